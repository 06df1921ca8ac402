import type { Redis } from 'ioredis';
import type { BriefDispatch } from '../desk/briefs/brief-dispatch';
import type { SentBrief } from '../desk/briefs/sent-brief';
import type { Card, CardSubject } from '../desk/card';
import type { Archived, Correction } from '../desk/issues/archived';
import type { ArchivedEntry } from '../desk/warnings/archived-entry';
import type { CorrectionOffer } from '../desk/issues/correct';
import type { Delivery, FrozenBulletin } from '../desk/issues/delivery';
import type { Dispatch, DispatchId } from '../desk/issues/dispatch';
import type { Edition } from '../desk/issues/edition';
import type { Draft } from '../desk/submissions/draft';
import type { Entry } from '../desk/entries/entry';
import type { IncomingFile } from '../desk/submissions/incoming-file';
import type { Issue } from '../desk/issues/issue';
import type { Pasted } from '../desk/issues/pasted';
import type { Pdf } from '../desk/issues/pdf';
import type { Picture } from '../desk/submissions/picture';
import type { Question } from '../desk/question';
import type { Registration } from '../desk/people/registration';
import type { Offer } from '../desk/issues/offer';
import type { Sketch } from '../desk/warnings/sketch';
import { noGroups } from '../desk/groups/group-book';
import { noStaff, type Staff } from '../desk/people/staff';
import type { TimedOffer, TimedSignOff } from '../desk/issues/timed-sign-off';
import type { Submission } from '../desk/submissions/submission';
import type { Watch } from '../desk/watch';
import {
  nameOf,
  nameOfSubject,
  nameOfWrite,
  type Counters,
  type TimetableLog,
  type Write,
} from './documents';
import { indexNames } from './indexes';
import type { Keys } from './keys';
import { openBook, type SealedBook } from './sealed';
import { closedVault, type Vault } from './vault';

/** Reads a desk's documents and remembers at which version each was read, for the commit that follows. */
export type Reader = ReturnType<typeof openReader>;

/** Version and body of a document. */
type Stored = [string | null, string | null];

const absent: Stored = [null, null];

