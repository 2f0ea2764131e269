import { expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Outcome } from '../../src/engine/request.ts';
import type { ErrorCode } from '../../src/terms/errors.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import { type LocalDate, parseInstant, parseLocalDate } from '../../src/terms/units.ts';
import type { AgendaParts } from '../../workers/place-on-agenda.ts';
import { placeOnAgenda } from '../../workers/place-on-agenda.ts';
import { sessionId } from '../../workers/session-id.ts';
import { toyRulebook } from '../delivery/toy-rulebook.ts';

// The toy council meets on the 10th of each month or the next open day; items must arrive three
// business days before.
const at = parseInstant('2026-11-02T01:00:00.000Z');
const tenth = (month: string) => parseLocalDate(`2026-${month}-10`);
const november = sessionId('toy', 'council', tenth('11'));
const december = sessionId('toy', 'council', tenth('12'));
const asking = '00000000-0000-4000-8000-000000000001' as CaseId;

interface Told {
  readonly to: string;
  readonly type: string;
  readonly [field: string]: unknown;
}

const accepted = { accepted: true, caseId: asking, version: 2, number: null } as const;
const refused = (code: ErrorCode): Outcome => ({ accepted: false, refusal: { refused: code } });

interface Setting {
  readonly open?: readonly { id: CaseId; on: LocalDate }[];
  readonly tried?: readonly { id: CaseId; on: LocalDate }[];
  readonly answer?: (told: Told) => ErrorCode | null;
  /** Entries of the council, when it changes on a date. */
  readonly council?: readonly object[];
}

const council = toyRulebook.meetings.meetings.find(({ code }) => code === 'council') ?? {};
const rulesOf = ({ council: entries }: Setting): Rulebook =>
  entries === undefined
    ? toyRulebook
    : { ...toyRulebook, meetings: { meetings: entries as Rulebook['meetings']['meetings'] } };

const place = async (setting: Setting = {}, meeting = 'council', when = at) => {
  const told: Told[] = [];
  const keys: string[] = [];
  const say = async (to: string, command: unknown, key?: { key: string }): Promise<Outcome> => {
    const it: Told = { to, ...(command as { type: string }) };
    told.push(it);
    if (key) keys.push(key.key);
    const code = setting.answer?.(it) ?? null;
    return code === null ? accepted : refused(code);
  };
  const parts: AgendaParts = {
    door: {
      advance: ({ caseId, command, key }) => say(caseId, command, key),
      begin: ({ id, command, key }) => say(id ?? '', command, key),
    },
    readings: {
      rulebook: async () => rulesOf(setting),
      rulebookInForce: async () => rulesOf(setting),
      openSessions: async () => setting.open ?? [],
      triedSessions: async () => setting.tried ?? [],
    },
  };
  const body = {
    kind: 'place_on_agenda',
    item: 'consultation',
    title: 'A plan',
    level: 'first',
    notBefore: '2026-11-01',
    readers: ['north'],
    meeting,
  };
  const effect = { id: 'effect', caseId: asking, city: 'toy', rulebookId: 'r', body };
  const delivery = await placeOnAgenda(parts, effect as never, when);
  return { told, keys, delivery, types: told.map(({ to, type }) => `${type} → ${to}`) };
};

test('the next planned session is convened, takes the item, and the case hears of it', async () => {
  const { told, keys, delivery } = await place();
  expect(delivery).toEqual({ became: 'told' });
  expect(told).toEqual([
    {
      to: november,
      type: 'convene',
      meeting: 'council',
      on: '2026-11-10',
      plannedOn: '2026-11-10',
    },
    {
      to: november,
      type: 'place_item',
      case: asking,
      level: 'first',
      item: 'consultation',
      title: 'A plan',
      readers: ['north'],
    },
    { to: asking, type: 'agenda_placed', level: 'first', session: november, on: '2026-11-10' },
  ]);
  expect(keys).toEqual([`effect/${november}`, 'effect']);
});

test('a session whose papers are closed is not convened for it', async () => {
  const afterCutOff = parseInstant('2026-11-06T01:00:00.000Z');
  const { types } = await place({}, 'council', afterCutOff);
  expect(types[0]).toBe(`convene → ${december}`);
});

