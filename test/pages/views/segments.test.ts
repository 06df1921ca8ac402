import { segmentsOf } from '../../../src/pages/views/segments';

const found = (text: string) => ({ text, isFound: true });
const plain = (text: string) => ({ text, isFound: false });

test('a text is cut where what was looked for begins and ends', () => {
  expect(
    segmentsOf({
      text: '各级工会防高温',
      marks: [
        [2, 4],
        [5, 7],
      ],
    }),
  ).toEqual([plain('各级'), found('工会'), plain('防'), found('高温')]);
  expect(segmentsOf({ text: '高温高温', marks: [[0, 4]] })).toEqual([found('高温高温')]);
});

test('without a mark it is one piece', () => {
  expect(segmentsOf({ text: '各级工会', marks: [] })).toEqual([plain('各级工会')]);
  expect(segmentsOf({ text: '', marks: [] })).toEqual([]);
});
