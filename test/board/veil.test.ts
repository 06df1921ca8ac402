import { createVeil } from '../../src/board/veil';

const letter = {
  id: 'tell-7-editor-first',
  opts: { jobId: 'tell-7-editor-first', attempts: 8 },
  data: { userids: ['editor-first'] },
  stacktrace: ['Error: of editor-first'],
};

test('a person is a digest in the data and wherever else the same words stand', () => {
  const { veil } = createVeil();
  const shown = '~4f6d6145';
  expect(veil({ queues: [{ name: 'tell', jobs: [letter] }] })).toEqual({
    queues: [
      {
        name: 'tell',
        jobs: [
          {
            id: `tell-7-${shown}`,
            opts: { jobId: `tell-7-${shown}`, attempts: 8 },
            data: { userids: [shown] },
            stacktrace: [`Error: of ${shown}`],
          },
        ],
      },
    ],
  });
});

test('so is the editor who asked for a preview', () => {
  const { veil } = createVeil();
  const job = { id: 'preview-1', data: { issue: 1, editor: 'editor-second' } };
  expect(JSON.stringify(veil(job))).not.toContain('editor-second');
});

test('an id that was shown is understood, any other is taken as it is', () => {
  const { veil, idBehind } = createVeil();
  const { id } = veil(letter) as { id: string };
  expect([idBehind(id), idBehind('deliver-issue-1')]).toEqual([letter.id, 'deliver-issue-1']);
});

test('what names nobody stays as it is', () => {
  const { veil } = createVeil();
  const job = {
    id: 'deliver-1',
    data: { dispatch: 'issue-1', group: '市总机关群' },
    delay: 0,
    returnValue: null,
  };
  expect(veil(job)).toEqual(job);
  expect(veil(null)).toBeNull();
});
