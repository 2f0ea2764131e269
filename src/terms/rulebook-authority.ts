// authority.yaml: who decides what, up to which amount, and who must be heard before (委任, 専決,
// 合議). Delegation of power and delegation of signature are different instruments: a row is one
// or the other, and a table says which of the two it governs.

import { z } from 'zod';
import { matterField } from './rulebook-consultation.ts';
import { code, condition, provenance, who } from './rulebook-parts.ts';

/** Whole yen. */
export const yen = z.int().min(0);

/** Both bounds of a band; `over` and `under` are open, `atLeast` and `upTo` closed. */
export const band = z
  .strictObject({
    atLeast: yen.optional(),
    over: yen.optional(),
    under: yen.optional(),
    upTo: yen.optional(),
  })
  .refine(({ atLeast, over }) => atLeast === undefined || over === undefined, 'one lower bound')
  .refine(({ under, upTo }) => under === undefined || upTo === undefined, 'one upper bound');

/**
 * A step of seniority. `level`: the higher decides over the lower; ranks of one level are equals,
 * such as a ward mayor and a bureau director. `at`: where a unit finds its own: the nearest unit of
 * a kind in its line, an office of the city, or the seat that oversees it (副市長の分担).
 */
const rank = z.strictObject({
  code,
  title: z.string().min(1),
  level: z.int().min(1).max(1000),
  at: z.union([
    z.strictObject({ kind: code, role: code }),
    z.strictObject({ office: code, role: code }),
    z.strictObject({ overseers: z.literal('unit') }),
  ]),
  /** Whether a draft on its way to somebody higher passes here (回議). */
  circulates: z.boolean(),
  ...provenance,
});

/** A word with a title: a qualifier (定例, 軽易), an exclusion (議決条例, 人身事故). */
const word = z.strictObject({ code, title: z.string().min(1), ...provenance });

/** A ground on which a matter goes back up in spite of delegation (重要, 異例, 疑義, 先例, 紛争). */
const ground = z.strictObject({ ...word.shape, barsActing: z.boolean() });

/** A capacity (資格) in which one person acts besides his own: its table and its numbers apply. */
const hat = z.strictObject({
  ...word.shape,
  /** Stands in document numbers of this capacity for the placeholder {sign}. */
  sign: z.string().min(1),
});

/** A document with rows: whether it governs what is the mayor's, what is delegated, or both. */
const table = z.strictObject({
  code,
  title: z.string().min(1),
  governs: z.array(z.enum(['power', 'signature'])).min(1),
  /** Whether a matter without a row may be decided by analogy with one (準用), with a reason. */
  analogy: z.boolean(),
  ...provenance,
});

/** The parts of a draft that a concurring section answers for, beside the fields of its subject. */
export const contentParts = [
  'title',
  'purpose',
  'amount',
  'change',
  'item',
  'wards',
  'attachments',
] as const;

/** Whom a draft reaches beside its own line: places, or the nearest unit of a kind in that line. */
const whoElse = z.union([...who.options, z.strictObject({ kind: code, role: code })]);

const told = {
  who: whoElse,
  when: condition.optional(),
  /** Absent: whatever the amount. For a change of contract, the amount before it. */
  amount: band.optional(),
};

const heard = {
  ...told,
  /** Codes of fields and parts of the draft; absent: all of it. */
  concerns: z.array(z.string().min(1)).min(1).optional(),
  note: z.string().min(1).optional(),
};

/** 合議: consent is asked. `binding`: without it the draft never reaches its decider. */
const concurrence = z.strictObject({ ...heard, binding: z.boolean() });
/** 協議 with the head of another section: heard, and not asked for consent. */
const consult = z.strictObject(heard);
const report = z.strictObject(told);

const hearing = {
  concurrence: z.array(concurrence).optional(),
  consult: z.array(consult).optional(),
  /** Told at once when it is decided (専決報告). */
  report: z.array(report).optional(),
};

