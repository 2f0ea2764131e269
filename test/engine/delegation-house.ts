/** The whole house on a database of its own, with tables to change and a clock to move. */

import { checkInvariants } from '../../src/engine/invariants.ts';
import { bindCalendar } from '../../src/rules/calendar.ts';
import { bindMoments } from '../../src/situations/moments.ts';
import { furnish, openWorld } from '../../src/situations/world.ts';
import type { CaseId, RulebookId } from '../../src/terms/ids.ts';
import { organisationSchema } from '../../src/terms/organisation.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import { type Instant, parseInstant, parseTimeZone } from '../../src/terms/units.ts';
import { freshDatabase } from '../support/database.ts';
import { kinds } from '../workflows/city.ts';
import { proposal, rule, tables } from '../workflows/delegation-change/tables.ts';

const seats = ['kita.clerk', 'kita.head', 'somu.clerk', 'somu.head', 'shicho.mayor'];

const organisation = (city: string) =>
  organisationSchema.parse({
    city,
    from: '2014-04-01',
    units: Object.entries(kinds).map(([code, kind]) => ({ code, kind, title: code })),
    seats: seats.map((code) => {
      const [unit, role] = code.split('.');
      return { code, unit, role, title: code };
    }),
    people: seats.map((login) => ({ login, name: login })),
    holders: seats.map((seat) => ({ seat, login: seat })),
    oversight: [],
    absences: [],
  });

const wall = (text: string): Instant => parseInstant(`${text}:00+09:00`);

export async function delegationHouse(rulebook: Rulebook = tables()) {
  const database = await freshDatabase();
  const { calendar } = rulebook;
  const moments = bindMoments(bindCalendar(calendar), parseTimeZone(calendar.timeZone));
  const start = wall('2027-01-05T10:00');
  const { city } = rulebook.identity;
  const setting = { rulebook, organisation: organisation(city), moments, start };
  await furnish(database.url, setting);
  const world = await openWorld(database.url, setting);
  const { db, advancer, time, known } = world;
  const actor = (seat: string) => world.cast.actor(seat as never, moments.dateOf(time.now()));

  const send = async (seat: string, caseId: CaseId, command: object) => {
    const outcome = await advancer.advance({ caseId, actor: actor(seat), command });
    if (!outcome.accepted) return outcome.refusal.refused;
    await time.settle();
    return 'accepted';
  };
  const must = async (seat: string, caseId: CaseId, command: object) => {
    const said = await send(seat, caseId, command);
    if (said !== 'accepted') throw new Error(`${JSON.stringify(command)}: ${said}`);
  };
  const rowsOf = async (text: string, values: readonly unknown[] = []) =>
    (await db.pool.query(text, [...values])).rows;

  const house = {
    ...{ city, db, known, time, send, must },
    complaints: world.complaints,
    at: (text: string) => time.moveTo(wall(text)),
    async propose(fields: object = {}): Promise<CaseId> {
      const command = proposal({ scheme: 'short', ...fields });
      const begun = { city, procedure: 'delegation_change', actor: actor('kita.clerk'), command };
      const outcome = await advancer.begin(begun);
      if (!outcome.accepted) throw new Error(JSON.stringify(outcome.refusal));
      return outcome.caseId;
    },
    async decide(caseId: CaseId) {
      await must('kita.clerk', caseId, { type: 'submit' });
      const { digest } = (await house.caseOf(caseId)).context;
      await must('shicho.mayor', caseId, { type: 'decide', digest });
    },
    promulgate: (caseId: CaseId, number = rule.number) =>
      send('somu.clerk', caseId, { type: 'promulgate', ...rule, number }),
    /** Proposed, decided and promulgated; the tables have answered. */
    async bring(fields: object = {}, number?: string): Promise<CaseId> {
      const caseId = await house.propose(fields);
      await house.decide(caseId);
      await house.promulgate(caseId, number);
      return caseId;
    },
    async caseOf(caseId: CaseId) {
      const text = `select step, outcome, context, rulebook_id as "rulebookId"
        from cases where id = $1`;
      const [row] = await rowsOf(text, [caseId]);
      return row as {
        step: string;
        outcome: string | null;
        context: { digest: string; faults: string[]; versions: number[]; left: string[] };
        rulebookId: RulebookId;
      };
    },
    /** The rulebook that a case opened now is pinned to. */
    async opened(): Promise<Rulebook> {
      const { rulebookId } = await house.caseOf(await house.propose({ inForceOn: '2030-04-01' }));
      return known.rulebook(rulebookId);
    },
    async versions() {
      return rowsOf(`select version, in_force_on as "inForceOn" from rulebooks order by version`);
    },
    async rulebook(version: number): Promise<Rulebook> {
      const [row] = await rowsOf('select body from rulebooks where version = $1', [version]);
      return row.body;
    },
    findings: () => checkInvariants(db, known),
    async close() {
      await advancer.idle();
      await world.close();
      await database.drop();
    },
  };
  return house;
}

export type DelegationHouse = Awaited<ReturnType<typeof delegationHouse>>;
