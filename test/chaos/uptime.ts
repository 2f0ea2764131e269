// When the house was up, so that the lateness of a wake-up counts only the time in which it could
// have been taken.

import type { Wake } from './check-replayed.ts';

export interface Uptime {
  up(): void;
  down(): void;
  /** Longest stretch without a break between two moments, or up to now. */
  servedMs(fromMs: number, toMs: number): number;
}

export function openUptime(): Uptime {
  const spans: { from: number; to: number }[] = [];
  return {
    up: () => void spans.push({ from: Date.now(), to: Number.POSITIVE_INFINITY }),
    down: () => {
      const last = spans.at(-1);
      if (last !== undefined) last.to = Math.min(last.to, Date.now());
    },
    servedMs: (fromMs, toMs) =>
      spans.reduce(
        (sum, { from, to }) => sum + Math.max(0, Math.min(to, toMs) - Math.max(from, fromMs)),
        0,
      ),
  };
}

const withinMs = 30_000;

/** The wake-ups that waited longer than they may, and the longest wait of those that were taken. */
export function judgeWakes(wakes: readonly Wake[], uptime: Uptime) {
  const now = Date.now();
  let fired = 0;
  let latestMs = 0;
  const findings: string[] = [];
  for (const { what, dueMs, firedMs } of wakes) {
    const waitedMs = uptime.servedMs(dueMs, firedMs ?? now);
    if (firedMs !== null) {
      fired += 1;
      latestMs = Math.max(latestMs, waitedMs);
    }
    if (waitedMs > withinMs) findings.push(`wake-up late by ${waitedMs} ms of service: ${what}`);
  }
  return { findings, fired, latestMs };
}
