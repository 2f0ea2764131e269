// consultation.yaml: who consults whom on what, in which mode, by when, with which answers.

import { z } from 'zod';
import { code, condition, offset, period, provenance, who } from './rulebook-parts.ts';

/** How much an answer weighs when the answers are collected. The words are the city's. */
export const weight = z.enum(['consent', 'condition', 'opinion', 'dissent', 'none']);

const answerKind = z.strictObject({
  code,
  title: z.string().min(1),
  weighs: weight,
  needs: z.array(z.enum(['reason', 'conditions'])).optional(),
});

const answerSet = z.strictObject({
  code,
  title: z.string().min(1),
  kinds: z.array(answerKind).min(1),
  ...provenance,
});

/**
 * Whose hands do what. The first place of a list is asked (it gets the work item); all may act.
 * `supervise` is the secretariat's hand: it moves a case, and never answers or decides it.
 */
export const handNames = [
  'draft',
  'approve',
  'screen',
  'receive',
  'answer',
  'supply',
  'decide',
  'supervise',
] as const;

const hands = z.strictObject({
  draft: z.array(who).min(1),
  approve: z.array(who).min(1),
  screen: z.array(who).min(1),
  receive: z.array(who).min(1),
  answer: z.array(who).min(1),
  supply: z.array(who).min(1),
  decide: z.array(who).min(1),
  supervise: z.array(who).min(1),
});

/** A rung of the reminders: told at an offset from the due date; it never decides anything. */
const rung = z.strictObject({
  offset,
  tells: z.array(who).min(1),
  text: code,
  marks: z.enum(['overdue', 'escalated']).optional(),
});

const response = z.strictObject({
  code,
  period,
  rungs: z.array(rung),
  /** After this long an unopened consultation counts as received; absent: only by hand. */
  receivedAfter: period.optional(),
  questionsStopClock: z.boolean(),
  extension: z
    .strictObject({ times: z.int().min(1), upTo: period, needsConsent: z.boolean() })
    .optional(),
  /** A passed deadline never decides anything, so `escalate` is the only value there is. */
  silence: z.literal('escalate'),
  ...provenance,
});

/**
 * A mode is composed of what happens at each turn; a city may define as many as it needs.
 * opening: `none` no case is opened and the drafter is told why · `record` the contact is logged
 * and closed · `notice` addressees are told and may each demand consultation within the window ·
 * `consultation` addressees are asked · `ruling` one named place rules at once, addressees are
 * told.
 */
const mode = z.strictObject({
  code,
  title: z.string().min(1),
  opening: z.enum(['none', 'record', 'notice', 'consultation', 'ruling']),
  from: z.array(code).min(1),
  to: z.array(code).min(1),
  approval: z.boolean(),
  screening: z.boolean(),
  collecting: z.enum(['automatic', 'secretariat']),
  answers: code.optional(),
  response: code.optional(),
  noticeWindow: period.optional(),
  /** What a dissent does: climb the ladder, or stand on record while the case concludes. */
  dissent: z.enum(['mediate', 'record']),
  /** What conditions and opinions do: the initiator must settle them, or they stand on record. */
  conditions: z.enum(['settle', 'record']),
  ladder: code.optional(),
  /** Whether the conclusion is followed by implementation and its report. */
  implementation: z.boolean(),
  afterTheFact: z.strictObject({ filing: period, reportTo: code.optional() }).optional(),
  /** Who rules when opening is `ruling`, and who decides alone when it is `none`. */
  decider: z.array(who).optional(),
  hands: hands.partial().optional(),
  ...provenance,
});

/** What a draft is asked beside its title; of a `list`, conditions compare the lengths. */
export const matterField = z.strictObject({
  code,
  title: z.string().min(1),
  type: z.enum(['text', 'number', 'date', 'boolean', 'choice', 'list']),
  required: z.boolean(),
  choices: z.array(z.strictObject({ code, title: z.string().min(1) })).optional(),
  unit: z.string().optional(),
});

const matter = z.strictObject({
  code,
  title: z.string().min(1),
  /** When in the life of a measure the consultation must happen; shown, not judged. */
  timing: z.string().optional(),
  questions: z.array(z.strictObject({ code, text: z.string().min(1) })).optional(),
  fields: z.array(matterField).optional(),
  /** `affected`: the drafter names them; `all`: every unit of the mode's `to` kinds; or a list. */
  addressees: z.union([z.enum(['affected', 'all']), z.array(z.string().min(1)).min(1)]),
  /** The first entry whose condition holds gives the mode; the last needs no condition. */
  mode: z.array(z.strictObject({ when: condition.optional(), use: code })).min(1),
  /** Mode of a consultation after an emergency measure; absent: none is allowed. */
  emergencyMode: code.optional(),
  response: code.optional(),
  /** Whether a measure of this matter may not be decided without a concluded consultation. */
  gate: z.boolean(),
  ...provenance,
});

/** How long each hand may take before it is reminded; the step's duty is then overdue. */
const handling = z.strictObject({
  approval: period,
  screening: period,
  collecting: period,
  settling: period,
  ruling: period,
  /** For material that an addressee asks for; absent: a question waits without a date. */
  supply: period.optional(),
  /** Reminder before the date of a follow-up (a condition accepted by the initiator). */
  followUpReminder: offset,
  ...provenance,
});

export const consultationFile = z.strictObject({
  answers: z.array(answerSet),
  responses: z.array(response),
  hands: z.strictObject({ ...hands.shape, ...provenance }),
  handling,
  /** Both empty where the city's rules of consultation are not known: it then runs none. */
  modes: z.array(mode),
  matters: z.array(matter),
});

export type ConsultationRules = z.infer<typeof consultationFile>;
export type HandName = (typeof handNames)[number];
export type Mode = z.infer<typeof mode>;
export type Matter = z.infer<typeof matter>;
export type ResponseRule = z.infer<typeof response>;
export type Rung = z.infer<typeof rung>;
export type AnswerKind = z.infer<typeof answerKind>;
export type MatterField = z.infer<typeof matterField>;
