import pino, { type DestinationStream, type Logger } from 'pino';

/**
 * One line of JSON each. Of an error only name, message and stack: an error of Redis carries the whole command,
 * and with it what somebody wrote.
 */
export function createLog(destination?: DestinationStream): Logger {
  return pino({ base: null, serializers: { err: harmless } }, destination ?? pino.destination(1));
}

function harmless(error: unknown): object {
  if (!(error instanceof Error)) return { message: 'not an error' };
  return { name: error.name, message: error.message, stack: error.stack };
}
