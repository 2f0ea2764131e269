// How a refused acting decision names what stands against it: the definition of absence that did
// not hold, or that a consent was refused.

import type { AbsenceRule } from '../../src/terms/rulebook-decision.ts';

type Definition = AbsenceRule['definition'];

interface Words {
  readonly inJapanese: string;
  readonly inEnglish: string;
}

export const absenceWords: Readonly<Record<Definition, Words>> = {
  allWorkingHours: {
    inJapanese: '勤務時間のすべてにわたる不在',
    inEnglish: 'an absence for all of the office hours of the day',
  },
  moreThanOneDay: { inJapanese: '1日を超える不在', inEnglish: 'an absence of more than one day' },
  any: { inJapanese: '不在', inEnglish: 'an absence' },
};

export const failedConcurrence: Words = {
  inJapanese: '合議不調',
  inEnglish: 'a consent was refused',
};
