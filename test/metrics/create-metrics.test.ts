import { createMetrics } from '../../src/metrics/create-metrics';

test('what this process counts and what is known of the desk stand in one text, each name once', async () => {
  const metrics = createMetrics();
  metrics.countDoor('stored');
  metrics.countDoor('signature');
  metrics.countDoor('stored');
  metrics.onCall('message/send', 0, 60);
  metrics.onCall('message/send', 81013, 600);
  metrics.onCall('gettoken', 'unreachable', 8000);
  const queue = { labels: { queue: 'tell' }, value: 3 };
  const figures = [
    { name: 'jianbao_queue_jobs', help: 'Jobs', type: 'gauge' as const, values: [queue] },
    {
      name: 'jianbao_parts_total',
      help: 'Parts',
      type: 'counter' as const,
      values: [{ labels: {}, value: 7 }],
    },
  ];
  const text = await metrics.print(figures);
  const lines = text.split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'jianbao_door_callbacks_total{outcome="stored"} 2',
      'jianbao_door_callbacks_total{outcome="signature"} 1',
      'jianbao_wecom_call_seconds_bucket{le="0.1",call="message/send",errcode="0"} 1',
      'jianbao_wecom_call_seconds_count{call="message/send",errcode="81013"} 1',
      'jianbao_wecom_call_seconds_sum{call="gettoken",errcode="unreachable"} 8',
      'jianbao_queue_jobs{queue="tell"} 3',
      '# TYPE jianbao_parts_total counter',
      'jianbao_parts_total 7',
    ]),
  );
  expect(text).toContain('process_resident_memory_bytes');
  expect(text).not.toContain('\n\n\n');
  const types = lines.filter((line) => line.startsWith('# TYPE'));
  expect(new Set(types).size).toBe(types.length);
});

test('a series that is missing the next time is gone', async () => {
  const metrics = createMetrics();
  const figure = {
    name: 'jianbao_token',
    help: 'Age',
    type: 'gauge' as const,
    values: [{ labels: {}, value: 1 }],
  };
  expect(await metrics.print([figure])).toContain('\njianbao_token 1');
  expect(await metrics.print([])).not.toContain('jianbao_token');
});
