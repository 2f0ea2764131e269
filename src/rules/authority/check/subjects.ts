// Subjects (事項) of authority.yaml, and who is heard on them or on a row: fields that exist,
// conditions that can be judged, places that the rulebook knows.

import {
  type AuthorityRow,
  type Band,
  contentParts,
  type HeardWho,
  type Subject,
} from '../../../terms/rulebook-authority.ts';
import type { Condition } from '../../../terms/rulebook-parts.ts';
import { checkCondition } from '../../check-conditions.ts';
import { checkRepeats } from '../../check-dates.ts';
import { checkFields } from '../../check-matters.ts';
import type { Entry, Reading } from '../../reading.ts';
import { below, type Referrer, refer, referPlace } from '../../refer.ts';
import { endsOf } from '../yen.ts';

export function checkSubjects(reading: Reading): void {
  for (const entry of reading.entries('subjects')) {
    const { file, path, value } = entry;
    checkFields(reading, entry);
    checkRepeats(reading, file, [...path, 'items'], value.items ?? []);
    if (value.change === true && !value.amount) {
      reading.report(file, [...path, 'change'], 'change_without_amount');
    }
    if (value.consultation !== undefined) {
      refer(reading, below(entry, 'consultation'), 'matters', value.consultation);
    }
    value.admits?.forEach(({ when }, index) => {
      const at = [...path, 'admits', index, 'when'];
      checkCondition(reading, file, at, when, value.fields ?? []);
    });
    checkHearings(reading, entry, value);
  }
}

interface Heard {
  readonly who: HeardWho;
  readonly when?: Condition | undefined;
  readonly amount?: Band | undefined;
  readonly concerns?: readonly string[] | undefined;
}

/** Who is heard and told, as a subject or a row of it asks. */
export function checkHearings(
  reading: Reading,
  entry: Entry<Subject> | Entry<AuthorityRow>,
  subject: Subject,
): void {
  const { fields = [] } = subject;
  const known = [...contentParts, ...fields.map(({ code }) => code)];
  for (const list of ['concurrence', 'consult', 'report'] as const) {
    const asked: readonly Heard[] = entry.value[list] ?? [];
    asked.forEach((heard, index) => {
      const from = below(entry, list, index);
      checkWho(reading, below(from, 'who'), heard.who);
      if (heard.when !== undefined) {
        checkCondition(reading, from.file, [...from.path, 'when'], heard.when, fields);
      }
      if (heard.amount !== undefined) {
        checkBand(reading, below(from, 'amount'), heard.amount, subject);
      }
      heard.concerns?.forEach((part, at) => {
        if (known.some((one) => one === part)) return;
        const details = { part, known: known.join(', ') };
        reading.report(from.file, [...from.path, 'concerns', at], 'concerns_unknown', details);
      });
    });
  }
}

/** A band that the draft gives no amount for, or that no amount is in. */
function checkBand(
  reading: Reading,
  { file, path }: Referrer,
  band: Band,
  { code, amount }: Subject,
): void {
  if (!amount) reading.report(file, path, 'amount_not_asked', { subject: code, key: 'amount' });
  const { from, upTo } = endsOf(band);
  if (upTo === null || from <= upTo) return;
  reading.report(file, path, 'bounds_crossed', { least: from, most: upTo });
}

/** Of the parties of a consultation, a decision has the unit that drafts and the wards. */
function checkWho(reading: Reading, from: Referrer, who: HeardWho): void {
  if ('kind' in who) refer(reading, below(from, 'kind'), 'kinds', who.kind);
  if ('party' in who && who.party !== 'initiator' && who.party !== 'addressees') {
    reading.report(from.file, [...from.path, 'party'], 'party_not_here', { party: who.party });
  }
  if ('overseers' in who) reading.report(from.file, from.path, 'overseers_elsewhere');
  else referPlace(reading, from, who);
}
