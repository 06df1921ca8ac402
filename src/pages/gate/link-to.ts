import { isSame, sign } from './seal';

type Links = { publicUrl: string | null; openByLink: boolean; key: Buffer };

/**
 * The address of an archived issue's page, for a card; null where there are no pages. Where the desk allows it, the
 * link alone opens that issue, to whoever holds it.
 */
export function linkMaker({ publicUrl, openByLink, key }: Links): (issueId: string) => string | null {
  return (issueId) => {
    if (publicUrl === null) return null;
    return `${publicUrl}/issues/${issueId}${openByLink ? `?k=${linkKey(issueId, key)}` : ''}`;
  };
}

/** 128 bits that only we can make, good for one issue. */
export function linkKey(issueId: string, key: Buffer): string {
  return sign(`issue ${issueId}`, key).subarray(0, 16).toString('base64url');
}

export function opensIssue(given: string, issueId: string, key: Buffer): boolean {
  return isSame(Buffer.from(given), Buffer.from(linkKey(issueId, key)));
}
