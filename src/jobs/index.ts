import { checkGroup, type CheckGroupDeps } from './check-group';
import { closeDrafts, type CloseDraftsDeps } from './close-drafts';
import { countReaders, type CountReadersDeps } from './count-readers';
import { deliver, type DeliverDeps } from './deliver';
import { dropQuestions, type DropQuestionsDeps } from './drop-questions';
import { finishDispatch, startDispatch, type StartDispatchDeps } from './dispatch';
import { fetchPicture, type FetchPictureDeps } from './fetch-picture';
import { handleMessage, type HandleMessageDeps } from './handle-message';
import type { JobName, Outcome, Run } from './job';
import { makePdf, type MakePdfDeps } from './make-pdf';
import { makePreview, type MakePreviewDeps } from './make-preview';
import { readFile, type ReadFileDeps } from './read-file';
import { remindEditors, type RemindEditorsDeps } from './remind-editors';
import { signOffOnTime, type SignOffOnTimeDeps } from './sign-off-on-time';
import { sendDailyBriefs, type SendDailyBriefsDeps } from './send-daily-briefs';
import { sweep, type SweepDeps } from './sweep';
import { tell, type TellDeps } from './tell';
import { updateCards, type UpdateCardsDeps } from './update-cards';
import { watchDesk, type WatchDeskDeps } from './watch-desk';
import { watchGroups, type WatchGroupsDeps } from './watch-groups';
import { writeDailyLine, type WriteDailyLineDeps } from './write-daily-line';

export type Deps = HandleMessageDeps &
  TellDeps &
  UpdateCardsDeps &
  DropQuestionsDeps &
  SignOffOnTimeDeps &
  DeliverDeps &
  StartDispatchDeps &
  SweepDeps &
  FetchPictureDeps &
  ReadFileDeps &
  MakePreviewDeps &
  MakePdfDeps &
  CloseDraftsDeps &
  CheckGroupDeps &
  CountReadersDeps &
  WatchGroupsDeps &
  WatchDeskDeps &
  RemindEditorsDeps &
  WriteDailyLineDeps &
  SendDailyBriefsDeps;

export type Row = {
  /** The data of a job were written by `enqueue` for this very job. */
  run: (data: never, deps: Deps, run: Run) => Promise<Outcome>;
} & (
  | {
      /** How many run at a time in one worker. */
      concurrency: number;
      /** A desk's messages are handled one at a time over all workers, in the order in which they were stored. */
      oneHand?: true;
    }
  | {
      /** On the timetable: these have one queue together. */
      everyMs: number;
    }
);

/** Everything that runs by itself. */
export const jobs: Record<JobName, Row> = {
  handleMessage: { run: handleMessage, concurrency: 1, oneHand: true },
  tell: { run: tell, concurrency: 20 },
  updateCards: { run: updateCards, concurrency: 10 },
  fetchPicture: { run: fetchPicture, concurrency: 4 },
  readFile: { run: readFile, concurrency: 1 },
  makePreview: { run: makePreview, concurrency: 1 },
  makePdf: { run: makePdf, concurrency: 1 },
  checkGroup: { run: checkGroup, concurrency: 4 },
  startDispatch: { run: startDispatch, concurrency: 1 },
  finishDispatch: { run: finishDispatch, concurrency: 1 },
  sweep: { run: sweep, everyMs: 10_000 },
  watchGroups: { run: watchGroups, everyMs: 10_000 },
  countReaders: { run: countReaders, everyMs: 10_000 },
  watchDesk: { run: watchDesk, everyMs: 10_000 },
  closeDrafts: { run: closeDrafts, everyMs: 15_000 },
  dropQuestions: { run: dropQuestions, everyMs: 5000 },
  signOffOnTime: { run: signOffOnTime, everyMs: 5000 },
  remindEditors: { run: remindEditors, everyMs: 60_000 },
  writeDailyLine: { run: writeDailyLine, everyMs: 60_000 },
  sendDailyBriefs: { run: sendDailyBriefs, everyMs: 60_000 },
};

/** The one thing that is no job of a queue: so many deliveries at a time, as they become due. */
export const deliveries = { run: deliver, concurrency: 100 };
