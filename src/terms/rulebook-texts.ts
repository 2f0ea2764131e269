import { z } from 'zod';
import { code } from './rulebook-parts.ts';

/** texts.yaml: what people read. Whatever a city leaves out is taken from rulebooks/defaults. */
export const textsFile = z.strictObject({
  /**
   * Placeholders: {title} {number} {case} {unit} {due} {reason} {step} {meeting} {on} {outcome}.
   */
  notifications: z.record(
    code,
    z.strictObject({ subject: z.string().min(1), body: z.string().min(1) }),
  ),
  /** Titles of steps and acts of the procedures, by their code names. */
  steps: z.record(z.string(), z.string().min(1)),
  acts: z.record(z.string(), z.string().min(1)),
  /** Titles of the outcomes a case can have. */
  outcomes: z.record(z.string(), z.string().min(1)),
});

export type Texts = z.infer<typeof textsFile>;
