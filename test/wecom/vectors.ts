import { readShared } from '../support/shared';

export type CallbackVector = {
  id: string;
  kind: 'verify_url' | 'message' | 'signature_only';
  format: 'xml' | 'json' | 'raw-encrypt';
  method: 'GET' | 'POST';
  token: string;
  encodingAESKey: string;
  receiveId: string;
  query: { msg_signature: string; timestamp: string; nonce: string };
  query_string: string;
  body: string;
  encrypt: string;
  expect: { mustReject?: boolean; plaintext: string; fields: Record<string, string>; why: string };
};

export function readCallbacks(file: 'callbacks.json' | 'negative_callbacks.json'): CallbackVector[] {
  return (readVectors(file) as { vectors: CallbackVector[] }).vectors;
}

export function readVectors(file: string): unknown {
  return JSON.parse(readShared(`vectors/${file}`));
}
