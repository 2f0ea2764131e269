/** Short ways into the states of a decision. */

import { isRefusal } from '../../../src/terms/refusal.ts';
import type { Rulebook } from '../../../src/terms/rulebook.ts';
import { DecisionPlay, type People } from './play.ts';
import { city } from './rulebook.ts';

type Surroundings = Partial<People>;

interface Opening {
  readonly type: string;
  readonly subject: string;
  readonly initiator: string;
  readonly content: object;
}

export const works = (fields: object = {}): Opening => ({
  type: 'draft',
  subject: 'works',
  initiator: 'kita',
  content: { title: 'Festival', amount: 3_000_000 },
  ...fields,
});

export const plain = (fields: object = {}): Opening => ({
  ...works(),
  subject: 'plain',
  content: { title: 'Lease' },
  ...fields,
});

export function drafted(
  command: Opening = works(),
  rulebook: Rulebook = city,
  around: Surroundings = {},
  drafter = `${command.initiator}.clerk`,
): DecisionPlay {
  const play = new DecisionPlay(rulebook, around);
  const step = play.open(drafter, command);
  if (isRefusal(step)) throw new Error(JSON.stringify(step));
  return play;
}

export function submitted(...given: Parameters<typeof drafted>): DecisionPlay {
  const [command = works(), , , drafter = `${command.initiator}.clerk`] = given;
  return drafted(...given).does(drafter, 'submit');
}

export const circulated = (...given: Parameters<typeof drafted>): DecisionPlay =>
  submitted(...given)
    .does('kita.chief', 'assent')
    .does('kita.deputy', 'assent');

/** All of them have seen it, and all who were asked agree. */
export function offered(...given: Parameters<typeof drafted>): DecisionPlay {
  const play = circulated(...given);
  if (play.d.subject === 'works') {
    play.does('somu.chief', 'concur', { stance: 'consent' });
    play.does('doboku.chief', 'advise', { stance: 'no_opinion' });
  }
  return play;
}

export const decided = (...given: Parameters<typeof drafted>): DecisionPlay =>
  offered(...given).does('kita.head', 'decide');

export const urgent = { urgency: 'the festival is on Sunday' };

/** The head of the ward is on a journey from the 5th to the 7th of October. */
export const journey = {
  person: 'kita.head',
  from: '2026-10-05T00:00',
  until: '2026-10-08T00:00',
} as const;

export const absent = (): Surroundings => ({ absences: [{ ...journey }] });
