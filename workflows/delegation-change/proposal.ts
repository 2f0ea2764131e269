// What is proposed: its content as a command leaves it, its digest, what it wishes of the tables.

import type { Amendment } from '../../src/terms/amendment.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import type { AuthorityRow } from '../../src/terms/rulebook-authority.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import { digestOf } from '../parts/digest.ts';
import type { Delegation, DelegationEvent, Promulgation, Proposal } from './context.ts';

/** The proposal with whatever a revision gives anew. */
export function proposalAfter(d: Delegation, event: DelegationEvent): Proposal {
  if (event.type !== 'revise') return d.proposal;
  const { title, purpose, rows, ends, inForceOn } = event;
  return {
    title: title ?? d.proposal.title,
    purpose: purpose ?? d.proposal.purpose,
    rows: rows ?? d.proposal.rows,
    ends: ends ?? d.proposal.ends,
    inForceOn: inForceOn ?? d.proposal.inForceOn,
  };
}

export const proposalDigest = (scheme: string, initiator: UnitCode, proposal: Proposal): string =>
  digestOf({ scheme, initiator, proposal });

const earlier = (one: LocalDate | undefined, other: LocalDate | undefined) =>
  one === undefined || (other !== undefined && other < one) ? other : one;

/** `source`: null before it is promulgated; `endsOn`: the day on which it is abolished. */
export function amendmentOf(
  { rows, ends, inForceOn }: Proposal,
  source: Pick<Promulgation, 'rule' | 'number' | 'article' | 'url'> | null,
  endsOn?: LocalDate,
): Amendment {
  const provenance: Pick<AuthorityRow, 'origin' | 'source'> =
    source === null
      ? { origin: 'cityOrder' }
      : {
          origin: 'article',
          source: {
            rule: source.rule,
            article: source.article,
            ...(source.number !== null && { number: source.number }),
            ...(source.url !== null && { url: source.url }),
          },
        };
  const dated = rows.map(({ until, ...row }): AuthorityRow => {
    const end = earlier(until, endsOn);
    return { ...row, inForceOn, ...(end !== undefined && { until: end }), ...provenance };
  });
  return { inForceOn, rows: dated, ends };
}

/** What the rulebooks shall hold of the case now. */
export const wishedOf = (d: Delegation): Amendment | null =>
  d.pending?.for === 'suspension' ? null : amendmentOf(d.proposal, d.promulgation, d.abolition?.on);

/** The first day on which none of its rows is in force any more; null: none is known. */
export function endOf(d: Delegation): LocalDate | null {
  const held = d.proposal.rows.filter(({ code }) => d.left.includes(code));
  const ends = held.map(({ until }) => earlier(until, d.abolition?.on));
  let last: LocalDate | null = null;
  for (const end of ends) {
    if (end === undefined) return null;
    if (last === null || end > last) last = end;
  }
  return last;
}
