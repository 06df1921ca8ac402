import type { Caller } from './call';
import { treatedAs, WecomRefused } from './errors';
import type { TokenSource } from './token';

export type App = { caller: Caller; tokens: TokenSource; agentId: number };

/** A token that the platform no longer takes is renewed, and the call made again, once. */
export async function withToken<T>({ tokens }: App, call: (token: string) => Promise<T>): Promise<T> {
  const token = await tokens.token();
  try {
    return await call(token);
  } catch (fault) {
    if (!isTokenFault(fault)) throw fault;
  }
  const renewed = await tokens.renew(token);
  return call(renewed).catch((fault: unknown) => failedAgain(tokens, fault));
}

function isTokenFault(fault: unknown): fault is WecomRefused {
  return fault instanceof WecomRefused && fault.treatment === 'token';
}

/** 40001 with a brand-new token means that the secret itself is wrong; the others are the platform's own delay. */
async function failedAgain(tokens: TokenSource, fault: unknown): Promise<never> {
  if (!isTokenFault(fault)) throw fault;
  if (fault.errcode !== 40001) throw treatedAs(fault, 'retry');
  await tokens.giveUp(fault.errcode);
  throw treatedAs(fault, 'configuration');
}
