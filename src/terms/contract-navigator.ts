// The navigator (相談先ナビ): what may be asked, and who decides it, by which article, on which way.
// Nothing is written by asking; the answer holds the very command that starts the case.

import { z } from 'zod';
import { codeText, fieldValues, onDate, reason, shortText, unitCode } from './command-parts.ts';
import { instant, json, localDate, named, refusalShape } from './contract-parts.ts';
import { contract } from './contract-route.ts';

const group = 'navigator';

/** Where an entry comes from; `article`: its source in one line, «—» without one. */
export const entrySource = z
  .strictObject({
    article: z.string(),
    source: z
      .strictObject({
        rule: z.string(),
        number: z.string().optional(),
        article: z.string().optional(),
        url: z.string().optional(),
        note: z.string().optional(),
      })
      .nullable(),
    origin: z.enum(['article', 'cityOrder', 'productDefault']),
    inForceOn: localDate,
  })
  .meta({ id: 'EntrySource' });

const both = z.strictObject({ ja: z.string(), en: z.string() });
const word = z.strictObject({ ...named.shape, ...entrySource.shape });
const field = z.strictObject({
  ...named.shape,
  type: z.enum(['text', 'number', 'date', 'boolean', 'choice', 'list']),
  required: z.boolean(),
  choices: z.array(named).optional(),
  unit: z.string().optional(),
});

const subject = z
  .strictObject({
    ...word.shape,
    questions: z.array(z.strictObject({ code: z.string(), text: z.string() })),
    amount: z.boolean(),
    change: z.boolean(),
    items: z.array(named),
    fields: z.array(field),
    /** Matter of the prior consultation that it may ask for. */
    consultation: named.nullable(),
    execution: z.boolean(),
  })
  .meta({ id: 'Subject' });

export const listSubjects = contract({
  method: 'get',
  path: '/navigator/subjects',
  title: 'What the navigator can be asked about, with the words of the tables in force today',
  group,
  access: 'person',
  status: 200,
  answer: z.strictObject({
    on: localDate,
    subjects: z.array(subject),
    qualifiers: z.array(word),
    exclusions: z.array(word),
    grounds: z.array(z.strictObject({ ...word.shape, barsActing: z.boolean() })),
    hats: z.array(z.strictObject({ ...word.shape, sign: z.string() })),
  }),
  errors: ['no_authority_rules'],
});

const words = z.array(codeText).max(50).default([]);

/** What is asked: a matter of a unit, with all that a row may turn on. */
export const navigatorQuestion = z
  .strictObject({
    /** The unit that would draft it. */
    unit: unitCode,
    subject: codeText,
    /** Title of the case to be started; without one, that of the subject. */
    title: shortText.optional(),
    hat: codeText.optional(),
    item: codeText.optional(),
    /** Yen; for a change of contract, the amount before it. */
    amount: z.int().min(0).optional(),
    change: z.int().optional(),
    wards: z.array(unitCode).max(200).default([]),
    qualifiers: words,
    exclusions: words,
    grounds: words,
    fields: fieldValues.default({}),
    analogy: z.strictObject({ row: codeText, reason }).optional(),
    /** The date whose rows count; today when left out. */
    on: onDate.optional(),
  })
  .meta({ id: 'NavigatorQuestion' });

/** Whether whoever sits there is there at this moment, and who would act for him. */
const seat = z.strictObject({
  ...named.shape,
  state: z.enum(['present', 'away', 'vacant']),
  away: z.strictObject({ until: instant }).optional(),
  wouldAct: named.optional(),
});

const seated = {
  unit: named,
  role: named,
  seats: z.array(seat),
};

const ranked = z
  .strictObject({ rank: z.string(), title: z.string(), level: z.int(), ...seated })
  .meta({ id: 'RankedPlace' });

/** `noAuthority`: the rulebook names no article for the step. */
const founded = { ...entrySource.shape, noAuthority: z.boolean() };