export function openReader(client: Redis, keys: Keys, vault: Vault = closedVault) {
  const versions = new Map<string, number>();
  const fetched = new Map<string, Stored>();

  async function documents<Value>(names: string[]): Promise<Value[]> {
    const found = await fetch(names);
    return names.flatMap((name, index) => open<Value>(name, found[index] ?? absent));
  }

  async function fetch(names: string[]): Promise<Stored[]> {
    const pipeline = client.pipeline();
    for (const name of names) pipeline.hmget(keys.document(name), 'version', 'body');
    return ((await pipeline.exec()) ?? []).map(([error, answer]) => {
      if (error) throw error;
      return answer as Stored;
    });
  }

  async function fetchAhead(names: string[]): Promise<void> {
    const found = await fetch(names);
    names.forEach((name, index) => fetched.set(name, found[index] ?? absent));
  }

  /**
   * Bodies were written by `commit` from the same types; only the schema number can have changed since. Of a document
   * that is read twice the first version counts: what moved in between was ruled on as it was before.
   */
  function open<Value>(name: string, [version, body]: Stored): Value[] {
    if (!versions.has(name)) versions.set(name, Number(version ?? 0));
    if (body === null) return [];
    const value = JSON.parse(body) as Value & { schema: number };
    if (value.schema !== 1) throw new Error(`${name} has schema ${value.schema}, this program reads 1`);
    return [value];
  }

  async function one<Value>(name: string): Promise<Value | null> {
    const here = fetched.get(name);
    fetched.delete(name);
    const stored = here ?? ((await client.hmget(keys.document(name), 'version', 'body')) as Stored);
    const [value] = open<Value>(name, stored);
    return value ?? null;
  }

  async function listed<Value>(index: string): Promise<Value[]> {
    return documents<Value>(await client.zrange(keys.index(index), '0', '-1'));
  }

  /** Without their versions. */
  async function seen<Value>(index: string): Promise<Value[]> {
    const found = await fetch(await client.zrange(keys.index(index), '0', '-1'));
    return found.flatMap(([, body]) => (body === null ? [] : [JSON.parse(body) as Value]));
  }

  /** Between the list and what it lists somebody may have moved one: then it stands in another list by now. */
  async function listedAs<Value extends { state: string }>(
    index: string,
    state: Value['state'],
  ): Promise<Value[]> {
    const names = await client.zrange(keys.index(index), '0', '-1');
    const found = (await documents<Value>(names)).filter((one) => one.state === state);
    return found.length === names.length ? found : listedAs(index, state);
  }

  async function inBands(bands: string[]): Promise<{ name: string; bands: number }[]> {
    const pipeline = client.pipeline();
    for (const band of bands) pipeline.zrange(keys.index(indexNames.band(band)), '0', '-1', 'WITHSCORES');
    const common = new Map<string, { bands: number; score: number }>();
    for (const [error, answer] of (await pipeline.exec()) ?? []) {
      if (error) throw error;
      for (const [name, score] of pairs(answer as string[])) {
        const known = common.get(name);
        if (known) known.bands += 1;
        else common.set(name, { bands: 1, score: Number(score) });
      }
    }
    const ranked = [...common].sort(([, a], [, b]) => b.bands - a.bands || b.score - a.score);
    return ranked.map(([name, { bands }]) => ({ name, bands }));
  }

  return {
    versions,

    /** What was committed on what this reader has read stands at its next version: it may be written again. */
    wrote(write: Write): void {
      const name = nameOfWrite(write);
      versions.set(name, (versions.get(name) ?? 0) + 1);
    },

    /** Reads with one call what nearly every message of a person asks for; who does not ask for it has not read it. */
    lookAhead: (userid: string) =>
      fetchAhead([nameOf.staff, nameOf.groups, nameOf.counters, nameOf.draft(userid)]),
    /** The same for what every run of a delivery asks for. */
    lookAtDelivery: (dispatch: DispatchId, group: string) =>
      fetchAhead([nameOf.delivery(dispatch, group), nameOf.dispatch(dispatch), nameOf.groups]),

    submission: (number: number) => one<Submission>(nameOf.submission(number)),
    entry: (number: number) => one<Entry>(nameOf.entry(number)),
    entries: (numbers: number[]) => documents<Entry>(numbers.map(nameOf.entry)),
    submissions: (numbers: number[]) => documents<Submission>(numbers.map(nameOf.submission)),
    issue: (ordinal: number) => one<Issue>(nameOf.issue(ordinal)),
    issuesIn: (state: Issue['state']) => listedAs<Issue>(indexNames.issues(state), state),
    pending: () => listedAs<Submission>(indexNames.pending, 'pending'),
    pool: () => listedAs<Entry>(indexNames.pool, 'pooled'),
    counters: async () =>
      (await one<Counters>(nameOf.counters)) ?? { schema: 1 as const, submissions: 0, registrations: 0 },
    timetableLog: () => one<TimetableLog>(nameOf.timetableLog),
    watch: () => one<Watch>(nameOf.watch),
    staff: async () => (await one<Staff>(nameOf.staff)) ?? noStaff,
    groups: async () => {
      const sealed = await one<SealedBook>(nameOf.groups);
      return sealed ? openBook(sealed, vault) : noGroups;
    },
    card: (taskId: string) => one<Card>(nameOf.card(taskId)),
    cardsOf: (subject: Pick<CardSubject, 'kind' | 'number'>) =>
      listed<Card>(indexNames.cardsOf(nameOfSubject(subject))),
    question: (editor: string) => one<Question>(nameOf.question(editor)),
    questions: () => listed<Question>(indexNames.questions),
    draft: (contact: string) => one<Draft>(nameOf.draft(contact)),
    openDrafts: () => listed<Draft>(indexNames.drafts),
    sketch: (submission: number) => one<Sketch>(nameOf.sketch(submission)),
    pictures: (ids: string[]) => documents<Picture>(ids.map(nameOf.picture)),
    fetchingPictures: () => listed<Picture>(indexNames.fetching),
    file: (id: string) => one<IncomingFile>(nameOf.file(id)),
    waitingFiles: () => listed<IncomingFile>(indexNames.waitingFiles),
    registration: (number: number) => one<Registration>(nameOf.registration(number)),
    archived: (id: string) => one<Archived>(nameOf.archived(id)),
    /** The latest first. */
    archivedIds: async () =>
      (await client.zrange(keys.index(indexNames.archive), '0', '-1', 'REV')).map((name) =>
        name.slice(nameOf.archived('').length),
      ),
    archivedIssues: (ids: string[]) => documents<Archived>(ids.map(nameOf.archived)),
    archive: () => listed<Archived>(indexNames.archive),
    /** The days of all archived issues, as instants; 0 for one without. */
    archiveDays: async () =>
      pairs(await client.zrange(keys.index(indexNames.archive), '0', '-1', 'WITHSCORES')).map(([, score]) =>
        Number(score),
      ),
    /** Those whose day is at or after the one and before the other instant. */
    archivedBetween: async (from: number, to: number) =>
      documents<Archived>(
        await client.zrange(keys.index(indexNames.archive), String(from), `(${to}`, 'BYSCORE'),
      ),
    /** Of the archived issue with this id. */
    pdf: (of: string) => one<Pdf>(nameOf.pdf(of)),
    waitingPdfs: () => listedAs<Pdf>(indexNames.waitingPdfs, 'waiting'),
    correction: (of: string, number: number) => one<Correction>(nameOf.correction(of, number)),
    correctionsOf: (id: string) => listed<Correction>(indexNames.correctionsOf(id)),
    /** Those that are still going out. */
    correcting: () => listedAs<Correction>(indexNames.correcting, 'dispatching'),
    /** Those made at or after this instant, the first first. */
    correctionsSince: async (at: number) =>
      documents<Correction>(await client.zrange(keys.index(indexNames.corrections), at, '+inf', 'BYSCORE')),
    sentBriefs: (submissions: number[]) => documents<SentBrief>(submissions.map(nameOf.sentBrief)),
    briefDispatch: (number: number) => one<BriefDispatch>(nameOf.briefDispatch(number)),
    countBriefDispatches: () => client.zcard(keys.index(indexNames.briefDispatches)),
    /** Those that are still going out. */
    briefsGoing: () => listedAs<BriefDispatch>(indexNames.briefsGoing, 'dispatching'),
    /** Those made at or after this instant, the first first. */
    briefDispatchesSince: async (at: number) =>
      documents<BriefDispatch>(
        await client.zrange(keys.index(indexNames.briefDispatches), at, '+inf', 'BYSCORE'),
      ),
    waitingRegistrations: () => listed<Registration>(indexNames.registrations),
    offer: () => one<Offer>(nameOf.offer),
    timedOffer: () => one<TimedOffer>(nameOf.timedOffer),
    /** Of the earliest closed issue; there is never another. */
    timedSignOff: () => one<TimedSignOff>(nameOf.timedSignOff),
    correctionOffer: (editor: string) => one<CorrectionOffer>(nameOf.correctionOffer(editor)),
    pasted: (admin: string) => one<Pasted>(nameOf.pasted(admin)),
    /** Null where nobody has said how it is to go on: it goes. */
    dispatch: (id: DispatchId) => one<Dispatch>(nameOf.dispatch(id)),
    /** Those that some group is still to be sent something of; nothing may hang on it that is committed. */
    dispatchesOut: async () => {
      const names = await client.zrange(keys.index(indexNames.unsettled), '0', '-1');
      return [...new Set(names.map((name) => name.split(':')[1] as DispatchId))];
    },
    /** As they stand at this moment, to be told of: they never rest, so their versions are not remembered. */
    deliveriesNow: (dispatch: DispatchId) => seen<Delivery>(indexNames.deliveries(dispatch)),
    troubledNow: (dispatch: DispatchId) => seen<Delivery>(indexNames.troubled(dispatch)),
    delivery: (dispatch: DispatchId, group: string) => one<Delivery>(nameOf.delivery(dispatch, group)),
    deliveries: (dispatch: DispatchId) => listed<Delivery>(indexNames.deliveries(dispatch)),
    unsettledDeliveries: () => listed<Delivery>(indexNames.unsettled),
    bulletin: (dispatch: DispatchId, digest: string) =>
      one<FrozenBulletin>(nameOf.bulletin(dispatch, digest)),
    /** By the digest of the bulletin's value. */
    edition: (issue: number, digest: string) => one<Edition>(nameOf.edition(issue, digest)),

    /** The latest submissions of a contact, newest first. */
    async submissionsOf(userid: string, most: number): Promise<Submission[]> {
      const names = await client.zrange(
        keys.index(indexNames.ofContact(userid)),
        '0',
        String(most - 1),
        'REV',
      );
      return documents<Submission>(names);
    },

    /** The issue with the highest ordinal in a state, or null. */
    async latestIssue(state: Issue['state']): Promise<Issue | null> {
      const [name] = await client.zrange(keys.index(indexNames.issues(state)), '0', '0', 'REV');
      if (name === undefined) return null;
      const issue = await one<Issue>(name);
      return issue?.state === state ? issue : this.latestIssue(state);
    },

    /**
     * Those with bands in common: the ones with the most in common, of equals the latest submissions. Where more have
     * only one than would be compared, they have it by chance, as strangers do in a large archive.
     */
    async nearest(
      bands: string[],
      { besides, most }: { besides: number; most: number },
    ): Promise<{ submissions: Submission[]; printed: ArchivedEntry[] }> {
      const others = (await inBands(bands)).filter(({ name }) => name !== nameOf.submission(besides));
      const alike = others.filter(({ bands }) => bands > 1);
      const worth = others.length - alike.length > most ? alike : others;
      const names = worth.slice(0, most).map(({ name }) => name);
      const found = await documents<Submission | ArchivedEntry>(names);
      return {
        submissions: found.filter((one) => 'revisions' in one),
        printed: found.filter((one) => 'bands' in one),
      };
    },

    /** How many submissions came in at or after this instant. */
    countReceivedSince: (at: number) => client.zcount(keys.index(indexNames.received), at, '+inf'),
  };
}

function pairs(flat: string[]): [string, string][] {
  return flat.flatMap((word, index) => (index % 2 === 0 ? [[word, flat[index + 1] ?? '']] : []));
}
