// A handover in the shape of the contract, with the titles that people know.

import type { readHandover } from '../engine/handover.ts';
import type { Sight } from '../engine/look.ts';
import type { Refusal } from '../terms/refusal.ts';
import { namedStep, namedUnit, showDemand } from './show.ts';

type Handover = Exclude<Awaited<ReturnType<typeof readHandover>>, Refusal>;
type CaseRef = Handover['drafts']['items'][number];

const showCase = ({ id, procedure, number, title, step }: CaseRef, sight: Sight) => ({
  ...{ id, procedure, number, title },
  step: namedStep(sight, step),
});

const showHolding = ({ person: id, name, capacity, from, until }: Handover['giving'][number]) => ({
  ...{ capacity, from, until },
  person: { id, name },
});

const bare = ({ code, title }: Handover['seat']) => ({ code, title });

export function showHandover(handover: Handover, sight: Sight) {
  const { on, seat, giving, taking, work, acted, drafts, absences } = handover;
  return {
    on,
    seat: bare(seat),
    unit: namedUnit(sight.organisation, seat.unit),
    giving: giving.map(showHolding),
    taking: taking.map(showHolding),
    work: {
      total: work.total,
      items: work.items.map((item) => ({
        ...showDemand(item, sight),
        openedAt: item.openedAt,
        case: showCase(item, sight),
      })),
    },
    acted: {
      total: acted.total,
      items: acted.items.map((row) => ({ ...showCase(row, sight), lastAt: row.lastAt })),
    },
    drafts: { total: drafts.total, items: drafts.items.map((row) => showCase(row, sight)) },
    absences,
    actingFor: handover.actingFor.map(bare),
    actedBy: handover.actedBy.map(bare),
  };
}
