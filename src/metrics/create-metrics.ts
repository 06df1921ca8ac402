import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Figures } from './read-figures';

export type Metrics = ReturnType<typeof createMetrics>;

/**
 * What this process counts itself, and what it reads of the desk when it is asked: that is the same in every process.
 * No label holds a person or the address of a group.
 */
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
  let isWhole = false;
  return {
    countDoor: (outcome: string) => {
      door.inc({ outcome });
    },
    onCall: (call: string, errcode: number | 'unreachable', ms: number) => {
      calls.observe({ call, errcode: String(errcode) }, ms / 1000);
    },
    /** `figures`: what the desk is like now. Node's own figures are collected from the first time on. */
    async print(figures: Figures): Promise<string> {
      if (!isWhole) collectDefaultMetrics({ register: registry });
      isWhole = true;
      return `${await registry.metrics()}\n${await printFigures(figures)}`;
    },
  };
}

/**
 * In a registry of their own, as a series that is missing this time must not stay. One without values would be printed
 * as 0.
 */
function printFigures(figures: Figures): Promise<string> {
  const registry = new Registry();
  for (const { name, help, type, values } of figures.filter((one) => one.values.length > 0)) {
    const Metric = type === 'counter' ? Counter : Gauge;
    const labelNames = [...new Set(values.flatMap(({ labels }) => Object.keys(labels)))];
    const metric = new Metric({ name, help, labelNames, registers: [registry] });
    for (const { labels, value } of values) metric.inc(labels, value);
  }
  return registry.metrics();
}
