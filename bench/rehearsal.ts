/**
 * A draft of the authority tables tried on 10,000 past decisions, as an administrator does before
 * April: from the question to the totals. The cases are opened by the product; the draft raises one
 * limit of a table.
 */
import { databaseClock } from '../src/db/clock.ts';
import { createAdvancer } from '../src/engine/advance.ts';
import { createKnown } from '../src/engine/known.ts';
import { lookAt } from '../src/engine/look.ts';
import { rehearseCity } from '../src/engine/rehearse-city.ts';
import { isRefusal } from '../src/terms/refusal.ts';
import type { Rulebook } from '../src/terms/rulebook.ts';
import type { LocalDate } from '../src/terms/units.ts';
import { addCalendarDays } from '../src/terms/units.ts';
import { workflows } from '../workflows/index.ts';
import type { Found } from './figures.ts';
import type { Ground } from './ground.ts';
import { inSeconds, whole } from './numbers.ts';

const CASES = 10_000;
const LANES = 64;
/** Amounts are spread evenly up to here, so that some lie on either side of every limit. */
const MOST_YEN = 16_000_000;

const subject = 'festival-commission';
const wards = ['kita-ku', 'higashi-ku', 'chuo-ku', 'konan-ku', 'akiha-ku', 'minami-ku'];

async function openDecisions({ db, city, people }: Ground): Promise<void> {
  const advancer = createAdvancer({ db, workflows });
  let next = 0;
  const runLane = async (): Promise<void> => {
    for (let number = next++; number < CASES; number = next++) {
      const ward = wards[number % wards.length] ?? '';
      const seat = `${ward}.clerk`;
      const person = people.get(seat);
      if (person === undefined) throw new Error(`nobody signs in as ${seat}`);
      const amount = Math.floor((number * MOST_YEN) / CASES);
      const content = { title: `Festival of ${ward}`, amount };
      const outcome = await advancer.begin({
        ...{ city, procedure: 'decision' },
        actor: { kind: 'person', city, person, seat },
        command: { type: 'draft', subject, initiator: ward, content },
      });
      if (!outcome.accepted) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, runLane));
}

/** The highest limit of the subject is doubled, from the day after its last change. */
function withHigherLimit(base: Rulebook): Rulebook {
  const { authority } = base;
  if (authority === undefined) throw new Error('the city has no authority tables');
  const limited = authority.rows
    .filter((row) => row.subject === subject && row.amount?.upTo !== undefined)
    .sort((a, b) => (a.amount?.upTo ?? 0) - (b.amount?.upTo ?? 0));
  const row = limited.at(-1);
  if (row === undefined) throw new Error(`${subject} has no limit`);
  const later = {
    ...row,
    amount: { ...row.amount, upTo: (row.amount?.upTo ?? 0) * 2 },
    inForceOn: addCalendarDays(row.inForceOn as LocalDate, 1),
  };
  return { ...base, authority: { ...authority, rows: [...authority.rows, later] } };
}

export async function measureRehearsal(ground: Ground): Promise<Found[]> {
  const { db, city } = ground;
  await openDecisions(ground);
  const parts = { db, known: createKnown(db, workflows), clock: databaseClock, workflows };
  const sight = await lookAt(parts, { kind: 'system', name: 'case' }, city);
  if (isRefusal(sight)) throw new Error(`refused: ${JSON.stringify(sight)}`);
  let told = 0;
  const asked = performance.now();
  const result = await rehearseCity(
    parts,
    sight,
    {
      draft: (base) => ({ rulebook: withHigherLimit(base) }),
      choice: { procedure: 'decision' },
    },
    () => {
      told += 1;
    },
  );
  const took = performance.now() - asked;
  if (isRefusal(result) || 'faults' in result) throw new Error(JSON.stringify(result));
  const { lookedAt, changed, leaveHeadquarters, daysSaved } = result.totals.all;
  if (lookedAt < CASES || changed === 0 || told !== changed) {
    throw new Error(`looked at ${lookedAt}, changed ${changed}, told of ${told}`);
  }
  console.log(
    `${whole(lookedAt)} past decisions led by the draft in ${inSeconds(took)}: ` +
      `${whole(changed)} change, ${whole(leaveHeadquarters)} leave headquarters' queue, ` +
      `${whole(daysSaved)} working days saved`,
  );
  return [{ measure: 'rehearsal', value: took / 1000 }];
}
