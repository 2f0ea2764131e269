// What waits for whom, who was told what, what happened in which order, why a case stands still.

import { isPerson } from '../terms/actor.ts';
import type { Place } from '../terms/ids.ts';
import { placeKey } from '../terms/ids.ts';
import type { Instant } from '../terms/units.ts';
import { excludes, type Finding, finding, includes, type Kind } from './finding.ts';
import { differsAt } from './match.ts';
import { type Play, withIds } from './play.ts';
import type {
  EntryExpected,
  Expectation,
  NoticeExpected,
  WorkItemExpected,
} from './shape-expect.ts';
import type { PlaceRef } from './shape-parts.ts';
import type { View } from './view.ts';

type Duty = View['duties'][number];
type Notice = View['notices'][number];
type Entry = View['history'][number];

const isAt = ({ world }: Play, place: PlaceRef | undefined, at: Place): boolean => {
  if (place === undefined) return true;
  const { cast, moments, time } = world;
  const places = cast.places(place, moments.dateOf(time.now()));
  return places.some((one) => placeKey(one) === placeKey(at));
};

const isDue = ({ world }: Play, due: string | null | undefined, at: Instant | 'infinity') => {
  if (due === undefined) return true;
  if (due === null || at === 'infinity') return due === null && at === 'infinity';
  return world.moments.same(due, at);
};

const workItems = (play: Play): Kind<WorkItemExpected, Duty> => ({
  what: 'work items',
  fits: ({ at, act, about, due }, item) =>
    isAt(play, at, item) &&
    (act === undefined || act === item.act) &&
    (about === undefined || (play.cases.get(about) ?? about) === item.about) &&
    isDue(play, due, item.dueAt),
  show: ({ unit, role, act, about, dueAt }) =>
    [`${unit}/${role} ${act}`, about && `about ${about}`, `due ${shownDue(play, dueAt)}`]
      .filter(Boolean)
      .join(' '),
});

const shownDue = ({ world }: Play, at: Instant | 'infinity'): string =>
  at === 'infinity' ? 'never' : world.moments.show(at);

const notices = (play: Play): Kind<NoticeExpected, Notice> => ({
  what: 'notified',
  fits: ({ to, text, subject, body, on }, notice) =>
    isAt(play, to, notice) &&
    (text === undefined || text === notice.textKey) &&
    (subject === undefined || notice.subject.includes(subject)) &&
    (body === undefined || notice.body.includes(body)) &&
    isDue(play, on, notice.at),
  resembles: ({ to, text }, notice) =>
    (to !== undefined && isAt(play, to, notice)) || text === notice.textKey,
  show: ({ unit, role, textKey, subject, body, at }) =>
    `${unit}/${role} ${textKey} ${play.world.moments.show(at)} (${subject} ${body})`,
});

function entryFits(play: Play, expected: EntryExpected, entry: Entry): boolean {
  if (typeof expected === 'string') return expected === entry.type;
  const { type, by, person, on, step, with: fields = {} } = expected;
  const who = entry.event.by;
  const seat = isPerson(who) ? who.seat : who.system;
  const login = isPerson(who) ? play.world.cast.loginOf(who.person) : who.system;
  return (
    type === entry.type &&
    (by === undefined || by === seat) &&
    (person === undefined || person === login) &&
    (step === undefined || step === entry.step) &&
    isDue(play, on, entry.at) &&
    differsAt(withIds(play, fields), entry.event) === null
  );
}

const showEntry = (play: Play, { type, at, event: { by } }: Entry): string =>
  `${type} by ${isPerson(by) ? by.seat : by.system} ${play.world.moments.show(at)}`;

/** In this order; others may lie between them unless `exactly`. */
function expectHistory(
  play: Play,
  path: string,
  expected: readonly EntryExpected[] | undefined,
  history: readonly Entry[],
  exactly: boolean,
): Finding[] {
  if (expected === undefined) return [];
  const shown = history.map((entry) => showEntry(play, entry)).join('; ');
  let from = 0;
  for (const [index, one] of expected.entries()) {
    const at = history.findIndex((entry, place) => place >= from && entryFits(play, one, entry));
    if (at < 0 || (exactly && at !== from)) {
      return [finding([path, index], 'history', one, shown)];
    }
    from = at + 1;
  }
  if (!exactly || from === history.length) return [];
  return [finding([path], 'history', 'nothing after these', shown)];
}

const causes: Kind<NonNullable<Expectation['stuck']>[number], View['stuck'][number]> = {
  what: 'stuck',
  fits: (expected, cause) =>
    typeof expected === 'string'
      ? expected === cause.code
      : expected.code === cause.code && (expected.about ?? cause.about) === cause.about,
  show: ({ code, about }) => (about === undefined ? code : `${code} about ${about}`),
};

export function expectWork(play: Play, expected: Expectation, view: View): Finding[] {
  const work = workItems(play);
  const told = notices(play);
  return [
    ...includes(['workItems'], expected.workItems, view.duties, work),
    ...includes(['workItemsExactly'], expected.workItemsExactly, view.duties, work, true),
    ...excludes(['nobodyHas'], expected.nobodyHas, view.duties, work),
    ...includes(['notified'], expected.notified, view.notices, told),
    ...excludes(['notNotified'], expected.notNotified, view.notices, told),
    ...expectHistory(play, 'history', expected.history, view.history, false),
    ...expectHistory(play, 'historyExactly', expected.historyExactly, view.history, true),
    ...includes(['stuck'], expected.stuck, view.stuck, causes, true),
  ];
}
