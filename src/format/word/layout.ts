/** 字体字号: the fonts from the wanted one to what may stand in for it, and the size in points. */
export type Face = { fonts: string[]; size: number };

/** What is printed has one face each. */
export type Part =
  | 'title'
  | 'numbers'
  | 'imprint'
  | 'contentsHeading'
  | 'contentsColumn'
  | 'contents'
  | 'column'
  | 'headline'
  | 'author'
  | 'body'
  | 'firstHeading'
  | 'secondHeading'
  | 'attribution'
  | 'caption'
  | 'distribution'
  | 'pageNumber';

/** 版式: how the Word file is laid out. Lengths are millimetres. */
export type Layout = {
  page: {
    width: number;
    height: number;
    /** 天头 and 订口, the margins above and on the left. */
    top: number;
    left: number;
    /** 版心 */
    textWidth: number;
    textHeight: number;
    /** So many lines on a page, and so many characters of the body on a line. */
    lines: number;
    characters: number;
    /** From the text to the page number. */
    pageNumberBelow: number;
  };
  faces: Record<Part, Face>;
  /** RRGGBB */
  red: string;
  rules: { red: number; thick: number; thin: number };
  /** An issue with more entries than this has a contents list. */
  contentsAbove: number;
  /** A picture is printed at most so large. */
  picture: { width: number; height: number };
};

const xiaobiaosong = ['方正小标宋简体', '方正小标宋_GBK', '华文中宋', '宋体'];
const heiti = ['黑体', '微软雅黑'];
const kaiti = ['楷体_GB2312', '楷体'];
const fangsong = ['仿宋_GB2312', '仿宋'];
const songti = ['宋体'];

/** GB/T 9704-2012, as config/layout.yaml says clause by clause. */
export const defaultLayout: Layout = {
  page: {
    width: 210,
    height: 297,
    top: 37,
    left: 28,
    textWidth: 156,
    textHeight: 225,
    lines: 22,
    characters: 28,
    pageNumberBelow: 7,
  },
  faces: {
    title: { fonts: xiaobiaosong, size: 64 },
    numbers: { fonts: fangsong, size: 16 },
    imprint: { fonts: fangsong, size: 16 },
    contentsHeading: { fonts: heiti, size: 16 },
    contentsColumn: { fonts: heiti, size: 14 },
    contents: { fonts: fangsong, size: 14 },
    column: { fonts: heiti, size: 18 },
    headline: { fonts: xiaobiaosong, size: 22 },
    author: { fonts: kaiti, size: 16 },
    body: { fonts: fangsong, size: 16 },
    firstHeading: { fonts: heiti, size: 16 },
    secondHeading: { fonts: kaiti, size: 16 },
    attribution: { fonts: kaiti, size: 16 },
    caption: { fonts: kaiti, size: 14 },
    distribution: { fonts: fangsong, size: 14 },
    pageNumber: { fonts: songti, size: 14 },
  },
  red: 'FF0000',
  rules: { red: 0.8, thick: 0.35, thin: 0.25 },
  contentsAbove: 6,
  picture: { width: 130, height: 90 },
};
