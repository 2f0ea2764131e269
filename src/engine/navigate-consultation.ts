// Whether a matter asks for a prior consultation before it may be decided, of whom, and the command
// that would open it. The gate is the one that the decision will meet.

import type { Rules } from '../rules/bound-rules.ts';
import { holds } from '../rules/condition.ts';
import type { Organisation } from '../rules/directory.ts';
import { checkFields } from '../rules/fields.ts';
import { possibleModes } from '../rules/possible-modes.ts';
import type { DraftConsultation } from '../terms/command-consultation.ts';
import type { NavigatorQuestion } from '../terms/contract-navigator.ts';
import type { UnitCode } from '../terms/ids.ts';
import type { Subject } from '../terms/rulebook-authority.ts';
import type { Matter, Mode } from '../terms/rulebook-consultation.ts';
import type { LocalDate } from '../terms/units.ts';

export interface ConsultationAhead {
  /**
   * subject: it asks for none. gate: its consultation is no condition of the decision. delegated:
   * within this reach somebody decides alone. matter: one is needed.
   */
  readonly because: 'subject' | 'gate' | 'delegated' | 'matter';
  readonly matter: Matter | null;
  readonly modes: readonly Mode[];
  readonly addressees: readonly UnitCode[];
  readonly command: DraftConsultation | null;
}

interface Ground {
  readonly rules: Rules;
  readonly organisation: Organisation;
  readonly on: LocalDate;
}

export function consultationAhead(
  asked: NavigatorQuestion,
  { title, consultation }: Subject,
  ground: Ground,
): ConsultationAhead {
  const { rules, on } = ground;
  const matter = consultation === undefined ? undefined : rules.findMatter(consultation, on);
  const none = { modes: [], addressees: [], command: null };
  if (matter === undefined) return { because: 'subject', matter: null, ...none };
  if (!matter.gate) return { because: 'gate', matter, ...none };
  const modes = possibleModes(matter, asked.wards, rules, on);
  const opening = modes.filter((mode) => mode.opening !== 'none');
  if (opening.length === 0) return { because: 'delegated', matter, ...none, modes };
  const fields = knownFields(matter, asked);
  const draft = draftOf(matter, fields, asked, ground);
  return {
    because: 'matter',
    matter,
    modes: opening,
    addressees: draft?.addressees ?? [...new Set(asked.wards)],
    command: draft && {
      type: 'draft',
      matter: matter.code,
      initiator: draft.initiator,
      ...(matter.addressees === 'affected' && { addressees: [...draft.addressees] }),
      content: {
        title: asked.title ?? title,
        ...(Object.keys(fields).length > 0 && { fields }),
      },
    },
  };
}

/** What was answered for the decision and means the same to the matter: the same code and type. */
function knownFields({ fields = [] }: Matter, asked: NavigatorQuestion) {
  return Object.fromEntries(
    Object.entries(asked.fields).filter(
      ([code, value]) => checkFields(fields, { [code]: value }) === null,
    ),
  );
}

interface Reach {
  readonly initiator: UnitCode;
  readonly addressees: readonly UnitCode[];
}

/**
 * Who would consult whom with these answers, read from the matter's modes as the consultation reads
 * them; null while that opens none, because it has no party or an answer is missing.
 */
function draftOf(
  matter: Matter,
  fields: NavigatorQuestion['fields'],
  asked: NavigatorQuestion,
  ground: Ground,
): Reach | null {
  for (const { when, use } of matter.mode) {
    const mode = ground.rules.mode(use, ground.on);
    const initiator = partyOf(asked.unit, mode, ground);
    const addressees = reachedBy(matter, asked, mode, initiator, ground);
    if (when !== undefined && !holds(when, { fields, addressees })) continue;
    if (mode.opening === 'none' || initiator === null || addressees.length === 0) return null;
    return { initiator, addressees };
  }
  return null;
}

/** The nearest unit of the line that may consult in the mode. */
function partyOf(unit: UnitCode, mode: Mode, { organisation }: Ground): UnitCode | null {
  const isParty = (code: UnitCode): boolean =>
    mode.from.includes(organisation.unit(code)?.kind ?? '');
  return organisation.lineOf(unit).find(isParty) ?? null;
}

/** Those of the matter; where the drafter names them, the wards that the act reaches. */
function reachedBy(
  { addressees }: Matter,
  { wards }: NavigatorQuestion,
  mode: Mode,
  initiator: UnitCode | null,
  { organisation }: Ground,
): UnitCode[] {
  const mayBeAsked = (unit: UnitCode): boolean =>
    mode.to.includes(organisation.unit(unit)?.kind ?? '');
  const all = () => mode.to.flatMap((kind) => organisation.unitsOfKind(kind));
  const listed = addressees === 'all' ? all() : addressees;
  const units = listed === 'affected' ? wards : listed;
  return [...new Set(units)].filter((unit) => unit !== initiator && mayBeAsked(unit));
}
