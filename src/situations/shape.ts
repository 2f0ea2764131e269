// The shape of a file of situations, as docs/rulebooks.md explains it to those who write one. A key
// that is not here is a fault with file, line and key, never passed over.

import { z } from 'zod';
import { organisationSchema } from '../terms/organisation.ts';
import { localDate } from '../terms/rulebook-parts.ts';
import { expectation } from './shape-expect.ts';
import { actor, alias, caseRef, json, moment, word } from './shape-parts.ts';

/** Only the code, or the code with a part of the text that the person reads. */
const refused = z.union([word, z.strictObject({ code: word, text: z.string().min(1).optional() })]);

const { holders, absences } = organisationSchema.shape;

/** Whoever sat there before leaves on that day. */
const newHolders = z.array(holders.element.extend({ from: localDate }));

/**
 * One step: the clock is moved, seats change hands, somebody does something, and what then holds is
 * looked at.
 */
const step = z
  .strictObject({
    at: moment.optional(),
    /** Imported with the organisation at this moment, while everything runs. */
    holders: newHolders.optional(),
    as: actor.optional(),
    does: word.optional(),
    /** Name under which the situation calls the case that the command opens. */
    opens: alias.optional(),
    in: caseRef.optional(),
    with: z.record(z.string(), json).optional(),
    /** Version of the case that the sender saw. */
    seen: z.int().min(0).optional(),
    refused: refused.optional(),
    expect: z.union([expectation, z.array(expectation)]).optional(),
  })
  .refine(
    ({ as, does }) => (as === undefined) === (does === undefined),
    '`as` and `does` belong together',
  )
  .refine(
    (one) =>
      one.does !== undefined ||
      [one.opens, one.in, one.with, one.seen, one.refused].every((part) => part === undefined),
    '`opens`, `in`, `with`, `seen` and `refused` say more about `does`',
  )
  .refine(
    (one) => [one.at, one.holders, one.does, one.expect].some((part) => part !== undefined),
    'a step has `at`, `holders`, `does` or `expect`',
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
  absences: z
    .array(absences.element.extend({ from: moment, until: moment, kind: word.optional() }))
    .optional(),
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
export type Given = z.infer<typeof given>;
export type SituationFile = z.infer<typeof oneSituation> | z.infer<typeof manySituations>;
