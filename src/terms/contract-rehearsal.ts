// The rehearsal (試し打ち): a draft of the rules tried on cases of the past or on examples, before it
// is in force; and a running case beside the rulebook of today. No case is changed by either.

import { z } from 'zod';
import { codeText, onDate } from './command-parts.ts';
import { navigatorQuestion } from './contract-navigator.ts';
import { caseId, localDate, named } from './contract-parts.ts';
import { contract } from './contract-route.ts';
import { rulebookFiles } from './rulebook.ts';

const group = 'rehearsal';

const placeNamed = z.strictObject({ unit: named, role: named });

/** The way of a case to its decision, as a rulebook sees it. */
export const forecastShape = z
  .strictObject({
    decider: placeNamed.nullable(),
    deciderTitle: z.string(),
    /** In order: who circulates, who concurs, who is consulted. */
    route: z.array(z.strictObject({ as: z.string(), ...placeNamed.shape })),
    /** Working days that all steps may take together; null where no period is given. */
    businessDays: z.int().nullable(),
    /** Dates that it must keep, by what they are for. */
    deadlines: z.record(z.string(), localDate),
    decidedInLine: z.boolean(),
  })
  .meta({ id: 'Forecast' });

export const forecastParts = ['decider', 'route', 'days', 'deadlines'] as const;
const parts = z.array(z.enum(forecastParts));

const published = z.strictObject({ id: z.uuid(), version: z.int() });

export const readRoute = contract({
  method: 'get',
  path: '/cases/{id}/route',
  title: 'How a case is decided by the rulebook it is pinned to, and how by that of today',
  group,
  access: 'person',
  params: z.strictObject({ id: z.string().min(1).max(200) }),
  status: 200,
  answer: z.strictObject({
    caseId,
    /** A running case keeps its rulebook. `forecast` is null where the rulebook can say none. */
    pinned: z.strictObject({ rulebook: published, forecast: forecastShape.nullable() }),
    today: z.strictObject({ rulebook: published, forecast: forecastShape.nullable() }),
    differs: z.boolean(),
    parts,
  }),
  errors: ['case_not_found'],
});

const fileNames = Object.keys(rulebookFiles) as (keyof typeof rulebookFiles)[];
type FileShape = Record<(typeof fileNames)[number], z.ZodOptional<z.ZodString>>;
const fileShape = Object.fromEntries(
  fileNames.map((name) => [name, z.string().optional()]),
) as FileShape;

/** Room for tables of some thousand rows. */
const filesLimitBytes = 4 * 1024 * 1024;

const fault = z
  .strictObject({
    file: z.string(),
    /** Such as `rows.c-head.amount`; empty for the whole file. */
    key: z.string(),
    line: z.int().optional(),
    article: z.string().optional(),
    problem: z.string(),
    ja: z.string(),
    en: z.string(),
  })
  .meta({ id: 'RulebookFault' });

const tally = z
  .strictObject({
    lookedAt: z.int(),
    /** Of which neither rulebook can say anything. */
    unjudged: z.int(),
    changed: z.int(),
    /** Which the draft could not decide, and the rulebook in force can. */
    undecidable: z.int(),
    parts: z.strictObject({
      decider: z.int(),
      route: z.int(),
      days: z.int(),
      deadlines: z.int(),
    }),
    /** Decided in the line of the unit that proposed it only by the draft, or no longer. */
    leaveHeadquarters: z.int(),
    comeToHeadquarters: z.int(),
    daysSaved: z.int(),
    daysAdded: z.int(),
  })
  .meta({ id: 'RehearsalTally' });

const change = z
  .strictObject({
    /** Null for an example. */
    id: caseId.nullable(),
    number: z.string().nullable(),
    procedure: z.string(),
    title: z.string(),
    subject: named,
    initiator: named,
    changed: parts,
    before: forecastShape.nullable(),
    after: forecastShape.nullable(),
  })
  .meta({ id: 'RehearsedChange' });

const report = z
  .strictObject({
    /** The date whose entries count in both rulebooks. */
    on: localDate,
    before: published,
    after: z.strictObject({ version: z.int() }),
    totals: tally,
    bySubject: z.array(z.strictObject({ subject: named, ...tally.shape })),
    /** By the ward or bureau that the cases came from. */
    byUnit: z.array(z.strictObject({ unit: named, ...tally.shape })),
    /** Only cases that would be led otherwise. */
    changes: z.array(change),
    /** How many further ones are counted and not listed. */
    notListed: z.int(),
  })
  .meta({ id: 'RehearsalReport' });

export const changesListed = 1000;

export const rehearse = contract({
  method: 'post',
  path: '/rehearsals',
  title: 'Try a draft of the rules on past cases or examples; only what would change is listed',
  group,
  access: 'person',
  bodyLimitBytes: filesLimitBytes,
  body: z.strictObject({
    /** Laid over the rulebook in force: what is not sent stays as it is. */
    files: z.strictObject(fileShape),
    /** Tried in the place of past cases. */
    examples: z.array(navigatorQuestion).min(1).max(1000).optional(),
    procedure: codeText.optional(),
    fiscalYear: z.int().min(1900).max(9999).optional(),
    /** Absent: the first day from today on which everything new in the draft holds. */
    on: onDate.optional(),
  }),
  status: 200,
  answer: z.strictObject({
    /** As the check of a rulebook tells them; with any, nothing was tried. */
    faults: z.array(fault),
    report: report.nullable(),
  }),
  errors: ['whole_city_only'],
});

const step = z
  .strictObject({
    as: z.enum(['circulation', 'concurrence', 'consult']),
    ...placeNamed.shape,
    /** How often somebody spoke there; how often with an objection or opinion, or by returning. */
    acted: z.int(),
    objected: z.int(),
    returned: z.int(),
    /** Every case would have come to the same without it. */
    changedNothing: z.boolean(),
  })
  .meta({ id: 'StepRecord' });

export const countSteps = contract({
  method: 'get',
  path: '/reports/steps',
  title:
    'What each step before a decision has changed in a span of days, and which have no article',
  group,
  access: 'person',
  query: z.strictObject({ from: localDate, to: localDate }),
  status: 200,
  answer: z.strictObject({
    from: z.string(),
    to: z.string(),
    items: z.array(step),
    /** Entries of the tables in force that ask for a step and name no source. */
    withoutArticle: z.array(
      z.strictObject({ list: z.enum(['ranks', 'subjects', 'rows']), ...named.shape }),
    ),
  }),
  errors: ['whole_city_only'],
});

export type ForecastShape = z.infer<typeof forecastShape>;
export type RehearsalReport = z.infer<typeof report>;
export type StepsAnswer = z.infer<typeof countSteps.answer>;
export type TallyShape = z.infer<typeof tally>;
