// Who is heard before a decision and told after it: the places that the deciding row, the row of
// the power and the subject ask for.

import { distinctPlaces, type Place, placeKey } from '../../terms/ids.ts';
import type { AuthorityRow, Band, HeardWho, Subject } from '../../terms/rulebook-authority.ts';
import { holds } from '../condition.ts';
import type { Authority } from './bind.ts';
import type { Hearing } from './competence.ts';
import type { Question } from './question.ts';
import { missOfBand } from './yen.ts';

type Asking = Pick<AuthorityRow | Subject, 'code' | 'concurrence' | 'consult' | 'report'>;

/** Each place once; nobody is heard on what he decides himself. */
export function hearingsOf(
  asking: readonly Asking[],
  decider: Place,
  question: Question,
  authority: Authority,
): Hearing[] {
  const found = asking.flatMap(({ code, concurrence = [], consult = [] }) => [
    ...concurrence.flatMap((one) =>
      placesOf(one, question, authority).map(
        (place): Hearing => ({
          as: 'concurrence',
          place,
          ...officeOf(one),
          binding: one.binding,
          concerns: one.concerns ?? null,
          because: code,
        }),
      ),
    ),
    ...consult.flatMap((one) =>
      placesOf(one, question, authority).map(
        (place): Hearing => ({
          as: 'consult',
          place,
          ...officeOf(one),
          binding: false,
          concerns: one.concerns ?? null,
          because: code,
        }),
      ),
    ),
  ]);
  const byPlace = new Map<string, Hearing>();
  for (const hearing of found) {
    const key = placeKey(hearing.place);
    if (key === placeKey(decider)) continue;
    const known = byPlace.get(key);
    byPlace.set(key, known === undefined ? hearing : joined(known, hearing));
  }
  return [...byPlace.values()];
}

const officeOf = ({ who }: Named): Pick<Hearing, 'office'> =>
  'office' in who ? { office: who.office } : {};

/**
 * Two rules ask one place: the stronger of them, for all that either concerns. Where one of them
 * does not name it as an office, it is asked there whatever office moves away.
 */
function joined(one: Hearing, other: Hearing): Hearing {
  const { office, ...stronger } = weight(other) > weight(one) ? other : one;
  const byOffice = one.office !== undefined && other.office !== undefined;
  const concerns =
    one.concerns === null || other.concerns === null
      ? null
      : [...new Set([...one.concerns, ...other.concerns])];
  return { ...stronger, ...(byOffice && office !== undefined && { office }), concerns };
}

const weight = ({ as, binding }: Hearing): number =>
  (as === 'concurrence' ? 2 : 0) + Number(binding);

export function reportOf(
  asking: readonly Asking[],
  decider: Place,
  question: Question,
  authority: Authority,
): Place[] {
  const places = asking.flatMap(({ report = [] }) =>
    report.flatMap((one) => placesOf(one, question, authority)),
  );
  const own = placeKey(decider);
  return distinctPlaces(places.filter((place) => placeKey(place) !== own));
}

type Named = Pick<NonNullable<Asking['report']>[number], 'who' | 'when' | 'amount'>;

/** An amount that nobody gave fits no band. */
const isWithin = (band: Band | undefined, { amount }: Question): boolean =>
  band === undefined || (amount !== undefined && missOfBand(band, amount) === null);

function placesOf({ who, when, amount }: Named, question: Question, authority: Authority): Place[] {
  if (!isWithin(amount, question)) return [];
  const draft = { fields: question.fields, addressees: question.wards };
  if (when !== undefined && !holds(when, draft)) return [];
  if ('overseers' in who) return [];
  return unitsOf(who, question, authority).map((unit) => ({ unit, role: who.role }));
}

/** The initiator is the unit that drafts; addressees are the wards that the act reaches. */
function unitsOf(
  who: Exclude<HeardWho, { readonly overseers: string }>,
  { line, wards, on, officesOn = on }: Question,
  authority: Authority,
): readonly string[] {
  if ('unit' in who) return [who.unit];
  if ('office' in who) return [authority.officeUnit(who.office, officesOn)];
  if ('kind' in who)
    return line.flatMap(({ code, kind }) => (kind === who.kind ? [code] : [])).slice(0, 1);
  if (who.party === 'initiator') return line.slice(0, 1).map(({ code }) => code);
  return who.party === 'addressees' ? [...new Set(wards)] : [];
}
