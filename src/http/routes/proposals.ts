// The report of wards' proposals.

import { type AnswerCounts, countProposals } from '../../db/views-proposals.ts';
import { reportProposals } from '../../terms/contract-proposals.ts';
import { type Route, route } from '../route.ts';
import { namedUnit } from '../show.ts';
import { type EngineParts, sightOf } from '../sight.ts';

/** Whole numbers alone: thousandths, half and more up. */
const permilleOf = (part: number, all: number): number | null =>
  all === 0 ? null : Math.floor((2 * part * 1000 + all) / (2 * all));

function showCounts({ full, part, none, open, ...counts }: AnswerCounts) {
  const total = full + part + none + open;
  const reflected = full + part;
  return {
    ...{ total, full, part, none, open, reflected },
    reflectedPermille: permilleOf(reflected, total),
    withdrawn: counts.withdrawn,
    withdrawnAnswered: counts.withdrawnAnswered,
  };
}

export const proposalRoutes = (parts: EngineParts): Route[] => [
  route(reportProposals, async ({ account, query }) => {
    const sight = await sightOf(parts, account);
    const counted = await countProposals(parts.db.kysely, sight, query);
    return {
      fiscalYear: query.fiscalYear,
      proposals: showCounts(counted.proposals),
      addressees: showCounts(counted.addressees),
      byAddressee: counted.byAddressee.map(({ unit, ...one }) => ({
        unit: namedUnit(sight.organisation, unit),
        ...showCounts(one),
      })),
    };
  }),
];
