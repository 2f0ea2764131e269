// Effect `open_case`: a case has another one opened. The new case has the id of the effect, so it
// is opened once. A refusal answers nobody: the effect is given up, and operators see it; taken up
// again it is asked anew, since the cause may be mended.

import { Permanent } from '../src/delivery/fate.ts';
import type { Delivery, EffectOf } from '../src/delivery/run-effects.ts';
import type { CaseId } from '../src/terms/ids.ts';
import { byCase, type Door, effectKey, refusalOf } from './door.ts';

export async function openCase(
  door: Pick<Door, 'begin'>,
  { id, city, caseId, body }: EffectOf<'open_case'>,
): Promise<Delivery> {
  const { procedure, command } = body;
  const chosen = id as string as CaseId;
  const code = await refusalOf(
    door.begin({
      ...{ city, procedure, command, id: chosen },
      actor: byCase,
      key: effectKey(id),
      untilTaken: true,
    }),
  );
  if (code !== null) throw new Permanent(`${procedure} for case ${caseId}: ${code}`);
  return { became: 'told' };
}
