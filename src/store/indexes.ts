import { hasTrouble, isSettled } from '../desk/issues/delivery';
import { issueOfDispatch, type DispatchId } from '../desk/issues/dispatch';
import { nameOf, nameOfSubject, nameOfWrite, type IndexEntry, type Write } from './documents';

/** Every index a document may stand in; a commit leaves all of them but those that `indexesOf` names. */
export const indexNames = {
  pending: 'submissions:pending',
  pool: 'entries:pool',
  ofContact: (userid: string) => `submissions:of:${userid}`,
  issues: (state: string) => `issues:${state}`,
  deliveries: (dispatch: DispatchId) => `deliveries:${dispatch}`,
  unsettled: 'deliveries:unsettled',
  /** Those of which a part did not arrive, or nobody knows. */
  troubled: (dispatch: DispatchId) => `deliveries:${dispatch}:troubled`,
  /** Every submission, by the time of its first revision. */
  received: 'submissions:received',
  cardsOf: (subject: string) => `cards:of:${subject}`,
  /** Open questions and open drafts, by the time of their last message. */
  questions: 'questions',
  drafts: 'drafts',
  registrations: 'registrations:waiting',
  /** Every archived issue, by its date; those without one first. */
  archive: 'archive',
  correctionsOf: (id: string) => `corrections:${id}`,
  /** Every correction, by its age; those that are still going out. */
  corrections: 'corrections',
  correcting: 'corrections:dispatching',
  /** Every 快讯, by its age; those that are still going out. */
  briefDispatches: 'briefs',
  briefsGoing: 'briefs:dispatching',
  /** Pictures and files that are still to be fetched, by their age. */
  fetching: 'pictures:fetching',
  waitingFiles: 'files:waiting',
  /** PDFs that are still to be made. */
  waitingPdfs: 'pdfs:waiting',
  /** Submissions and entries of old issues whose texts have this band in common. */
  band: (band: string) => `near:${band}`,
};

/** Where a document can be found by more than its name. */
export function indexesOf(write: Write): { in: IndexEntry[]; out: string[] } {
  switch (write.kind) {
    case 'submission': {
      const { number, contact, state } = write.value;
      const mine = entry(indexNames.ofContact(contact), write, number);
      const received = entry(indexNames.received, write, write.value.revisions[0]?.at ?? 0);
      return sort(
        [mine, received, state === 'pending' && entry(indexNames.pending, write, number)],
        [indexNames.pending],
      );
    }
    case 'entry':
      return sort(
        [write.value.state === 'pooled' && entry(indexNames.pool, write, write.value.number)],
        [indexNames.pool],
      );
    case 'issue': {
      const { state, ordinal } = write.value;
      return sort([entry(indexNames.issues(state), write, ordinal)], issueStates.map(indexNames.issues));
    }
    case 'delivery': {
      const { value, was } = write;
      if (was && isSettled(was) === isSettled(value) && hasTrouble(was) === hasTrouble(value)) return nowhere;
      const { dispatch, order } = value;
      const issue = issueOfDispatch(dispatch);
      const unsettled = !isSettled(value) && entry(indexNames.unsettled, write, issue ?? 0);
      const troubled = hasTrouble(value) && entry(indexNames.troubled(dispatch), write, order);
      return sort(
        [entry(indexNames.deliveries(dispatch), write, order), unsettled, troubled],
        [indexNames.unsettled, indexNames.troubled(dispatch)],
      );
    }
    case 'card':
      return sort([entry(indexNames.cardsOf(nameOfSubject(write.value.about)), write, 0)], []);
    case 'question':
      return sort([entry(indexNames.questions, write, write.value.askedAt)], []);
    case 'goneQuestion':
      return { in: [], out: [indexNames.questions] };
    case 'draft': {
      const { closed, opened, messages } = write.value;
      const lastAt = Math.max(opened.at, ...messages.map(({ at }) => at));
      return sort([closed === null && entry(indexNames.drafts, write, lastAt)], [indexNames.drafts]);
    }
    case 'picture': {
      const { state, at } = write.value;
      return sort([state === 'fetching' && entry(indexNames.fetching, write, at)], [indexNames.fetching]);
    }
    case 'file': {
      const { state, at } = write.value;
      return sort(
        [state === 'waiting' && entry(indexNames.waitingFiles, write, at)],
        [indexNames.waitingFiles],
      );
    }
    case 'registration': {
      const { state, number } = write.value;
      return sort(
        [state === 'waiting' && entry(indexNames.registrations, write, number)],
        [indexNames.registrations],
      );
    }
    case 'archived': {
      const { date } = write.value.bulletin;
      return sort([entry(indexNames.archive, write, date === null ? 0 : Date.parse(date))], []);
    }
    case 'correction': {
      const { of, number, at, state } = write.value;
      const mine = entry(indexNames.correctionsOf(of), write, number);
      const correcting = state === 'dispatching' && entry(indexNames.correcting, write, at);
      return sort([mine, entry(indexNames.corrections, write, at), correcting], [indexNames.correcting]);
    }
    case 'briefDispatch': {
      const { at, state } = write.value;
      const going = state === 'dispatching' && entry(indexNames.briefsGoing, write, at);
      return sort([entry(indexNames.briefDispatches, write, at), going], [indexNames.briefsGoing]);
    }
    case 'pdf':
      return sort(
        [write.value.state === 'waiting' && entry(indexNames.waitingPdfs, write, 0)],
        [indexNames.waitingPdfs],
      );
    case 'sketch': {
      const { submission, bands } = write.value;
      return { in: inBands(bands, nameOf.submission(submission), submission), out: [] };
    }
    case 'archivedEntry':
      return { in: inBands(write.value.bands, nameOfWrite(write), 0), out: [] };
    case 'goneIssue':
      return { in: [], out: issueStates.map(indexNames.issues) };
    default:
      return nowhere;
  }
}

const nowhere = { in: [], out: [] };

const issueStates = ['open', 'closed', 'signedOff', 'dispatching', 'dispatched'];

function entry(index: string, write: Write, score: number): IndexEntry {
  return { index, member: nameOfWrite(write), score };
}

function inBands(bands: readonly string[], member: string, score: number): IndexEntry[] {
  return bands.map((band) => ({ index: indexNames.band(band), member, score }));
}

function sort(found: (IndexEntry | false)[], possible: string[]): { in: IndexEntry[]; out: string[] } {
  const standing = found.filter((one) => one !== false);
  const out = possible.filter((index) => !standing.some((one) => one.index === index));
  return { in: standing, out };
}
