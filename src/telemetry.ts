/**
 * One function per happening worth counting. Nothing here throws or decides; a label is a code or a
 * route, never a case, a person or a unit, so that the number of series stays small.
 */
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

const answerBucketsSeconds = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

export type Telemetry = ReturnType<typeof openTelemetry>;

export function openTelemetry() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const answers = new Histogram({
    name: 'kyogi_http_answer_seconds',
    help: 'Time from a request to its answer',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: answerBucketsSeconds,
    registers,
  });
  const problems = new Counter({
    name: 'kyogi_http_problems_total',
    help: 'Requests answered with a problem, by its code',
    labelNames: ['code'] as const,
    registers,
  });
  const signIns = new Counter({
    name: 'kyogi_sign_ins_total',
    help: 'Attempts to sign in',
    labelNames: ['outcome'] as const,
    registers,
  });
  return {
    requestAnswered: (method: string, route: string, status: number, seconds: number) =>
      answers.observe({ method, route, status: `${status}` }, seconds),
    problemAnswered: (code: string) => problems.inc({ code }),
    signInTried: (outcome: 'accepted' | 'refused') => signIns.inc({ outcome }),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}
