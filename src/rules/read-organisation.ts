// Reads the file of an organisation: pure, and with the place of every fault, as for a rulebook.
// Nothing is imported from a file that has one.

import type { RulebookFault } from '../terms/errors-rulebook.ts';
import { type Organisation, organisationSchema } from '../terms/organisation.ts';
import { checkActing } from './check-acting.ts';
import {
  checkGround,
  checkNames,
  checkRows,
  type Ground,
  type Report,
} from './check-organisation.ts';
import { checkSuccession } from './check-succession.ts';
import { fileFault, placedFault } from './fault-place.ts';
import { type FileText, readYaml } from './read-yaml.ts';
import { shapeFaults } from './shape-faults.ts';

/** With a ground, the file is also held against the rulebook of its city. */
export function readOrganisation(
  { path: file, text }: FileText,
  ground?: Ground,
): Organisation | { readonly faults: readonly RulebookFault[] } {
  const yaml = readYaml(text);
  if ('problem' in yaml) {
    return { faults: [fileFault(file, yaml.problem, yaml.details, yaml.line)] };
  }
  const faults: RulebookFault[] = [];
  const report: Report = (path, problem, details = {}) => {
    faults.push(placedFault(file, yaml, path, problem, details));
  };
  const parsed = organisationSchema.safeParse(yaml.value);
  if (!parsed.success) {
    for (const { path, problem, details } of shapeFaults(
      parsed.error.issues,
      yaml.value,
      organisationSchema,
    )) {
      report(path, problem, details);
    }
    return { faults };
  }
  checkNames(parsed.data, report);
  checkRows(parsed.data, report);
  checkActing(parsed.data, report);
  checkSuccession(parsed.data, report);
  if (ground !== undefined) checkGround(parsed.data, ground, report);
  if (faults.length === 0) return parsed.data;
  return { faults: faults.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}
