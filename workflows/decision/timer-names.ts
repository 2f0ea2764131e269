// The names of timers: what they wake, and for whom.

import { placeKey } from '../../src/terms/ids.ts';
import type { Heard } from './context.ts';

export type WakeUp =
  | { readonly kind: 'turn' | 'hold' | 'offices' }
  | { readonly kind: 'hearing'; readonly key: string }
  | { readonly kind: 'question' | 'back' | 'review'; readonly id: string };

/** A place is asked for its consent once, and once more for each office that has moved to it. */
export const hearingKey = ({ as, place, office }: Pick<Heard, 'as' | 'place' | 'office'>): string =>
  [as, placeKey(place), ...(office === undefined ? [] : [office])].join('|');

export function timerName(wakeUp: WakeUp): string {
  switch (wakeUp.kind) {
    case 'hearing':
      return `hearing|${wakeUp.key}`;
    case 'question':
    case 'back':
    case 'review':
      return `${wakeUp.kind}|${wakeUp.id}`;
    default:
      return wakeUp.kind;
  }
}

/** Throws for a name that no timer of a decision has. */
export function readTimerName(name: string): WakeUp {
  const [kind = '', ...rest] = name.split('|');
  const subject = rest.join('|');
  switch (kind) {
    case 'turn':
    case 'hold':
    case 'offices':
      return { kind };
    case 'hearing':
      return { kind, key: subject };
    case 'question':
    case 'back':
    case 'review':
      return { kind, id: subject };
    default:
      throw new RangeError(`not a wake-up: ${name}`);
  }
}
