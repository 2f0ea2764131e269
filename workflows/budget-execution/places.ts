// Who is who in an execution: the hands that the rulebook names, as places. For what concerns the
// money of a ward, the ward stands where the rulebook says initiator.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { distinctPlaces, type Place, type UnitCode } from '../../src/terms/ids.ts';
import type { Who } from '../../src/terms/rulebook-parts.ts';
import { placesOf } from '../parts/places.ts';
import { laneOf, rulesOf } from './budget.ts';
import type { Execution, Move } from './context.ts';
import { wardsIn } from './lines.ts';

/** `initiators`: the units that stand for that party; addressees are wards that receive money. */
function resolve(
  whos: readonly Who[],
  d: Execution,
  rules: Rules,
  initiators: readonly UnitCode[] = [d.initiator],
): Place[] {
  return distinctPlaces(
    placesOf(whos, {
      office: (code) => [rules.officeUnit(code, d.officesOn)],
      party: (party) => {
        if (party === 'initiator') return initiators;
        return party === 'addressee' || party === 'addressees' ? wardsIn(d.lines) : [];
      },
      overseers: () => d.overseers,
    }),
  );
}

export type Hand =
  | 'plan'
  | 'supervise'
  | 'allot'
  | 'transfer'
  | 'reallot'
  | 'opine'
  | 'close'
  | 'confirm';

function whosOf(name: Hand, rules: Rules): readonly Who[] {
  const { hands, allotment, transfers, reallotment, opinions, yearEnd } = rulesOf(rules);
  const whos = {
    plan: hands.plan,
    supervise: hands.supervise,
    allot: allotment.by,
    transfer: transfers.by,
    reallot: reallotment.by,
    opine: opinions.by,
    close: yearEnd.by,
    confirm: yearEnd.confirm,
  } satisfies Record<Hand, readonly Who[]>;
  return whos[name];
}

/** All places whose hand this is, first the one that is asked. A ward speaks of its money too. */
export const hand = (name: Hand, d: Execution, rules: Rules): Place[] =>
  resolve(
    whosOf(name, rules),
    d,
    rules,
    name === 'opine' ? [d.initiator, ...wardsIn(d.lines)] : undefined,
  );

export const asked = (name: Hand, d: Execution, rules: Rules): Place[] =>
  hand(name, d, rules).slice(0, 1);

/** Who executes the money of these units: whoever drafts or submits on the lane, there. */
export function spenders(units: readonly UnitCode[], d: Execution, rules: Rules): Place[] {
  const { draft, submit } = laneOf(d, rules);
  return resolve([...draft, ...submit.by], d, rules, units);
}

export const handOfMove = ({ kind }: Pick<Move, 'kind'>): Hand =>
  kind === 'transfer' ? 'transfer' : 'reallot';
