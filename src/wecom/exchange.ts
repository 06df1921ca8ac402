import type { Dispatcher } from 'undici';

type Headers = Record<string, string | string[] | undefined>;
export type Request = Dispatcher.DispatchOptions;
/** The body is null where it is longer than asked for. */
export type Response = { status: number; headers: Headers; body: Buffer | null };
export type Bounds = { patienceMs: number; mostBytes: number };

/**
 * One request and its whole response. Throws what undici throws, and OUT_OF_TIME, or NOT_SENT where all connections were
 * busy until the patience was over. Below undici's `request`: a stream and an AbortSignal for each of a dispatch's
 * calls are a third of their cost (`npm run bench:dispatch`), and do not tell whether a request had gone out.
 */
export function exchange(to: Dispatcher, request: Request, bounds: Bounds): Promise<Response> {
  return new Promise((resolve, reject) => {
    to.dispatch(request, new Exchange(bounds, resolve, reject));
  });
}

/** What comes after its end changes nothing: a promise is settled once. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #mostBytes: number;
  readonly #resolve: (response: Response) => void;
  readonly #reject: (error: Error) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #pieces: Buffer[] = [];
  #length = 0;
  #status = 0;
  #headers: Headers = {};
  #controller: Dispatcher.DispatchController | null = null;
  #isOver = false;

  constructor(
    { patienceMs, mostBytes }: Bounds,
    resolve: (response: Response) => void,
    reject: (error: Error) => void,
  ) {
    this.#mostBytes = mostBytes;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#timer = setTimeout(() => {
      this.#giveUp(new ExchangeError(this.#controller ? 'OUT_OF_TIME' : 'NOT_SENT'));
    }, patienceMs);
  }

  /** Right before it is written to a connection. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#isOver) controller.abort(new ExchangeError('NOT_SENT'));
    this.#controller = controller;
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: Headers): void {
    this.#status = status;
    this.#headers = headers;
    if (Number(headers['content-length'] ?? 0) > this.#mostBytes) this.#leaveRest();
  }

  onResponseData(_: Dispatcher.DispatchController, piece: Buffer): void {
    this.#length += piece.length;
    if (this.#length > this.#mostBytes) this.#leaveRest();
    else this.#pieces.push(piece);
  }

  onResponseEnd(): void {
    const [first] = this.#pieces;
    this.#respond(first && this.#pieces.length === 1 ? first : Buffer.concat(this.#pieces));
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#end();
    this.#reject(error);
  }

  #giveUp(error: ExchangeError): void {
    this.#end();
    this.#reject(error);
    this.#controller?.abort(error);
  }

  #leaveRest(): void {
    this.#respond(null);
    this.#controller?.abort(new ExchangeError('TOO_LONG'));
  }

  #respond(body: Buffer | null): void {
    this.#end();
    this.#resolve({ status: this.#status, headers: this.#headers, body });
  }

  #end(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }
}

class ExchangeError extends Error {
  constructor(readonly code: 'OUT_OF_TIME' | 'NOT_SENT' | 'TOO_LONG') {
    super(code);
  }
}