test('a session that stands already is not convened again', async () => {
  const moved = { id: november, on: parseLocalDate('2026-11-12') };
  const { types, told } = await place({ open: [moved] });
  expect(types).toEqual([`place_item → ${november}`, `agenda_placed → ${asking}`]);
  expect(told[1]).toMatchObject({ on: '2026-11-12' });
});

test('a session that says no is passed over for the next one', async () => {
  const answer = ({ to, type }: Told) =>
    to === november && type === 'place_item' ? 'agenda_closed' : null;
  const { types } = await place({ answer });
  expect(types.at(-2)).toBe(`place_item → ${december}`);
  expect(types.at(-1)).toBe(`agenda_placed → ${asking}`);
});

test('a planned session that was cancelled is passed over too', async () => {
  const answer = ({ to, type }: Told) => {
    if (to !== november) return null;
    return type === 'convene' ? 'case_exists' : 'case_closed';
  };
  expect((await place({ answer })).types).toContain(`place_item → ${december}`);
});

test('done again, it knocks first where it has knocked before', async () => {
  const tried = [{ id: december, on: tenth('12') }];
  const { types } = await place({ tried });
  expect(types).toEqual([`place_item → ${december}`, `agenda_placed → ${asking}`]);
});

test('the item comes off the agenda again when the case has gone on meanwhile', async () => {
  const answer = ({ type }: Told) => (type === 'agenda_placed' ? 'not_in_this_step' : null);
  const { told, delivery } = await place({ answer });
  expect(told.at(-1)).toEqual({
    to: november,
    type: 'remove_item',
    case: asking,
    level: 'first',
    reason: 'not_in_this_step',
  });
  expect(delivery).toEqual({ became: 'told' });
});

test('a meeting held only when called makes the item wait for somebody to call it', async () => {
  const waiting = await place({}, 'ad_hoc');
  expect(waiting.told).toEqual([]);
  expect(waiting.delivery).toMatchObject({ became: 'postponed' });
  const called = { id: december, on: tenth('12') };
  expect((await place({ open: [called] }, 'ad_hoc')).delivery).toEqual({ became: 'told' });
});

test('the case hears that no session of the meeting will ever take its item', async () => {
  const answer = ({ type }: Told) => (type === 'place_item' ? 'item_kind_not_taken' : null);
  const declined = { to: asking, type: 'agenda_declined', level: 'first' };
  const never = await place({ answer });
  expect(never.told.at(-1)).toEqual({ ...declined, reason: expect.stringContaining('議題') });
  expect(never.delivery).toEqual({ became: 'told' });
  const abolished = [{ ...council, until: '2026-11-01' }];
  const over = await place({ council: abolished });
  expect(over.told).toEqual([{ ...declined, reason: expect.stringContaining('council') }]);
  expect(over.keys).toEqual(['effect/declined']);
});

test('an open session of a meeting that is over still takes the item', async () => {
  const open = [{ id: december, on: tenth('12') }];
  const { types } = await place({ open, council: [{ ...council, until: '2026-11-01' }] });
  expect(types).toEqual([`place_item → ${december}`, `agenda_placed → ${asking}`]);
});

test('a meeting plans by its old rule up to the day on which the new one begins', async () => {
  const answer = ({ type }: Told) => (type === 'place_item' ? 'agenda_closed' : null);
  const changing = [
    { ...council, inForceOn: '2026-12-01', recurrence: { every: 'week', weekday: 2 } },
    council,
  ];
  const { told } = await place({ answer, council: changing });
  const convened = told.filter(({ type }) => type === 'convene').map(({ on }) => on);
  expect(convened.slice(0, 3)).toEqual(['2026-11-10', '2026-12-01', '2026-12-08']);
});

test('a planned session has one id, whoever computes it, and another date another', () => {
  expect(z.uuid().safeParse(november).success).toBe(true);
  expect(november).toBe(sessionId('toy', 'council', tenth('11')));
  const others = [
    december,
    sessionId('toy', 'board', tenth('11')),
    sessionId('x', 'council', tenth('11')),
  ];
  expect(new Set([november, ...others]).size).toBe(4);
});
