import { countEntries, issueName, listEntries, type Issue } from '../../desk/issues/issue';
import { previewLetters } from '../../format/preview';
import { printParts } from '../../format/printing/print-parts';
import { previewIntroduction, standing, standingHint } from '../../format/says/issues';
import { columnsOf, compile } from './bulletin';
import { addressed, answer, fact, refuse, told, type Ask, type Outcome } from '../handler';
import { closedIssue, openIssue } from '../seen';

/** 本期: the issue that waits to be signed off, and the one that collects. */
export async function showIssue(ask: Ask): Promise<Outcome> {
  const closed = await closedIssue(ask);
  const issues = [closed, await openIssue(ask)].filter((issue) => issue !== null);
  const each = await Promise.all(issues.map((issue) => describe(issue, ask)));
  return answer(ask, [...each, standingHint(closed !== null)].join('\n'));
}

/** 预览: every part as the groups would get it, to this editor only. */
export async function previewIssue(ask: Ask): Promise<Outcome> {
  const issue = (await closedIssue(ask)) ?? (await openIssue(ask));
  if (countEntries(issue) === 0)
    return refuse(ask, { ok: false, why: 'issue-empty', issue: issueName(issue) });
  const parts = printParts(await compile(issue, ask));
  const introduction = told(ask.cause.by, previewIntroduction(issue, parts.length));
  const letters = [...introduction, ...addressed(ask.cause.by, previewLetters(parts))];
  return { writes: [], facts: [fact(ask, 'asked')], letters };
}

async function describe(issue: Issue, ask: Ask): Promise<string> {
  const entries = await ask.read.entries(listEntries(issue).map(({ entry }) => entry));
  return standing(issue, entries, columnsOf(issue, ask));
}
