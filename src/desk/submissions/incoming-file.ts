/** 来件: a file that a contact sent; its text is read out and becomes a submission. */
export type IncomingFile = {
  schema: 1;
  /** The id of the message that brought it. */
  id: string;
  contact: string;
  /** Hers when she sent it. */
  unit: string;
  mediaId: string;
  fileName: string | null;
  sentAt: number;
  at: number;
  state: 'waiting' | 'read' | 'lost';
};

/** WeCom takes files up to 20 MB [90253]. */
export const mostFileBytes = 20 * 1024 * 1024;
