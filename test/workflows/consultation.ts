/** Short ways into the states of a prior consultation. */

import { isRefusal } from '../../src/terms/refusal.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import type { Consultation } from '../../workflows/prior-consultation/context.ts';
import { priorConsultation } from '../../workflows/prior-consultation/workflow.ts';
import { city } from './city.ts';
import { Play, type Surroundings } from './play.ts';

export class ConsultationPlay extends Play {
  constructor(rulebook: Rulebook = city, around: Surroundings = {}) {
    super(priorConsultation, rulebook, around);
  }

  get c(): Consultation {
    return this.stored.context as Consultation;
  }

  reply(unit: string) {
    const reply = this.c.replies[unit];
    if (reply === undefined) throw new Error(`${unit} is no addressee`);
    return reply;
  }

  due(unit: string): string | undefined {
    return this.reply(unit).clock?.dueOn;
  }
}

export const draft = (fields: object = {}) => ({
  type: 'draft',
  matter: 'ward-plan',
  initiator: 'toshi',
  addressees: ['kita', 'higashi'],
  content: { title: 'Plan' },
  ...fields,
});

export function drafted(fields: object = {}, rulebook = city, around: Surroundings = {}) {
  const play = new ConsultationPlay(rulebook, around);
  const { initiator } = draft(fields);
  const step = play.open(`${initiator}.clerk`, draft(fields));
  if (isRefusal(step)) throw new Error(JSON.stringify(step));
  return play;
}

export function submitted(...given: Parameters<typeof drafted>) {
  const play = drafted(...given);
  return play.does(`${play.c.initiator}.clerk`, 'submit');
}

export function screened(...given: Parameters<typeof drafted>) {
  const play = submitted(...given);
  return play.does(`${play.c.initiator}.head`, 'approve');
}

/** Approved, and accepted where the mode screens. */
export function accepted(...given: Parameters<typeof drafted>) {
  const play = screened(...given);
  return play.step === 'screening' ? play.does('kusei-sozo.clerk', 'accept') : play;
}

export const dissent = { answer: 'disagree', reason: 'too small' };
export const condition = {
  answer: 'agree-if',
  conditions: [{ text: 'after the school festival', dueOn: '2027-05-31' }],
};

/** Kita agrees, higashi disagrees: the first level of the ladder. */
export const mediating = (rulebook = city, around: Surroundings = {}) =>
  accepted({}, rulebook, around)
    .does('kita.head', 'answer', { answer: 'agree' })
    .does('higashi.head', 'answer', dissent);

export const session = '00000000-0000-4000-8000-0000000000aa';
export const otherSession = '00000000-0000-4000-8000-0000000000bb';

/** The meeting at which the case stands now ends without a settlement. */
export function unsettle(play: ConsultationPlay) {
  const level = play.c.mediation?.placement ?? '';
  return play.says('level_outcome', { level, session, outcome: 'unsettled' });
}

/** No meeting settles it: the vice mayors are asked. */
export function ruling(rulebook = city, around: Surroundings = {}) {
  const play = mediating(rulebook, around);
  while (play.step === 'mediating') unsettle(play);
  return play;
}

/** Both wards agree. */
export const concluded = (rulebook = city) =>
  accepted({}, rulebook)
    .does('kita.head', 'answer', { answer: 'agree' })
    .does('higashi.head', 'answer', { answer: 'agree' });
