import { Counter, Histogram, Registry } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

export function createMetrics() {
  const registry = new Registry();
  const door = new Counter({
    name: 'jianbao_door_callbacks_total',
    help: 'Callbacks by outcome: stored, repeated, verified, or why they were refused',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const calls = new Histogram({
    name: 'jianbao_wecom_call_seconds',
    help: 'Calls to WeCom by call and errcode',
    labelNames: ['call', 'errcode'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  return {
    countDoor: (outcome: string) => {
      door.inc({ outcome });
    },
    onCall: (call: string, errcode: number | 'unreachable', ms: number) => {
      calls.observe({ call, errcode: String(errcode) }, ms / 1000);
    },
    print: () => registry.metrics(),
  };
}
