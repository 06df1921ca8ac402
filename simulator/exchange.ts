import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { buffer } from 'node:stream/consumers';

export type Exchange = { status: number; body: string };
type Outgoing = { method: 'GET' | 'POST'; body?: string; signal: AbortSignal };

/** One request on a connection of its own, as the platform's are; rejects when nobody answers. */
export async function exchange(url: string, { method, body, signal }: Outgoing): Promise<Exchange> {
  const request = url.startsWith('https:') ? requestHttps : requestHttp;
  return await new Promise((resolve, reject) => {
    const outgoing = request(url, { method, signal, agent: false }, (response) => {
      buffer(response).then((bytes) => {
        resolve({ status: response.statusCode ?? 0, body: bytes.toString('utf8') });
      }, reject);
    });
    outgoing.once('error', reject);
    if (body !== undefined) outgoing.setHeader('content-type', 'text/xml');
    outgoing.end(body);
  });
}
