// Effect `tell_case`: a case says something to another. A refusal is an answer too: the other case
// has gone on without it, and saying it again would not change that. A sender that waits for the
// answer is told what it was; what he makes of it is no effect of his, so nothing goes round.

import type { Report } from '../src/delivery/queues.ts';
import type { Delivery, EffectOf } from '../src/delivery/run-effects.ts';
import type { ErrorCode } from '../src/terms/errors.ts';
import type { CaseId } from '../src/terms/ids.ts';
import { byCase, type Door, effectKey, refusalOf } from './door.ts';

export interface TellParts {
  readonly door: Pick<Door, 'advance'>;
  readonly report: Report;
}

export async function tellCase(
  { door, report }: TellParts,
  effect: EffectOf<'tell_case'>,
): Promise<Delivery> {
  const { caseId, command, answers } = effect.body;
  const tell = async (to: CaseId, what: { readonly type: string }, part: string) => {
    const key = effectKey(effect.id, part);
    const code = await refusalOf(door.advance({ caseId: to, actor: byCase, command: what, key }));
    if (code !== null) report(`${what.type} to case ${to} from ${effect.caseId}`, code);
    return code;
  };
  const code = await tell(caseId, command, '');
  if (answers) await tell(effect.caseId, answerOf(code), '/answer');
  return { became: 'told' };
}

const answerOf = (code: ErrorCode | null) =>
  code === null ? { type: 'serving_taken' } : { type: 'serving_refused', code };
