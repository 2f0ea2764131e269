// Lanes (要求の枠) and proposal lanes: who asks on them, by which decision, after which consultation,
// up to which amount, and where what a ward cannot execute goes instead.

import type { Formula } from '../../../terms/rulebook-allocation.ts';
import type { Lane } from '../../../terms/rulebook-budget.ts';
import { checkPeriod } from '../../check-periods.ts';
import type { Entry, Reading } from '../../reading.ts';
import { below, refer, referEach, targets } from '../../refer.ts';
import { checkTwice } from './codes.ts';
import { checkPlaces } from './places.ts';
import type { CheckSubject } from './subjects.ts';

export function checkLanes(reading: Reading, subject: CheckSubject): void {
  for (const entry of reading.entries('lanes')) {
    const { draft, coordinate = [], submit, through = [] } = entry.value;
    for (const [key, places] of Object.entries({ draft, coordinate, through })) {
      checkPlaces(reading, below(entry, key), places, ['initiator']);
    }
    checkPlaces(reading, below(entry, 'submit', 'by'), submit.by, ['initiator']);
    subject(below(entry, 'submit', 'decision'), submit.decision, 'submission');
    checkAskers(reading, entry);
    checkYears(reading, entry);
    checkMatters(reading, entry);
    checkOtherwise(reading, entry);
    checkCap(reading, entry);
  }
}

export function checkProposalLanes(reading: Reading): void {
  for (const entry of reading.entries('proposalLanes')) {
    const { draft, submit, answer, period, to } = entry.value;
    checkPlaces(reading, below(entry, 'draft'), draft, ['initiator']);
    checkPlaces(reading, below(entry, 'submit'), submit, ['initiator']);
    checkPlaces(reading, below(entry, 'answer'), answer, ['addressee']);
    checkPeriod(reading, below(entry, 'period'), period);
    referEach(reading, below(entry, 'to'), 'kinds', to);
    checkTwice(reading, below(entry, 'to'), to);
    checkAskers(reading, entry);
  }
}

type WithAskers = Entry<{
  readonly kinds: readonly string[];
  readonly wards?: readonly string[] | undefined;
}>;

function checkAskers(reading: Reading, entry: WithAskers): void {
  const { kinds, wards = [] } = entry.value;
  referEach(reading, below(entry, 'kinds'), 'kinds', kinds);
  checkTwice(reading, below(entry, 'kinds'), kinds);
  checkTwice(reading, below(entry, 'wards'), wards);
}

function checkYears(reading: Reading, { file, path, value }: Entry<Lane>): void {
  const { from, until } = value.fiscalYears ?? {};
  if (from === undefined || until === undefined || from <= until) return;
  reading.report(file, [...path, 'fiscalYears', 'until'], 'fiscal_years_crossed', { from, until });
}

/** A consultation after the fact is opened as an emergency: its matter must know such. */
function checkMatters(reading: Reading, entry: Entry<Lane>): void {
  const { matter, afterTheFact, cycles = [] } = entry.value;
  if (matter !== undefined) refer(reading, below(entry, 'matter'), 'matters', matter);
  checkTwice(reading, below(entry, 'cycles'), cycles);
  if (afterTheFact === undefined) return;
  if (cycles.length === 0 || cycles.includes('initial')) {
    const at = below(entry, 'cycles');
    reading.report(at.file, at.path, 'after_the_fact_in_initial', { lane: entry.key });
  }
  const from = below(entry, 'afterTheFact', 'matter');
  refer(reading, from, 'matters', afterTheFact.matter);
  for (const { key, value } of targets(reading, from, 'matters', afterTheFact.matter)) {
    if (value.emergencyMode !== undefined) continue;
    reading.report(from.file, from.path, 'matter_without_emergency', { matter: key });
  }
}

/** Whoever is sent on from lane to lane and comes round again is taken by none. */
function checkOtherwise(reading: Reading, entry: Entry<Lane>): void {
  const { executable } = entry.value;
  if (executable === undefined) return;
  const from = below(entry, 'executable', 'otherwise');
  refer(reading, from, 'lanes', executable.otherwise);
  const seen = new Set<string>([entry.key]);
  for (let code: string | undefined = executable.otherwise; code !== undefined; ) {
    if (seen.has(code)) {
      if (code !== entry.key) return;
      const details = { lanes: [...seen, code].join(' → ') };
      reading.report(from.file, from.path, 'otherwise_in_circle', details);
      return;
    }
    seen.add(code);
    code = targets(reading, from, 'lanes', code)[0]?.value.executable?.otherwise;
  }
}

/** What the formula lacks to give each ward its amount; null: nothing. */
function capLacks({ method, total }: Formula): string | null {
  switch (method.kind) {
    case 'flat':
      return method.each === undefined && total === undefined ? 'each, total' : null;
    case 'cap':
      return method.each === undefined ? 'each' : null;
    case 'tiers':
      return method.tiers.every(({ wards }) => wards !== undefined) ? null : 'tiers.wards';
    case 'baseAndAddOns': {
      if (method.base === undefined && total === undefined) return 'base, total';
      return method.addOns.some((one) => one.total === undefined) ? 'addOns.total' : null;
    }
    case 'shares': {
      if (total === undefined) return 'total';
      return method.shares.some(({ weight }) => weight === undefined) ? 'shares.weight' : null;
    }
    case 'asked':
      return 'method';
    default:
      throw new RangeError(`not a method: ${JSON.stringify(method satisfies never)}`);
  }
}

function checkCap(reading: Reading, entry: Entry<Lane>): void {
  const { cap } = entry.value;
  if (cap === undefined || !('formula' in cap)) return;
  const from = below(entry, 'cap', 'formula');
  refer(reading, from, 'formulas', cap.formula);
  for (const { key, value } of targets(reading, from, 'formulas', cap.formula)) {
    const needs = capLacks(value);
    if (needs === null) continue;
    reading.report(from.file, from.path, 'cap_unknown', { formula: key, needs });
  }
}
