/** Until when a session takes items, and that it calls those which wait for one. */

import { expect, test } from '@jest/globals';
import { meetingIn, variant } from './city.ts';
import { caseA, caseB, convened, item, planned } from './meeting.ts';

const noCutOff = variant((draft) => {
  meetingIn(draft, 'chiefs').cutOff = { days: 0, count: 'business' };
});

const closed = { refused: 'agenda_closed' };

test('an extraordinary session takes items until close of office of its day', () => {
  const play = convened().until('2027-01-19T17:30');
  play.says('place_item', item(caseA)).now('2027-01-19T17:31');
  expect(play.hears('place_item', item(caseB))).toMatchObject(closed);
});

test('a planned session keeps its cut-off; one of no days lasts until its day closes', () => {
  const play = planned('2027-01-19').until('2027-01-19T09:00');
  expect(play.hears('place_item', item(caseA))).toMatchObject(closed);
  const open = planned('2027-01-19', noCutOff).until('2027-01-19T17:30');
  open.says('place_item', item(caseA)).now('2027-01-19T17:31');
  expect(open.hears('place_item', item(caseB))).toMatchObject(closed);
});

test('a session calls what waits for one when it is opened, and again when it is moved', () => {
  const play = convened();
  const called = { kind: 'call_waiting', meeting: 'chiefs' };
  expect(play.last.effects).toContainEqual(called);
  expect(play.says('place_item', item(caseA)).last.effects).not.toContainEqual(called);
  play.does('chuo-ku.chief', 'move_session', { on: '2027-01-20', reason: 'snow' });
  expect(play.last.effects).toContainEqual(called);
});
