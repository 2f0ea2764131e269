// Subjects of authority.yaml by which a step of the budget is decided: the decision says to the
// budget that it is made, and is held to the amount that the budget asks.

import type { FileText } from '../../read-yaml.ts';
import type { Reading } from '../../reading.ts';
import { type Referrer, refer, targets } from '../../refer.ts';

export type DecidedAs = 'submission' | 'step';

export type CheckSubject = (from: Referrer, subject: string | undefined, as: DecidedAs) => void;

/** A city without tables decides nothing, so that its budget names no subject. */
export function bindSubjects(reading: Reading, files: readonly FileText[]): CheckSubject {
  const hasTables = files.some(({ path }) => path === 'authority.yaml');
  return (from, subject, as) => {
    if (subject === undefined) return;
    if (!hasTables) {
      reading.report(from.file, from.path, 'decision_without_tables', { subject });
      return;
    }
    refer(reading, from, 'subjects', subject);
    for (const { value } of targets(reading, from, 'subjects', subject)) {
      const served: readonly string[] = value.serves ?? [];
      if (!served.includes(as)) {
        reading.report(from.file, from.path, 'subject_serves_not', { subject, as });
      }
      if (!value.amount) {
        reading.report(from.file, from.path, 'subject_without_amount', { subject });
      }
    }
  };
}
