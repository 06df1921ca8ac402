/** 附图: a picture that came with a submission. WeCom keeps it three days [90253], so it is fetched at once. */
export type Picture = {
  schema: 1;
  /** The id of the message that brought it. */
  id: string;
  contact: string;
  /** The submission it belongs to; null while its long piece is still open. */
  submission: number | null;
  mediaId: string;
  at: number;
  state: 'fetching' | 'kept' | 'lost';
  /** Below DATA_DIR, named by the hash of its content; once it is kept. */
  file: string | null;
  bytes: number | null;
};
