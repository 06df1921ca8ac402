import { AlignmentType, LineRuleType, type IParagraphStyleOptions } from 'docx';
import type { Face, Part } from './layout';
import { points, type Measures } from './measures';

type Shape = NonNullable<IParagraphStyleOptions['paragraph']>;

/** The attribution is no paragraph. */
export type ParagraphPart = Exclude<Part, 'attribution'>;

/** How a part stands on the page; its style's name is what the office reads in Word. */
type Style = { name: string; shape: (measures: Measures, face: Face) => Shape };

export const shapes: Record<ParagraphPart, Style> = {
  title: { name: '简报 刊名', shape: title },
  numbers: { name: '简报 期号', shape: numbers },
  imprint: { name: '简报 编印单位和日期', shape: imprint },
  contentsHeading: { name: '简报 目录标题', shape: contentsHeading },
  contentsColumn: { name: '简报 目录栏目', shape: contentsColumn },
  contents: { name: '简报 目录', shape: contents },
  column: { name: '简报 栏目', shape: column },
  headline: { name: '简报 标题', shape: headline },
  author: { name: '简报 作者', shape: author },
  body: { name: '简报 正文', shape: body },
  firstHeading: { name: '简报 一级小标题', shape: heading },
  secondHeading: { name: '简报 二级小标题', shape: heading },
  caption: { name: '简报 图片说明', shape: caption },
  distribution: { name: '简报 报尾', shape: distribution },
  pageNumber: { name: '简报 页码', shape: pageNumber },
};

function title({ pitch }: Measures, { size }: Face): Shape {
  const spacing = { after: half(pitch), ...exactly(points(size * 1.2)) };
  return { alignment: AlignmentType.CENTER, spacing };
}

function numbers({ pitch }: Measures): Shape {
  return { alignment: AlignmentType.CENTER, spacing: { after: half(pitch), ...exactly(pitch) } };
}

/** 左空一字, 右空一字, as the lines of an office's head and foot are. */
function imprint({ textWidth, pitch }: Measures, { size }: Face): Shape {
  return {
    indent: { firstLine: points(size), firstLineChars: 100 },
    rightTabStop: textWidth - points(size),
    spacing: exactly(pitch),
  };
}

function contentsHeading({ pitch }: Measures): Shape {
  const spacing = { before: pitch, after: half(pitch), ...exactly(pitch) };
  return { alignment: AlignmentType.CENTER, keepNext: true, spacing };
}

function contentsColumn(_: Measures, { size }: Face): Shape {
  return { keepNext: true, indent: { left: points(size) }, spacing: exactly(points(size * 1.7)) };
}

function contents(_: Measures, { size }: Face): Shape {
  const indent = { left: points(size * 4), hanging: points(size), right: points(size) };
  return { indent, spacing: exactly(points(size * 1.7)) };
}

function column({ pitch }: Measures): Shape {
  return { keepNext: true, outlineLevel: 0, spacing: { before: pitch, ...exactly(pitch) } };
}

function headline({ pitch }: Measures): Shape {
  const spacing = { before: pitch, after: half(pitch), ...exactly(pitch) };
  return { alignment: AlignmentType.CENTER, keepNext: true, keepLines: true, outlineLevel: 1, spacing };
}

function author({ pitch }: Measures): Shape {
  return {
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { after: half(pitch), ...exactly(pitch) },
  };
}

/** 每个自然段左空二字 (7.3.3). The tab is for the attribution. */
function body({ character, textWidth }: Measures): Shape {
  const indent = { firstLine: character * 2, firstLineChars: 200 };
  return { alignment: AlignmentType.BOTH, indent, rightTabStop: textWidth - character };
}

function heading(measures: Measures): Shape {
  return { ...body(measures), keepNext: true };
}

function caption({ pitch }: Measures): Shape {
  return { alignment: AlignmentType.CENTER, spacing: { after: half(pitch), ...exactly(pitch) } };
}

/** 回行时与冒号后的首字对齐 (7.4.2): the label 本期印发： is five characters wide. */
function distribution(_: Measures, { size }: Face): Shape {
  const indent = { left: points(size * 6), hanging: points(size * 5), right: points(size) };
  return { indent, spacing: exactly(points(size * 1.6)) };
}

function pageNumber(_: Measures, { size }: Face): Shape {
  return { spacing: exactly(points(size * 1.3)), indent: { right: points(size), left: points(size) } };
}

export function exactly(line: number) {
  return { line, lineRule: LineRuleType.EXACT };
}

function half(length: number): number {
  return Math.round(length / 2);
}
