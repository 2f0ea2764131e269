// Which facts a command is judged by: kinds of units whenever parties are named, overseers whenever
// a ruling may follow.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { DraftConsultation } from '../../src/terms/command-consultation.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import type { FactNeeds } from '../../src/terms/workflow.ts';
import type { Consultation } from './context.ts';
import { addresseesOf } from './parties.ts';

function partyNeeds(matterCode: string, named: readonly UnitCode[], rules: Rules): FactNeeds {
  const { matters, modes } = rules.rulebook.consultation;
  const entries = matters.filter(({ code }) => code === matterCode);
  const given = entries.flatMap(({ addressees }) =>
    typeof addressees === 'string' ? [] : addressees,
  );
  const uses = new Set(
    entries
      .filter(({ addressees }) => addressees === 'all')
      .flatMap(({ mode, emergencyMode }) => [...mode.map(({ use }) => use), emergencyMode]),
  );
  const kinds = modes.filter(({ code }) => uses.has(code)).flatMap(({ to }) => to);
  return { kindsOf: [...new Set([...named, ...given])], unitsOfKinds: [...new Set(kinds)] };
}

/** Units that a command may name; a probe names none. */
interface Naming {
  readonly type: string;
  readonly addressees?: readonly UnitCode[];
  readonly unit?: UnitCode;
}

export function needsOf(c: Consultation | null, command: Naming, rules: Rules): FactNeeds {
  if (c === null) {
    const draft = command as DraftConsultation;
    return partyNeeds(draft.matter, [draft.initiator, ...(draft.addressees ?? [])], rules);
  }
  const parties = [c.initiator, ...addresseesOf(c)];
  const { addressees = [], unit } = command;
  const named = unit === undefined ? addressees : [unit];
  const all = [...new Set([...parties, ...named])];
  const rewrites = ['revise', 'change_materially', 'add_addressee'].includes(command.type);
  return rewrites
    ? { ...partyNeeds(c.matter, all, rules), overseersOf: all }
    : { overseersOf: parties };
}
