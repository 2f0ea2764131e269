// Rows of authority.yaml, each for itself: what it names exists, what it tests is asked of the
// draft, and it stands in a table that governs what it says.

import type { AuthorityRow, Subject } from '../../../terms/rulebook-authority.ts';
import type { Condition } from '../../../terms/rulebook-parts.ts';
import { checkCondition } from '../../check-conditions.ts';
import { overlap } from '../../in-force.ts';
import type { Entry, Reading } from '../../reading.ts';
import { below, refer, referEach, targets } from '../../refer.ts';
import { endsOf, isCrossed } from '../yen.ts';
import { checkHearings } from './subjects.ts';

type RowEntry = Entry<AuthorityRow>;

export function checkAuthorityRows(reading: Reading): void {
  const powers = powersBySubject(reading);
  for (const entry of reading.entries('rows')) {
    checkReferences(reading, entry);
    checkBounds(reading, entry);
    const [subject] = targets(reading, entry, 'subjects', entry.value.subject);
    if (subject !== undefined) checkAgainstSubject(reading, entry, subject.value);
    if (entry.value.kind === 'power') checkPower(reading, entry);
    else checkSignature(reading, entry, powers.get(entry.value.subject) ?? []);
  }
}

function powersBySubject(reading: Reading): Map<string, RowEntry[]> {
  const bySubject = new Map<string, RowEntry[]>();
  for (const entry of reading.entries('rows')) {
    if (entry.value.kind !== 'power') continue;
    const { subject } = entry.value;
    bySubject.set(subject, [...(bySubject.get(subject) ?? []), entry]);
  }
  return bySubject;
}

function checkReferences(reading: Reading, entry: RowEntry): void {
  const { table, subject, rank, hat, qualifiers = [], excludes = [], for: reach } = entry.value;
  refer(reading, below(entry, 'table'), 'tables', table);
  refer(reading, below(entry, 'subject'), 'subjects', subject);
  refer(reading, below(entry, 'rank'), 'ranks', rank);
  if (hat !== undefined) refer(reading, below(entry, 'hat'), 'hats', hat);
  referEach(reading, below(entry, 'qualifiers'), 'qualifiers', qualifiers);
  excludes.forEach((code, index) => {
    const isQualifier = reading.named('qualifiers', code).length > 0;
    const list = isQualifier ? 'qualifiers' : 'exclusions';
    refer(reading, below(entry, 'excludes', index), list, code);
  });
  referEach(reading, below(entry, 'for', 'offices'), 'offices', reach?.offices ?? []);
  referEach(reading, below(entry, 'for', 'kinds'), 'kinds', reach?.kinds ?? []);
}

/** A band that no amount is in. */
function checkBounds(reading: Reading, { file, path, value }: RowEntry): void {
  for (const key of ['amount', 'after'] as const) {
    const band = value[key];
    if (band === undefined) continue;
    const { from, upTo } = endsOf(band);
    if (upTo === null || from <= upTo) continue;
    reading.report(file, [...path, key], 'bounds_crossed', { least: from, most: upTo });
  }
  const { changePercent: percents } = value;
  if (percents === undefined || !isCrossed(percents)) return;
  const least = percents.atLeast ?? percents.over ?? 0;
  const most = percents.upTo ?? percents.under ?? 0;
  reading.report(file, [...path, 'changePercent'], 'percents_crossed', { least, most });
}

function checkAgainstSubject(reading: Reading, entry: RowEntry, subject: Subject): void {
  const { file, path, value } = entry;
  const { code, amount, change, items = [], fields = [] } = subject;
  value.items?.forEach((item, index) => {
    if (items.some((one) => one.code === item)) return;
    const known = items.map((one) => one.code).join(', ') || '—';
    reading.report(file, [...path, 'items', index], 'item_unknown', { subject: code, item, known });
  });
  for (const key of ['amount', 'after', 'changePercent'] as const) {
    if (value[key] === undefined) continue;
    const details = { subject: code, key };
    if (!amount) reading.report(file, [...path, key], 'amount_not_asked', details);
    else if (key !== 'amount' && change !== true) {
      reading.report(file, [...path, key], 'change_not_asked', details);
    }
  }
  if (value.when !== undefined) {
    checkCondition(reading, file, [...path, 'when'], value.when, fields);
  }
  checkHearings(reading, entry, subject);
}

function checkPower(reading: Reading, { file, path, value, span }: RowEntry): void {
  if (value.lapsesInAbsence !== undefined) {
    reading.report(file, [...path, 'lapsesInAbsence'], 'power_lapses');
  }
  const [table] = targets(reading, { file, path, span }, 'tables', value.table);
  if (table === undefined || table.value.governs.includes('power')) return;
  reading.report(file, [...path, 'table'], 'power_in_other_table', { table: value.table });
}

/** A row that no matter can ever come to, for what its table governs. */
function checkSignature(reading: Reading, entry: RowEntry, powers: readonly RowEntry[]): void {
  const { file, path, value, span } = entry;
  const [table] = targets(reading, entry, 'tables', value.table);
  if (table === undefined || span === null || reading.hidesSome('rows')) return;
  const { governs } = table.value;
  const beside = powers.filter(
    (power) => power.span !== null && overlap(power.span, span) !== null,
  );
  const details = { table: value.table, subject: value.subject };
  if (!governs.includes('signature') && beside.length === 0) {
    reading.report(file, [...path, 'table'], 'row_without_power', details);
  }
  if (governs.includes('power')) return;
  const covering = beside.find((power) => delegatesAllOf(power.value, value));
  if (covering === undefined) return;
  const wards = wardsOf(covering.value) + 1;
  const more = { ...details, power: covering.key, wards };
  reading.report(file, [...path, 'table'], 'row_under_power', more);
}

/** Power stays within the own line, and no line has two wards. */
const wardsOf = ({ wardsAtMost = 1 }: AuthorityRow): number => wardsAtMost;

/** Whether all that the row is for lies with a delegate, up to the wards that he may reach. */
function delegatesAllOf(power: AuthorityRow, row: AuthorityRow): boolean {
  const { hat, items, amount, qualifiers, excludes, when, for: reach } = power;
  if (hat !== row.hat || reachesWardsBeyond(row.when, wardsOf(power))) return false;
  if ([items, amount, qualifiers, excludes, when].some((part) => part !== undefined)) return false;
  return reach === undefined || JSON.stringify(reach) === JSON.stringify(row.for);
}

function reachesWardsBeyond(when: Condition | undefined, wards: number): boolean {
  if (when === undefined) return false;
  if ((when.addressees?.atLeast ?? 0) > wards) return true;
  return when.all?.some((part) => reachesWardsBeyond(part, wards)) === true;
}
