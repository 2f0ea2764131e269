// The shape of a file of situations, as docs/rulebooks.md explains it to those who write one. A key
// that is not here is a fault with file, line and key, never passed over.

import { z } from 'zod';
import { organisationSchema } from '../terms/organisation.ts';
import { localDate } from '../terms/rulebook-parts.ts';
import { expectation } from './shape-expect.ts';
import { actor, alias, caseRef, json, moment, word } from './shape-parts.ts';

/** Only the code, or the code with a part of the text that the person reads. */
const refused = z.union([word, z.strictObject({ code: word, text: z.string().min(1).optional() })]);

const { holders, absences, acting } = organisationSchema.shape;

/** Whoever sat there before leaves on that day. */
const newHolders = z.array(holders.element.extend({ from: localDate }));

/** The order that a seat had before ends on that day. */
const newOrders = z.array(acting.unwrap().element.extend({ from: localDate }));

const newAbsences = z.array(
  absences.element.extend({ from: moment, until: moment, kind: word.optional() }),
);

/**
 * One step: the clock is moved, seats change hands, somebody does something, and what then holds is
 * looked at.
 */
const step = z
  .strictObject({
    at: moment.optional(),
    /** Imported with the organisation at this moment, while everything runs. */
    holders: newHolders.optional(),
    acting: newOrders.optional(),
    /** Entered at this moment, each by the person himself. */
    absences: newAbsences.optional(),
    as: actor.optional(),
    does: word.optional(),
    /** Procedure that a command opens, where several begin with the same word. */
    procedure: word.optional(),
    /** Name under which the situation calls the case that the command opens. */
    opens: alias.optional(),
    in: caseRef.optional(),
    /** Name under which the situation calls the case of this step from here on. */
    calls: alias.optional(),
    with: z.record(z.string(), json).optional(),
    /** A sheet of a budget that is read into a request: path from the file, code of the sheet. */
    imports: z.strictObject({ file: word, sheet: word }).optional(),
    /** Version of the case that the sender saw. */
    seen: z.int().min(0).optional(),
    refused: refused.optional(),
    /** Name for the digest of the case's content as it is after this step. */
    notes: alias.optional(),
    expect: z.union([expectation, z.array(expectation)]).optional(),
  })
  .refine(
    ({ as, does, imports }) =>
      (as === undefined) === (does === undefined && imports === undefined) &&
      (does === undefined || imports === undefined),
    '`as` and `does` belong together, or `as` and `imports`',
  )
  .refine(
    (one) =>
      one.does !== undefined ||
      ([one.opens, one.with, one.seen, one.procedure].every((part) => part === undefined) &&
        (one.imports !== undefined ||
          (one.refused === undefined && (one.in === undefined || one.calls !== undefined)))),
    '`opens`, `in`, `with`, `seen`, `refused` and `procedure` say more about `does`',
  )
  .refine(
    ({ as: _, in: __, ...rest }) => Object.values(rest).some((part) => part !== undefined),
    'a step has `at`, `holders`, `acting`, `absences`, `does`, `imports`, `calls`, `notes` or ' +
      '`expect`',
  )
  .refine(
    (one) => one.opens === undefined || one.in === undefined,
    'a command opens a case or goes to one, not both',
  );

const given = z.strictObject({
  /** Needed before the first step that names no moment of its own. */
  clock: moment.optional(),
  /** A path from the file, or the organisation itself. */
  organisation: z.union([word, z.record(z.string(), json)]).optional(),
  /** Laid over the organisation from the beginning. */
  holders: newHolders.optional(),
  acting: newOrders.optional(),
  absences: newAbsences.optional(),
});

const situation = z.strictObject({
  name: z.string().min(1),
  given: given.optional(),
  steps: z.array(step).min(1),
});

const fileWide = {
  /** Path from the file to the folder of the rulebook. */
  rulebook: word.optional(),
};

const oneSituation = z.strictObject({ ...fileWide, ...situation.shape });

/** Several situations that begin alike: `before` stands in front of the steps of each. */
const manySituations = z.strictObject({
  ...fileWide,
  given: given.optional(),
  before: z.array(step).optional(),
  situations: z.array(situation).min(1),
});

/** The shape that a file means to have: told by the key that only one of them has. */
export const shapeOf = (value: unknown) =>
  typeof value === 'object' && value !== null && 'situations' in value
    ? manySituations
    : oneSituation;

export type Step = z.infer<typeof step>;
export type AbsenceGiven = z.infer<typeof newAbsences>[number];
export type Given = z.infer<typeof given>;
export type SituationFile = z.infer<typeof oneSituation> | z.infer<typeof manySituations>;
