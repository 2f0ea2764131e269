// Names of a rulebook's parts: which section a file fills, which lists hold dated entries, and what
// makes two entries of a list the same thing at different times.

import type { Rulebook, RulebookFile } from '../terms/rulebook.ts';

export const sectionOf = {
  'rulebook.yaml': 'identity',
  'organisation.yaml': 'organisation',
  'calendar.yaml': 'calendar',
  'consultation.yaml': 'consultation',
  'escalation.yaml': 'escalation',
  'meetings.yaml': 'meetings',
  'numbering.yaml': 'numbering',
  'texts.yaml': 'texts',
  'authority.yaml': 'authority',
  'decision.yaml': 'decision',
  'budget.yaml': 'budget',
} as const satisfies Record<RulebookFile, keyof Rulebook>;

type Authority = NonNullable<Rulebook['authority']>;
type Decision = NonNullable<Rulebook['decision']>;
type Budget = NonNullable<Rulebook['budget']>;

/** Type of the entries of every list of dated entries. */
export interface Lists {
  kinds: Rulebook['organisation']['kinds'][number];
  roles: Rulebook['organisation']['roles'][number];
  offices: Rulebook['organisation']['offices'][number];
  answers: Rulebook['consultation']['answers'][number];
  responses: Rulebook['consultation']['responses'][number];
  modes: Rulebook['consultation']['modes'][number];
  matters: Rulebook['consultation']['matters'][number];
  ladders: Rulebook['escalation']['ladders'][number];
  watch: Rulebook['escalation']['watch'][number];
  meetings: Rulebook['meetings']['meetings'][number];
  numbering: Rulebook['numbering']['numbering'][number];
  ranks: Authority['ranks'][number];
  hats: Authority['hats'][number];
  qualifiers: Authority['qualifiers'][number];
  exclusions: Authority['exclusions'][number];
  grounds: Authority['grounds'][number];
  tables: Authority['tables'][number];
  subjects: Authority['subjects'][number];
  rows: Authority['rows'][number];
  schemes: Decision['schemes'][number];
  milestones: Budget['milestones'][number];
  stages: Budget['stages'][number];
  assessmentCodes: Budget['assessmentCodes'][number];
  lanes: Budget['lanes'][number];
  proposalLanes: Budget['proposalLanes'][number];
  categories: Budget['categories'][number];
  policies: Budget['policies'][number];
  funds: Budget['funds'][number];
  sheets: Budget['sheets'][number];
  indicators: Budget['indicators'][number];
  formulas: Budget['formulas'][number];
}

export type ListName = keyof Lists;

export const listFiles = {
  kinds: 'organisation.yaml',
  roles: 'organisation.yaml',
  offices: 'organisation.yaml',
  answers: 'consultation.yaml',
  responses: 'consultation.yaml',
  modes: 'consultation.yaml',
  matters: 'consultation.yaml',
  ladders: 'escalation.yaml',
  watch: 'escalation.yaml',
  meetings: 'meetings.yaml',
  numbering: 'numbering.yaml',
  ranks: 'authority.yaml',
  hats: 'authority.yaml',
  qualifiers: 'authority.yaml',
  exclusions: 'authority.yaml',
  grounds: 'authority.yaml',
  tables: 'authority.yaml',
  subjects: 'authority.yaml',
  rows: 'authority.yaml',
  schemes: 'decision.yaml',
  milestones: 'budget.yaml',
  stages: 'budget.yaml',
  assessmentCodes: 'budget.yaml',
  lanes: 'budget.yaml',
  proposalLanes: 'budget.yaml',
  categories: 'budget.yaml',
  policies: 'budget.yaml',
  funds: 'budget.yaml',
  sheets: 'budget.yaml',
  indicators: 'budget.yaml',
  formulas: 'budget.yaml',
} as const satisfies Record<ListName, RulebookFile>;

export const listNames = Object.keys(listFiles) as ListName[];

/** What two entries share to be one thing: a code, the procedure numbered, the step watched. */
export function keyOfEntry(entry: unknown): string {
  const { code, procedure, step } = entry as {
    code?: unknown;
    procedure?: unknown;
    step?: unknown;
  };
  return String(code ?? procedure ?? step ?? '');
}
