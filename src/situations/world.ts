// The world a situation plays in: the real engine, the real hands and a database of its own, with a
// clock that stands until it is moved. Nothing in it is made up but the time.

import { createHands } from '../../workers/hands.ts';
import { workflows } from '../../workflows/index.ts';
import { type Clock, type HandClock, handClock } from '../db/clock.ts';
import { importOrganisation } from '../db/import-organisation.ts';
import { type Db, inTransaction, open } from '../db/open.ts';
import { publishRulebook } from '../db/rulebooks.ts';
import { effectsPutOff, nextTimerAt } from '../db/situation-views.ts';
import type { Hands } from '../delivery/hands.ts';
import { type Advancer, createAdvancer } from '../engine/advance.ts';
import { digestOf } from '../engine/digest.ts';
import { createKnown, type Known } from '../engine/known.ts';
import { lookAt } from '../engine/look.ts';
import { registerAbsence } from '../engine/personnel-absences.ts';
import type { Organisation } from '../terms/organisation.ts';
import { isRefusal } from '../terms/refusal.ts';
import type { Rulebook } from '../terms/rulebook.ts';
import type { Instant } from '../terms/units.ts';
import { type Cast, openCast } from './cast.ts';
import type { Moments } from './moments.ts';
import { absenceOf, orderActing, seatHolders } from './organisation.ts';
import type { AbsenceGiven } from './shape.ts';
import { Trouble } from './trouble.ts';
import { walkTo } from './walk.ts';

/** What a situation plays with. */
export interface Setting {
  readonly rulebook: Rulebook;
  readonly organisation: Organisation;
  readonly moments: Moments;
  readonly start: Instant;
}

/** A clock that only goes forward, and does on its way what falls due. */
export interface Time {
  readonly clock: Clock;
  now(): Instant;
  /** Every timer and every second attempt on the way has its own moment, and what follows it. */
  moveTo(at: Instant): Promise<void>;
  /** Does what is due now, until nothing is. */
  settle(): Promise<void>;
}

export interface World extends Pick<Setting, 'rulebook' | 'moments'> {
  readonly db: Db;
  readonly known: Known;
  readonly cast: Cast;
  readonly advancer: Advancer;
  readonly time: Time;
  /** What the workers had to say so far; most of it is no fault. */
  readonly complaints: readonly string[];
  /** Imports the organisation again with these laid over it, while everything runs. */
  seat(changes: Partial<Pick<Organisation, 'holders' | 'acting'>>): Promise<void>;
  /** Enters an absence now, by the person himself. */
  leave(absence: AbsenceGiven): Promise<void>;
  close(): Promise<void>;
}

function moveable(db: Db, clock: HandClock, start: Instant, hands: Pick<Hands, 'drain'>): Time {
  let now = start;
  const set = (at: Instant): void => {
    now = at;
    clock.set(at);
  };
  const settle = async (): Promise<void> => void (await hands.drain());
  return {
    clock,
    now: () => now,
    settle,
    async moveTo(at) {
      if (at < now) throw new Trouble('the clock only goes forward, and this moment is past');
      await walkTo(at, {
        nextTimerAt: () => nextTimerAt(db.kysely),
        putOff: () => effectsPutOff(db.kysely, now),
        async reach(moment) {
          if (moment > now) set(moment);
          await settle();
        },
      });
    },
  };
}

const complaint = (what: string, cause: unknown): string =>
  `${what}: ${cause instanceof Error ? cause.message : String(cause)}`;

function openHouse(db: Db, start: Instant) {
  const complaints: string[] = [];
  const report = (what: string, cause: unknown): void => {
    complaints.push(complaint(what, cause));
  };
  const clock = handClock(start);
  const known = createKnown(db, workflows);
  const onFault = (error: unknown) => report('fault', error);
  const advancer = createAdvancer({ db, workflows, clock, known, onFault });
  const hands = createHands({ db, clock, report, door: advancer });
  return { known, complaints, advancer, time: moveable(db, clock, start, hands) };
}

/** Through the same door as everybody's: what it refuses, the situation has wrong. */
async function enterAbsence(
  given: AbsenceGiven,
  cast: Cast,
  { db, known, rulebook, moments, time }: Omit<World, 'cast' | 'seat' | 'leave' | 'close'>,
): Promise<void> {
  const { login, from, until, kind, reason = null } = absenceOf(given, rulebook, moments);
  const actor = cast.actor({ person: login }, moments.dateOf(time.now()));
  const { person } = actor;
  const parts = { db, known, clock: time.clock };
  const sight = await lookAt(parts, actor, rulebook.identity.city);
  if (isRefusal(sight)) throw new Trouble(`${login} may not look: ${sight.refused}`);
  const entered = await registerAbsence(
    db,
    { person, sight },
    { person, from, until, kind, reason },
  );
  if (isRefusal(entered)) throw new Trouble(`no absence of ${login}: ${entered.refused}`);
}

/** Puts rulebook and organisation into a database that worlds are then copied from. */
export async function furnish(url: string, { rulebook, organisation }: Setting): Promise<void> {
  const db = open(url, { max: 2 });
  try {
    await inTransaction(db, (tx) => publishRulebook(tx, rulebook, digestOf(rulebook)));
    await importOrganisation(db, organisation);
  } finally {
    await db.close();
  }
}

/** In a furnished database. */
export async function openWorld(url: string, setting: Setting): Promise<World> {
  const { rulebook, moments, start } = setting;
  const db = open(url, { max: 3 });
  try {
    const house = openHouse(db, start);
    const castNow = () => openCast(db, house.known, rulebook.identity.city);
    let { organisation } = setting;
    let cast = await castNow();
    const world = { ...house, db, rulebook, moments };
    return {
      ...world,
      get cast() {
        return cast;
      },
      async seat({ holders = [], acting = [] }) {
        organisation = orderActing(seatHolders(organisation, holders), acting);
        await importOrganisation(db, organisation);
        cast = await castNow();
      },
      leave: (absence) => enterAbsence(absence, cast, world),
      close: () => db.close(),
    };
  } catch (cause) {
    await db.close();
    throw cause;
  }
}
