import { countEntries, issueName, type Issue } from '../../desk/issues/issue';
import type { PartContent } from '../../desk/issues/delivery';
import { previewLetters } from '../../format/preview';
import { printParts } from '../../format/printing/print-parts';
import {
  holdsMessages,
  holdsMore,
  previewForNobody,
  previewIntroduction,
  previewOf,
} from '../../format/says/previews';
import type { AddressedLetter } from '../../store/commit';
import { addressed, fact, refuse, told, type Ask, type Outcome } from '../handler';
import { compile, partsForGroups, renderingsOf } from './bulletin';
import { currentIssue } from './issue-chain';

/** 预览: every part as the groups would get it, each rendering once, to this editor only; a job makes files and cards. */
export async function previewIssue(ask: Ask): Promise<Outcome> {
  const issue = await currentIssue(ask);
  if (countEntries(issue) === 0)
    return refuse(ask, { ok: false, why: 'issue-empty', issue: issueName(issue) });
  const renderings = renderingsOf(await partsForGroups(issue, ask));
  if (renderings.length === 0) return previewWhole(issue, ask);
  const { by } = ask.cause;
  const [only, ...more] = renderings;
  const letters =
    only && more.length === 0
      ? partLetters(by, only.parts)
      : renderings
          .filter(holdsMessages)
          .flatMap((one) => [...told(by, previewOf(one)), ...partLetters(by, one.parts)]);
  const hasMore = renderings.some(holdsMore);
  return {
    writes: [],
    facts: [fact(ask, hasMore ? 'previewed' : 'asked', { issue: issue.ordinal })],
    letters: [...told(by, previewIntroduction(issue, renderings)), ...letters],
  };
}

/** There is no group that would get anything of it. */
async function previewWhole(issue: Issue, ask: Ask): Promise<Outcome> {
  const { by } = ask.cause;
  const parts = printParts(await compile(issue, ask));
  const letters = addressed(by, previewLetters(parts));
  return {
    writes: [],
    facts: [fact(ask, 'asked', { issue: issue.ordinal })],
    letters: [...told(by, previewForNobody(issue, parts.length)), ...letters],
  };
}

function partLetters(to: string, parts: PartContent[]): AddressedLetter[] {
  const texts = parts.flatMap((part) => (part.kind === 'markdown' ? [part.text] : []));
  return addressed(to, previewLetters(texts));
}
