/** The command that makes an offer, and with its code takes it. */
export type OfferWord = '签发' | '定时签发' | '更正' | '导入';
