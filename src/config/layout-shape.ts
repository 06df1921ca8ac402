import { z } from 'zod';
import { defaultLayout, type Face, type Layout } from '../format/word/layout';
import { count, list, record } from './shape-parts';

/** 字号 in points, as Word has them. */
const sizes: Record<string, number> = {
  初号: 42,
  小初: 36,
  一号: 26,
  小一: 24,
  二号: 22,
  小二: 18,
  三号: 16,
  小三: 15,
  四号: 14,
  小四: 12,
  五号: 10.5,
  小五: 9,
};

/** layout.yaml: whatever is left out is as in the standard. */
export const layoutShape = record({
  page: page(defaultLayout.page).prefault({}),
  faces: record(facesOf(defaultLayout.faces)).prefault({}),
  red: z
    .string({ error: colour() })
    .regex(/^[0-9a-f]{6}$/i, { error: colour() })
    .default(defaultLayout.red),
  rules: record(lengthsOf(defaultLayout.rules)).prefault({}),
  contentsAbove: count().default(defaultLayout.contentsAbove),
  picture: record(lengthsOf(defaultLayout.picture)).prefault({}),
});

function colour() {
  return '应为六位的颜色代码，如 FF0000';
}

function page({ lines, characters, ...lengths }: Layout['page']) {
  return record({
    ...lengthsOf(lengths),
    lines: count().max(100, { error: '最多 100 行' }).default(lines),
    characters: count().max(100, { error: '最多 100 字' }).default(characters),
  });
}

type Lengths<Name extends string> = Record<Name, z.ZodDefault<z.ZodNumber>>;

function lengthsOf<Name extends string>(defaults: Record<Name, number>): Lengths<Name> {
  const made = Object.entries<number>(defaults).map(([name, length]) => [name, millimetres(length)]);
  return Object.fromEntries(made) as Lengths<Name>;
}

function millimetres(length: number) {
  const error = '应为毫米数，0 至 1000，如 37';
  return z.number({ error }).min(0, { error }).max(1000, { error }).default(length);
}

type Faces<Name extends string> = Record<Name, ReturnType<typeof face>>;

function facesOf<Name extends string>(defaults: Record<Name, Face>): Faces<Name> {
  const made = Object.entries<Face>(defaults).map(([name, wanted]) => [name, face(wanted)]);
  return Object.fromEntries(made) as Faces<Name>;
}

function face({ fonts, size }: Face) {
  return record({ fonts: fontList().default(fonts), size: fontSize(size) }).prefault({});
}

/** A comma parts names in the file itself. */
function fontList() {
  const error = '应为字体名，如 仿宋_GB2312';
  const font = z
    .string({ error })
    .trim()
    .regex(/^[^,;，；<>&"\n]{1,60}$/, { error });
  return list(font).min(1, { error: '至少要有一种字体' });
}

function fontSize(size: number) {
  const error = `应为字号（${Object.keys(sizes).join(' ')}）或 5 至 200 的磅数`;
  const inPoints = z.number({ error }).min(5, { error }).max(200, { error });
  return z.preprocess((written) => sizes[String(written).trim()] ?? written, inPoints).default(size);
}
