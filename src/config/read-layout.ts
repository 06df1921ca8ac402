import { defaultLayout, type Layout } from '../format/word/layout';
import { points, twips } from '../format/word/measures';
import type { TextFile } from './environment';
import { layoutShape } from './layout-shape';
import type { Mistake } from './mistake';
import { sayIssue } from './say-issue';
import { sayFaults, sayMistakes } from './say-mistakes';
import { readYaml } from './yaml-lines';

export type LayoutReading = { ok: true; layout: Layout } | { ok: false; mistakes: string[] };

/** layout.yaml, or every mistake in it; a desk without the file prints by the standard. */
export function readLayout({ path, text }: TextFile): LayoutReading {
  if (text === null) return { ok: true, layout: defaultLayout };
  const yaml = readYaml(text);
  if (yaml.faults.some(({ fatal }) => fatal)) return { ok: false, mistakes: sayFaults(path, yaml) };
  const shaped = layoutShape.safeParse(yaml.raw ?? {});
  const found = (shaped.error?.issues ?? []).flatMap((issue) => sayIssue(issue, yaml));
  const mistakes = [...found, ...(shaped.success ? checkPage(shaped.data) : [])];
  if (shaped.success && mistakes.length === 0 && yaml.faults.length === 0)
    return { ok: true, layout: shaped.data };
  return { ok: false, mistakes: [...sayFaults(path, yaml), ...sayMistakes(path, mistakes, yaml)] };
}

/** What no length can know alone: whether it all goes on the paper, and a line below a line. */
function checkPage({ page, faces, picture }: Layout): Mistake[] {
  const pitch = twips(page.textHeight) / page.lines;
  const rules: [isBroken: boolean, path: string[], text: string][] = [
    [page.left + page.textWidth > page.width, ['page', 'textWidth'], '左边距加版心宽度超过了纸宽'],
    [page.top + page.textHeight > page.height, ['page', 'textHeight'], '上边距加版心高度超过了纸高'],
    [pitch < points(faces.body.size), ['page', 'lines'], '行数太多，正文的字会叠在一起'],
    [picture.width > page.textWidth, ['picture', 'width'], '图片不能比版心宽'],
    [picture.height > page.textHeight / 2, ['picture', 'height'], '图片不能高过版心的一半'],
  ];
  return rules.filter(([isBroken]) => isBroken).map(([, path, text]) => ({ path, text }));
}
