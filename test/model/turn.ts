import type { Model } from './model';

/** One message on its way through the model, which is changed in place. */
export type Turn = { model: Model; by: string };

/** Who must hear what: a text with all these lines in it (… stands for anything), or a card on a submission. */
export type Told = { to: string } & ({ has: string[] } | { card: number });

export function reply({ by }: Turn, ...has: string[]): Told[] {
  return [{ to: by, has }];
}

export function notice(to: string, ...has: string[]): Told[] {
  return [{ to, has }];
}

export function editorsOf({ people }: Model): string[] {
  return Object.keys(people).filter((userid) => people[userid]?.isEditor);
}

export function nameOf({ people }: Model, userid: string): string {
  return people[userid]?.name ?? '编辑部';
}

export function issueName(ordinal: number): string {
  return `第${ordinal}期（总第${ordinal}期）`;
}

/** Whether a text says all of it, each in one line. */
export function fits(text: string, has: readonly string[]): boolean {
  return has.every((line) => patternOf(line).test(text));
}

function patternOf(line: string): RegExp {
  const literal = (words: string) => words.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
  return new RegExp(line.split('…').map(literal).join('.*'), 'u');
}
