import { numbersAndColumn, type Reads } from '../rest';

/** `12`, `12 13、15`, and nothing behind them. */
export const oneOrMoreNumbers: Reads<{ numbers: number[] }> = (rest) => {
  const { numbers, column } = numbersAndColumn({ ...rest, ...withoutStop(rest) }) ?? { column: '' };
  return numbers && column === null ? { numbers } : null;
};

/** The full stop that a keyboard adds is no column. */
function withoutStop({ plain, said }: Parameters<Reads<unknown>>[0]) {
  const stop = /[\s.。!]*$/u.exec(plain)?.[0].length ?? 0;
  return {
    plain: plain.slice(0, plain.length - stop),
    said: (from: number) => {
      const text = said(from);
      return text.slice(0, Math.max(0, text.length - stop));
    },
  };
}
