// The names of timers: what they wake, and for whom.

import type { UnitCode } from '../../src/terms/ids.ts';

export type WakeUp =
  | { readonly kind: 'step' | 'filing' | 'hold' | 'offices' }
  | { readonly kind: 'rung'; readonly unit: UnitCode; readonly rung: number }
  | { readonly kind: 'receipt' | 'window' | 'due' | 'supply'; readonly unit: UnitCode }
  | { readonly kind: 'followUp'; readonly id: string; readonly late: boolean };

export function timerName(wakeUp: WakeUp): string {
  switch (wakeUp.kind) {
    case 'rung':
      return `rung|${wakeUp.unit}|${wakeUp.rung}`;
    case 'receipt':
    case 'window':
    case 'due':
    case 'supply':
      return `${wakeUp.kind}|${wakeUp.unit}`;
    case 'followUp':
      return `followUp|${wakeUp.id}|${wakeUp.late ? 'late' : 'soon'}`;
    default:
      return wakeUp.kind;
  }
}

/** Throws for a name that no timer of a consultation has. */
export function readTimerName(name: string): WakeUp {
  const [kind, subject = '', detail = ''] = name.split('|');
  switch (kind) {
    case 'rung':
      return { kind, unit: subject, rung: Number(detail) };
    case 'receipt':
    case 'window':
    case 'due':
    case 'supply':
      return { kind, unit: subject };
    case 'followUp':
      return { kind, id: subject, late: detail === 'late' };
    case 'step':
    case 'filing':
    case 'hold':
    case 'offices':
      return { kind };
    default:
      throw new RangeError(`not a wake-up: ${name}`);
  }
}
