// The shape of a rulebook: everything of a city that is not code. One zod schema per file of
// rulebooks/<city>/; types are inferred from them. Reading and cross-checking: rules/read.ts.

import { z } from 'zod';
import { numberedProcedures } from './ids.ts';
import { authorityFile } from './rulebook-authority.ts';
import { budgetFile } from './rulebook-budget.ts';
import { calendarFile } from './rulebook-calendar.ts';
import { consultationFile } from './rulebook-consultation.ts';
import { decisionFile } from './rulebook-decision.ts';
import { escalationFile } from './rulebook-escalation.ts';
import { meetingsFile } from './rulebook-meetings.ts';
import { organisationFile } from './rulebook-organisation.ts';
import { provenance } from './rulebook-parts.ts';
import { textsFile } from './rulebook-texts.ts';

export const identityFile = z.strictObject({
  city: z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and -'),
  title: z.string().min(1),
  version: z.int().min(1),
  ...provenance,
});

export const numberingFile = z.strictObject({
  numbering: z.array(
    z.strictObject({
      procedure: z.enum(numberedProcedures),
      /** Placeholders: {era} {eraYear} {year} {unit} {sign} {serial:width}. */
      pattern: z.string().regex(/\{serial(:\d+)?\}/, 'must contain {serial} or {serial:width}'),
      series: z.enum(['city', 'initiator']),
      resets: z.enum(['fiscalYear', 'calendarYear', 'never']),
      /** Placeholder: {branch}. Appended from the second submission on. */
      branch: z.string().regex(/\{branch\}/, 'must contain {branch}'),
      ...provenance,
    }),
  ),
});

/** The files of a rulebook and what each must hold. */
export const rulebookFiles = {
  'rulebook.yaml': identityFile,
  'organisation.yaml': organisationFile,
  'calendar.yaml': calendarFile,
  'consultation.yaml': consultationFile,
  'escalation.yaml': escalationFile,
  'meetings.yaml': meetingsFile,
  'numbering.yaml': numberingFile,
  'texts.yaml': textsFile,
  'authority.yaml': authorityFile,
  'decision.yaml': decisionFile,
  'budget.yaml': budgetFile,
} as const;

/**
 * Files that a city may leave out: its own texts, the two without which it runs no decisions, and
 * the one without which it runs no budget.
 */
export const optionalFiles = [
  'texts.yaml',
  'authority.yaml',
  'decision.yaml',
  'budget.yaml',
] as const;

export type RulebookFile = keyof typeof rulebookFiles;

export const rulebookSchema = z.strictObject({
  identity: identityFile,
  organisation: organisationFile,
  calendar: calendarFile,
  consultation: consultationFile,
  escalation: escalationFile,
  meetings: meetingsFile,
  numbering: numberingFile,
  texts: textsFile,
  authority: authorityFile.optional(),
  decision: decisionFile.optional(),
  budget: budgetFile.optional(),
});

export type Rulebook = z.infer<typeof rulebookSchema>;
