import type { Commit } from '../../../src/store/commit';
import { pendingSubmission } from '../../desk/examples';

/** A submission with a picture that is kept in this file. */
export function picturedPiece(file: string, bytes: number): Pick<Commit, 'writes' | 'facts'> {
  const picture = {
    schema: 1 as const,
    id: 'p',
    contact: 'contact-lake',
    submission: 1,
    mediaId: 'm',
    at: 1,
  };
  return {
    writes: [
      { kind: 'submission', value: pendingSubmission() },
      { kind: 'picture', value: { ...picture, state: 'kept', file, bytes } },
    ],
    facts: [{ what: 'submitted', by: 'contact-lake', at: 1, cause: 'message-1', submission: 1 }],
  };
}
