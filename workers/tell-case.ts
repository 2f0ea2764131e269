// Effect `tell_case`: a case says something to another. A refusal is an answer too: the other case
// has gone on without it, and saying it again would not change that.

import type { Report } from '../src/delivery/queues.ts';
import type { Delivery, EffectOf } from '../src/delivery/run-effects.ts';
import { byCase, type Door, effectKey, refusalOf } from './door.ts';

export interface TellParts {
  readonly door: Pick<Door, 'advance'>;
  readonly report: Report;
}

export async function tellCase(
  { door, report }: TellParts,
  effect: EffectOf<'tell_case'>,
): Promise<Delivery> {
  const { caseId, command } = effect.body;
  const key = effectKey(effect.id);
  const code = await refusalOf(door.advance({ caseId, actor: byCase, command, key }));
  if (code !== null) report(`${command.type} to case ${caseId} from ${effect.caseId}`, code);
  return { became: 'told' };
}
