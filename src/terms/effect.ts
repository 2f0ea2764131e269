import type { Amendment } from './amendment.ts';
import type { CaseId, Place, ProcedureName, UnitCode } from './ids.ts';
import type { LocalDate } from './units.ts';

/**
 * What a workflow may ask of the world. Each is a row written with the case and done once, however
 * often it is delivered: a notification is unique by effect and recipient, a command by its effect
 * id.
 */
export type Effect =
  /** Tell whoever sits in these places. `text` is a key of the rulebook's texts. */
  | {
      readonly kind: 'notify';
      readonly to: readonly Place[];
      readonly text: string;
      readonly about?: Readonly<Record<string, string>>;
    }
  /** Put a case (this one, unless named) on the agenda of the next session that takes items. */
  | {
      readonly kind: 'place_on_agenda';
      readonly case?: CaseId;
      readonly meeting: string;
      readonly item: 'consultation' | 'report';
      readonly title: string;
      /** Code of the ladder level that waits for the outcome; the answer quotes it. */
      readonly level: string;
      readonly notBefore: LocalDate;
      readonly readers: readonly UnitCode[];
    }
  /** A session of the meeting has been opened or moved: whatever waits for one asks again. */
  | { readonly kind: 'call_waiting'; readonly meeting: string }
  /**
   * The rulebook in force and every later one shall hold this of the case, and nothing else of it
   * (null: nothing at all). A wish and no step: given again it changes nothing, and one of an
   * earlier revision that comes late counts no more.
   */
  | {
      readonly kind: 'amend_rulebook';
      readonly revision: number;
      readonly amendment: Amendment | null;
    }
  /**
   * Open a case of another procedure. Its id is the effect's own, so that it is opened once,
   * however often it is delivered.
   */
  | {
      readonly kind: 'open_case';
      readonly procedure: ProcedureName;
      readonly command: { readonly type: string; readonly [field: string]: unknown };
    }
  /**
   * Say something to another case: it arrives there as a command of the system. `answers`: this
   * case waits for what becomes of it, and is told `serving_taken`, or `serving_refused` with the
   * code.
   */
  | {
      readonly kind: 'tell_case';
      readonly caseId: CaseId;
      readonly answers?: true;
      readonly command: { readonly type: string; readonly [field: string]: unknown };
    };

export type EffectKind = Effect['kind'];