const row = z
  .strictObject({
    code: z.string(),
    kind: z.enum(['power', 'signature']),
    table: named,
    rank: named,
    ...entrySource.shape,
  })
  .meta({ id: 'AuthorityRow' });

const hearing = z
  .strictObject({
    as: z.enum(['concurrence', 'consult']),
    ...seated,
    binding: z.boolean(),
    concerns: z.array(z.string()).nullable(),
    /** The row or the subject that asks for it. */
    because: z.string(),
    ...founded,
  })
  .meta({ id: 'HearingAhead' });

const decision = z.strictObject({
  decider: ranked,
  by: z.enum(['row', 'power', 'analogy', 'upward', 'top']),
  reason: both,
  /** In whose right: delegated to him, exercised for the mayor, or the highest seat's own. */
  authority: z.enum(['power', 'signature', 'own']),
  row: row.nullable(),
  power: z.strictObject({ row, holder: ranked }).nullable(),
  passedOver: z.array(z.strictObject({ row, because: z.string(), ...both.shape })),
  circulation: z.array(z.strictObject({ ...ranked.shape, ...founded })),
  hearings: z.array(hearing),
  reports: z.array(z.strictObject({ ...seated, ...founded })),
  /** Ranks above the decider, to whom it may be sent up (返れい). */
  above: z.array(ranked),
  /** Grounds that were claimed. */
  grounds: z.array(z.strictObject({ ...word.shape, barsActing: z.boolean() })),
  /** Working days; the hearings run beside the circulation. */
  days: z.strictObject({
    circulation: z.int(),
    hearings: z.int(),
    decision: z.int(),
    total: z.int(),
  }),
  /** When it would be decided if it were submitted now and every step took its whole time. */
  expectedOn: localDate,
});

const band = z
  .strictObject({
    /** Whole yen, both included; null: without end. */
    from: z.int(),
    upTo: z.int().nullable(),
    decider: z.strictObject({ rank: z.string(), title: z.string(), unit: named, role: named }),
    by: decision.shape.by,
    row: row.nullable(),
    isAsked: z.boolean(),
  })
  .meta({ id: 'MoneyBand' });

/** What can be sent to `POST /cases` as it stands. */
const start = z
  .strictObject({ procedure: z.string(), command: z.record(z.string(), json) })
  .meta({ id: 'CaseStart' });

const consultation = z.strictObject({
  needed: z.boolean(),
  because: z.enum(['subject', 'gate', 'delegated', 'matter']),
  reason: both,
  matter: word.nullable(),
  /** Modes that it may fall under. */
  modes: z.array(named),
  addressees: z.array(named),
  /** Null when none is needed, or while answers are missing that decide its mode. */
  start: start.nullable(),
});

export const askNavigator = contract({
  method: 'post',
  path: '/navigator',
  title: 'Who decides a matter, by which article, who is heard before, and how long it takes',
  group,
  access: 'person',
  body: navigatorQuestion,
  status: 200,
  answer: z.strictObject({
    on: localDate,
    unit: named,
    subject: word,
    /** Why it could not be drafted like this; what could be told all the same is told. */
    refusal: refusalShape.nullable(),
    decision: decision.nullable(),
    /** Lowest band first; empty for a subject without amounts. */
    money: z.array(band),
    consultation,
    /**
     * Null when it would be refused; a draft of an earlier day than `on` is read by its own rows.
     */
    start: start.nullable(),
  }),
  errors: ['no_authority_rules', 'unknown_subject', 'unknown_unit'],
});

export type NavigatorQuestion = z.infer<typeof navigatorQuestion>;
export type NavigatorAnswer = z.infer<typeof askNavigator.answer>;
export type SubjectsAnswer = z.infer<typeof listSubjects.answer>;
export type SeatAhead = z.infer<typeof seat>;
export type EntrySource = z.infer<typeof entrySource>;
export type CaseStart = z.infer<typeof start>;
