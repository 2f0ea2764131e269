/** Short ways into the states of a meeting's session. */

import { isRefusal } from '../../src/terms/refusal.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import type { Item, Session } from '../../workflows/meeting-session/context.ts';
import { meetingSession } from '../../workflows/meeting-session/workflow.ts';
import { city, meetingIn, variant } from './city.ts';
import { Play } from './play.ts';

export class SessionPlay extends Play {
  constructor(rulebook: Rulebook = city) {
    super(meetingSession, rulebook);
  }

  get session(): Session {
    return this.stored.context as Session;
  }

  get items(): readonly Item[] {
    return this.session.items;
  }

  /** Commands that the last step sends to cases, without their session. */
  get sent() {
    return this.last.effects.flatMap((effect) =>
      effect.kind === 'tell_case' ? [{ case: effect.caseId, ...effect.command }] : [],
    );
  }
}

/** The section chiefs' session of 19 January 2027, convened by its chair. */
export function convened(fields: object = {}, rulebook: Rulebook = city) {
  const play = new SessionPlay(rulebook);
  const command = { type: 'convene', meeting: 'chiefs', on: '2027-01-19', ...fields };
  const step = play.open('chuo-ku.chief', command);
  if (isRefusal(step)) throw new Error(JSON.stringify(step));
  return play;
}

/** As the system plans it, without a look at the date. */
export function planned(on: string, rulebook: Rulebook = city) {
  const play = new SessionPlay(rulebook);
  play.openBySystem({ type: 'convene', meeting: 'chiefs', on, plannedOn: on });
  return play;
}

export const taking = (acceptance: 'chair' | 'automatic') =>
  variant((draft) => {
    meetingIn(draft, 'chiefs').acceptance = acceptance;
  });

export const caseA = '00000000-0000-4000-8000-00000000000a';
export const caseB = '00000000-0000-4000-8000-00000000000b';

export const item = (id: string, fields: object = {}) => ({
  case: id,
  level: 'chiefs',
  item: 'consultation',
  title: 'Plan',
  readers: ['toshi', 'kita'],
  ...fields,
});
