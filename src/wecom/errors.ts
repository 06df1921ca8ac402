import { isDeadTarget, treatmentOf } from './errcodes';
import type { Treatment } from './errcodes';

const maxErrmsg = 200;

/** WeCom answered no. Nothing was delivered. */
export class WecomRefused extends Error {
  override readonly name = 'WecomRefused';
  readonly errmsg: string;
  /** The address is dead for every message, not only for this one. */
  readonly deadTarget: boolean;

  constructor(
    readonly call: string,
    readonly errcode: number,
    errmsg: string,
    readonly treatment: Treatment = treatmentOf(errcode),
  ) {
    const harmless = withoutSecrets(errmsg);
    super(`${call} refused with ${errcode}: ${harmless}`);
    this.errmsg = harmless;
    this.deadTarget = isDeadTarget(errcode);
  }
}

/**
 * Nobody answered, or nobody we know. `mayHaveArrived` is false only where no connection came about: then a repeat
 * cannot show the message twice. `cause` is a code or a fixed phrase, never the library's error, which may quote
 * addresses and answers.
 */
export class WecomUnreachable extends Error {
  override readonly name = 'WecomUnreachable';

  constructor(
    readonly call: string,
    override readonly cause: string,
    readonly mayHaveArrived: boolean,
  ) {
    super(`${call} unreachable: ${cause}`);
  }
}

/** The same refusal, when what was tried about it did not help. */
export function treatedAs(refused: WecomRefused, treatment: Treatment): WecomRefused {
  return new WecomRefused(refused.call, refused.errcode, refused.errmsg, treatment);
}

/** WeCom repeats parts of the request in its errmsg; long runs are tokens, keys and trace numbers. */
function withoutSecrets(errmsg: string): string {
  const named = errmsg.replace(/\b(\w*(?:token|secret|key))(["']?\s*[=:]\s*["']?)[^\s"',&]+/gi, '$1$2…');
  return named.replace(/[\w-]{24,}/g, '…').slice(0, maxErrmsg);
}
