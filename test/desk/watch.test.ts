import { firstWatch, keepWatch, type Alarm, type Sight, type Watch } from '../../src/desk/watch';

const limits = { noTokenMinutes: 5, slowRedisMs: 500, refusedAMinute: 60, silentHours: 16 };
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

const calm: Omit<Sight, 'at'> = {
  seen: '1-0',
  hasToken: true,
  redisMs: 2,
  refused: {},
  lastCameAt: 0,
  isWorkingTime: true,
  failed: [],
  mail: {},
  parts: {},
  oldestPartAt: null,
  settled: {},
};

const begunAt = 100 * hour;

/** Looks every ten seconds for so long; what was told, and how long after the beginning. */
function watching(from: Watch, forMs: number, seen: (passedMs: number) => Partial<Sight>) {
  const told: [afterMs: number, alarm: Alarm][] = [];
  let watch = from;
  for (let passed = 10 * second; passed <= forMs; passed += 10 * second) {
    const at = from.at + passed;
    const looked = keepWatch(watch, { ...calm, ...seen(passed), at }, limits);
    told.push(...looked.alarms.map((alarm): [number, Alarm] => [passed, alarm]));
    watch = looked.watch;
  }
  return { watch, told };
}

const fresh = firstWatch('1-0', begunAt);

test('a desk on which all is well has no alarm', () => {
  expect(watching(fresh, hour, () => ({})).told).toEqual([]);
});

describe('the token', () => {
  const away = { hasToken: false };

  test('is told of once it could not be had for so long, and once it is there again', () => {
    const { told } = watching(fresh, hour, (passed) => (passed <= 20 * minute ? away : {}));
    const since = begunAt + 10 * second;
    expect(told).toEqual([
      [5 * minute + 10 * second, { kind: 'begun', fault: 'token', since }],
      [20 * minute + 10 * second, { kind: 'over', fault: 'token', since }],
    ]);
  });

  test('that is soon had again is nobody’s alarm', () => {
    expect(watching(fresh, hour, (passed) => (passed <= 4 * minute ? away : {})).told).toEqual([]);
  });
});

describe('Redis', () => {
  const slow = { redisMs: 501 };

  test('is told of when it was slow for half a minute, and when it was well for ten', () => {
    const { told } = watching(fresh, hour, (passed) => (passed <= 2 * minute ? slow : { redisMs: 500 }));
    const since = begunAt + 10 * second;
    expect(told).toEqual([
      [40 * second, { kind: 'begun', fault: 'redis', since }],
      [12 * minute, { kind: 'over', fault: 'redis', since }],
    ]);
  });

  test('that is slow now and then is told of once', () => {
    const { told } = watching(fresh, 3 * hour, (passed) => (passed % (5 * minute) <= minute ? slow : {}));
    expect(told.map(([, { kind }]) => kind)).toEqual(['begun']);
  });

  test('that was slow for one look is none', () => {
    expect(watching(fresh, hour, (passed) => (passed === minute ? slow : {})).told).toEqual([]);
  });
});

describe('the door', () => {
  test('is told of as soon as it has refused so many in a minute, of whatever kind', () => {
    const flood = { refused: { signature: 50, stale: 10 } };
    const { told } = watching(fresh, hour, (passed) => (passed <= minute ? flood : {}));
    const since = begunAt + 10 * second;
    expect(told).toEqual([
      [10 * second, { kind: 'begun', fault: 'door', since }],
      [11 * minute, { kind: 'over', fault: 'door', since }],
    ]);
  });

  test('that refuses fewer is not', () => {
    expect(watching(fresh, hour, () => ({ refused: { signature: 59 } })).told).toEqual([]);
  });
});

describe('silence', () => {
  test('is told of after so many working hours, and once something comes in', () => {
    const cameAt = begunAt + 20 * hour;
    const { told } = watching(fresh, 22 * hour, (passed) => ({
      lastCameAt: passed > 20 * hour ? cameAt : begunAt - hour,
    }));
    expect(told).toEqual([
      [16 * hour, { kind: 'begun', fault: 'silence', since: begunAt + 16 * hour }],
      [20 * hour + 10 * second, { kind: 'over', fault: 'silence', since: begunAt + 16 * hour }],
    ]);
  });

  test('outside working hours does not count', () => {
    const { told } = watching(fresh, 31 * hour, (passed) => ({ isWorkingTime: passed % (2 * hour) < hour }));
    expect(told).toEqual([]);
  });

  test('while nobody looked does not count', () => {
    const later = { ...fresh, at: begunAt - 20 * hour };
    const { watch } = keepWatch(later, { ...calm, at: begunAt }, limits);
    expect(watch.silence.workedMs).toBe(minute);
  });

  test('of a desk that does not want to hear of it is no fault', () => {
    const silent = { ...fresh, silence: { since: 0, workedMs: 1000 * hour } };
    const looked = keepWatch(silent, { ...calm, at: begunAt + 1 }, { ...limits, silentHours: 0 });
    expect(looked.alarms).toEqual([]);
  });
});

describe('deliveries that failed', () => {
  const one = { group: '第1群', errcode: 93000 };

  test('are told of at once, and those that follow together every ten minutes', () => {
    const failing = [10 * second, 20 * second, 5 * minute];
    const { told, watch } = watching(fresh, hour, (passed) => ({
      failed: failing.includes(passed) ? [{ ...one, group: `${passed / second} 秒` }] : [],
    }));
    expect(told).toEqual([
      [10 * second, { kind: 'failed', deliveries: [{ group: '10 秒', errcode: 93000 }] }],
      [
        10 * minute + 10 * second,
        {
          kind: 'failed',
          deliveries: [
            { group: '20 秒', errcode: 93000 },
            { group: '300 秒', errcode: 93000 },
          ],
        },
      ],
    ]);
    expect(watch.failed).toEqual([]);
  });
});

test('a letter waits since it was first seen to be the first', () => {
  const { watch } = watching(fresh, 50 * second, (passed) => ({
    mail: passed <= 20 * second ? { editor: 'a', contact: 'c' } : { editor: 'b' },
  }));
  expect(watch.mail).toEqual({ editor: { first: 'b', at: begunAt + 30 * second } });
});

test('parts are kept as they are seen, those that were settled are added up', () => {
  const { watch } = watching(fresh, 20 * second, () => ({
    parts: { waiting: 3 },
    oldestPartAt: 7,
    settled: { sent: 2, refused: 1 },
    seen: '9-0',
  }));
  expect(watch).toMatchObject({ parts: { waiting: 3 }, oldestPartAt: 7, seen: '9-0' });
  expect(watch.settled).toEqual({ sent: 4, refused: 2 });
});
