/** The tables of a shipped city, asked about the units of its example organisation. */

import { loadRulebookFolder } from '../../../src/rulebook-folder.ts';
import { type Authority, bindAuthority } from '../../../src/rules/authority/bind.ts';
import type { Competence } from '../../../src/rules/authority/competence.ts';
import { findCompetence } from '../../../src/rules/authority/find-competence.ts';
import type { Question } from '../../../src/rules/authority/question.ts';
import { readRulebook } from '../../../src/rules/read.ts';
import { readYaml } from '../../../src/rules/read-yaml.ts';
import type { LineUnit } from '../../../src/terms/case.ts';
import type { Place } from '../../../src/terms/ids.ts';
import { type Organisation, organisationSchema } from '../../../src/terms/organisation.ts';
import { isRefusal, type Refusal } from '../../../src/terms/refusal.ts';
import type { Rulebook } from '../../../src/terms/rulebook.ts';
import { parseLocalDate } from '../../../src/terms/units.ts';

/** What a test says of a matter; everything else is empty. */
export interface Matter extends Partial<Omit<Question, 'on' | 'line' | 'overseers' | 'subject'>> {
  readonly subject: string;
  readonly unit: string;
  readonly on?: string;
}

export interface CityTables {
  readonly rulebook: Rulebook;
  readonly authority: Authority;
  question(matter: Matter): Question;
  ask(matter: Matter): Competence | Refusal;
  /** `rank by row`, `rank upward`, …; of a refusal its code. */
  who(matter: Matter): string;
}

export async function readTables(city: string): Promise<CityTables> {
  const files = await loadRulebookFolder(`rulebooks/${city}`);
  const read = readRulebook(files, await loadRulebookFolder('rulebooks/defaults'));
  if ('faults' in read) throw new Error(JSON.stringify(read.faults, null, 2));
  const authority = bindAuthority(read.rulebook);
  if (authority === undefined) throw new Error(`${city} has no tables`);
  const yaml = readYaml(files.find(({ path }) => path === 'organisation.example.yaml')?.text ?? '');
  if ('problem' in yaml) throw new Error(yaml.problem);
  const organisation = organisationSchema.parse(yaml.value);

  const question = ({ unit, on = '2026-10-05', ...rest }: Matter): Question => {
    const line = lineOf(organisation, unit);
    return {
      wards: [],
      qualifiers: [],
      exclusions: [],
      fields: {},
      ...rest,
      on: parseLocalDate(on),
      line,
      overseers: overseersOf(organisation, line),
    };
  };
  const ask = (matter: Matter) => findCompetence(question(matter), authority);
  return {
    rulebook: read.rulebook,
    authority,
    question,
    ask,
    who: (matter) => {
      const found = ask(matter);
      if (isRefusal(found)) return found.refused;
      return `${found.decider.rank} ${found.by}${found.row === null ? '' : ` ${found.row}`}`;
    },
  };
}

function lineOf({ units }: Organisation, code: string): LineUnit[] {
  const unit = units.find((one) => one.code === code);
  if (unit === undefined) throw new Error(`no unit ${code}`);
  const { kind, parent } = unit;
  return [
    { code, kind },
    ...(parent === undefined ? [] : lineOf({ units } as Organisation, parent)),
  ];
}

function overseersOf(
  { oversight, seats }: Organisation,
  line: readonly LineUnit[],
): Record<string, Place> {
  const over = line.flatMap(({ code }) => {
    const seat = oversight.find(({ units }) => units.includes(code))?.seat;
    const place = seats.find((one) => one.code === seat);
    return place === undefined ? [] : [[code, { unit: place.unit, role: place.role }] as const];
  });
  return Object.fromEntries(over);
}