/** What is decided (事項). */
const subject = z.strictObject({
  code,
  title: z.string().min(1),
  questions: z.array(z.strictObject({ code, text: z.string().min(1) })).optional(),
  /** Whether an amount in yen must be given, and for a contract the amount it changes by. */
  amount: z.boolean(),
  change: z.boolean().optional(),
  /** Items of expenditure (節) that it is split by; one of them must then be given. */
  items: z.array(z.strictObject({ code, title: z.string().min(1) })).optional(),
  fields: z.array(matterField).optional(),
  /** What must hold for a draft at all; else it is refused with this text. */
  admits: z.array(z.strictObject({ when: condition, otherwise: z.string().min(1) })).optional(),
  /** What its decisions may say to a case that waits for it, by being made. */
  serves: z
    .array(z.enum(['answer', 'submission', 'step']))
    .min(1)
    .optional(),
  /** Matter of consultation.yaml without whose concluded consultation it may not be decided. */
  consultation: code.optional(),
  /** Whether somebody has to carry it out and say so (施行) before the case is complete. */
  execution: z.boolean(),
  ...hearing,
  ...provenance,
});

/**
 * Whom a row is for: offices of organisation.yaml, kinds of unit, wards by the code of their unit;
 * of several keys each must fit. The rows of the nearest unit go before, and all before the city's.
 */
const reachOfRow = z.strictObject({
  offices: z.array(code).min(1).optional(),
  kinds: z.array(code).min(1).optional(),
  wards: z.array(z.string().min(1)).min(1).optional(),
});

/** Read as hundredths, so that a percentage of yen is exact. */
const percent = z
  .number()
  .positive()
  .max(1000)
  .refine((value) => /^\d+(\.\d{1,2})?$/.test(String(value)), 'at most two decimals');

/** As a band of amounts; one bound at least. */
const percentBand = z
  .strictObject({
    atLeast: percent.optional(),
    over: percent.optional(),
    under: percent.optional(),
    upTo: percent.optional(),
  })
  .refine((bounds) => Object.values(bounds).some((bound) => bound !== undefined), 'one bound')
  .refine(({ atLeast, over }) => atLeast === undefined || over === undefined, 'one lower bound')
  .refine(({ under, upTo }) => under === undefined || upTo === undefined, 'one upper bound');

/**
 * A row of a table. power (委任): the authority itself lies with `rank`, who acts in his own name.
 * signature (専決): `rank` always decides this, in the name of whoever has the authority.
 */
export const authorityRow = z.strictObject({
  code,
  table: code,
  kind: z.enum(['power', 'signature']),
  subject: code,
  rank: code,
  hat: code.optional(),
  items: z.array(code).min(1).optional(),
  /** Absent: whatever the amount. For a change of contract, the amount before it. */
  amount: band.optional(),
  /** The amount that a contract has after the change. */
  after: band.optional(),
  /** How much a contract changes, of the amount before, in per cent. */
  changePercent: percentBand.optional(),
  /** All of them must be claimed by the drafter. */
  qualifiers: z.array(code).min(1).optional(),
  /** None of them may be claimed: exclusions, or qualifiers by which a lower rank decides. */
  excludes: z.array(code).min(1).optional(),
  when: condition.optional(),
  /**
   * Most wards that the act may reach; for power, beyond it the act is the mayor's again. Power
   * stays within the drafting unit's own line all the same.
   */
  wardsAtMost: z.int().min(1).optional(),
  /**
   * For a signature only: it lapses while the decider is away, so that nobody acts for him and the
   * rank above decides (神戸 区会計管理者の専決規程2条: 係長に事故がある場合は、この限りでない).
   */
  lapsesInAbsence: z.literal(true).optional(),
  for: reachOfRow.optional(),
  ...hearing,
  ...provenance,
});

export const authorityFile = z.strictObject({
  ranks: z.array(rank),
  hats: z.array(hat),
  qualifiers: z.array(word),
  exclusions: z.array(word),
  grounds: z.array(ground),
  tables: z.array(table),
  subjects: z.array(subject),
  rows: z.array(authorityRow),
});

export type AuthorityRules = z.infer<typeof authorityFile>;
export type AuthorityRow = z.infer<typeof authorityRow>;
export type Rank = z.infer<typeof rank>;
export type Subject = z.infer<typeof subject>;
export type Band = z.infer<typeof band>;
export type PercentBand = z.infer<typeof percentBand>;
export type AuthorityTable = z.infer<typeof table>;
export type Ground = z.infer<typeof ground>;
export type Hat = z.infer<typeof hat>;
export type Word = z.infer<typeof word>;
export type HeardWho = z.infer<typeof whoElse>;
