/** 文稿: what a submission says and what an entry prints. A brief is one paragraph without headline. */
export type Piece = {
  /** 标题, lines joined by "\n" where it runs over two; null for a brief. */
  headline: string | null;
  /** 作者, the line under a speech's headline. */
  author: string | null;
  /** 正文, one string a paragraph, without line breaks inside. */
  body: string[];
  /** 署名 as it stands between the brackets, without them. */
  attribution: string | null;
  /** 附图, printed after the body where pictures can be printed. */
  pictures?: Picture[];
};

/** `file` below DATA_DIR. */
export type Picture = { file: string; caption: string | null };

export type BulletinColumn = { name: string; entries: Piece[] };

/** 简报: an issue rendered to be read: a value, not a record. What is null is not printed. */
export type Bulletin = {
  title: string | null;
  number: number | null;
  runningNumber: number | null;
  /** YYYY-MM-DD */
  date: string | null;
  publisher: string | null;
  columns: BulletinColumn[];
  /** 本期印发, one string a receiver. */
  distribution: string[];
  /** 印发份数; missing where it is not printed. */
  copies?: number;
};
