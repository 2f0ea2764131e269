/** What the navigator found, in the shapes of its contract, with titles, articles and seats. */
import type { Navigation } from '../engine/navigate.ts';
import { isEmpty, presenceAt } from '../engine/presence.ts';
import { articleOf } from '../rules/authority/article.ts';
import { authorityKind } from '../rules/authority/authority-used.ts';
import type { Competence, Hearing, RankedPlace, Route } from '../rules/authority/competence.ts';
import type { MoneyBand } from '../rules/authority/money-ladder.ts';
import type { Organisation } from '../rules/directory.ts';
import type { SeatPresence } from '../terms/case.ts';
import type {
  CaseStart,
  EntrySource,
  NavigatorAnswer,
  SeatAhead,
} from '../terms/contract-navigator.ts';
import type { Place } from '../terms/ids.ts';
import { isRefusal } from '../terms/refusal.ts';
import type { Rulebook } from '../terms/rulebook.ts';
import type { AuthorityRow } from '../terms/rulebook-authority.ts';
import type { Provenance } from '../terms/rulebook-parts.ts';
import {
  consultationTexts,
  foundByTexts,
  powerBackText,
  rowMissTexts,
} from '../terms/texts-navigator.ts';
import type { Instant } from '../terms/units.ts';
import { refusalShapeOf } from './problem.ts';
import { type Named, namedSeat, namedUnit } from './show.ts';

/** By whose titles it is shown, and when its seats are looked at. */
export interface NavigationGround {
  readonly organisation: Organisation;
  readonly rulebook: Rulebook;
  readonly at: Instant;
}

type Shown = NonNullable<NavigatorAnswer['decision']>;
type Titled = { readonly code: string; readonly title: string };

const titled = ({ code, title }: Titled): Named => ({ code, title });

export const showSource = (entry: Provenance): EntrySource => ({
  article: articleOf(entry),
  source: entry.source ?? null,
  origin: entry.origin,
  inForceOn: entry.inForceOn,
});

export const showWord = (entry: Titled & Provenance) => ({
  ...titled(entry),
  ...showSource(entry),
});

/** Without a source, nobody knows why the step is there. */
const founded = (entry: Provenance) => ({
  ...showSource(entry),
  noAuthority: entry.source === undefined,
});

const roleNamed = (code: string, { rulebook }: NavigationGround): Named => ({
  code,
  title: rulebook.organisation.roles.findLast((role) => role.code === code)?.title ?? code,
});

/** Until when somebody is away is known to all; what for, not to whoever asks here. */
function showSeat(seat: SeatPresence, ground: NavigationGround): SeatAhead {
  const named = namedSeat(ground.organisation, seat.seat);
  if (!isEmpty(seat)) return { ...named, state: 'present' };
  const stand = seat.acting.find((one) => !isEmpty(one));
  const wouldAct = stand && { wouldAct: namedSeat(ground.organisation, stand.seat) };
  const away = seat.holders.find((holder) => holder.away !== null)?.away;
  if (away == null) return { ...named, state: 'vacant', ...wouldAct };
  return { ...named, state: 'away', away: { until: away.until }, ...wouldAct };
}

const showPlace = (place: Place, ground: NavigationGround) => ({
  unit: namedUnit(ground.organisation, place.unit),
  role: roleNamed(place.role, ground),
  seats: presenceAt(place, ground.organisation, ground.at).map((seat) => showSeat(seat, ground)),
});

const showRanked = (ranked: RankedPlace, ground: NavigationGround) => ({
  ...{ rank: ranked.rank, title: ranked.title, level: ranked.level },
  ...showPlace(ranked.place, ground),
});

function showRow(row: AuthorityRow, { authority, on }: Navigation) {
  const named = (entry: Titled | undefined, code: string) => titled(entry ?? { code, title: code });
  return {
    code: row.code,
    kind: row.kind,
    table: named(authority.findTable(row.table, on), row.table),
    rank: named(authority.findRank(row.rank, on), row.rank),
    ...showSource(row),
  };
}

const rowOf = (code: string | null, { authority, on }: Navigation): AuthorityRow | undefined =>
  code === null ? undefined : authority.findRow(code, on);

function showHearing(hearing: Hearing, nav: Navigation, ground: NavigationGround) {
  const { as, binding, concerns, because, place } = hearing;
  return {
    ...{ as, binding, because },
    concerns: concerns === null ? null : [...concerns],
    ...showPlace(place, ground),
    ...founded(rowOf(because, nav) ?? nav.subject),
  };
}

/** The row that asks for reports, when it does; else the subject. */
const reportFoundation = ({ row }: Competence, nav: Navigation): Provenance => {
  const deciding = rowOf(row, nav);
  return deciding?.report === undefined ? nav.subject : deciding;
};

function showPassedOver({ passedOver }: Competence, nav: Navigation) {
  return passedOver.flatMap(({ row: code, because }) => {
    const row = rowOf(code, nav);
    return row === undefined ? [] : [{ row: showRow(row, nav), because, ...rowMissTexts[because] }];
  });
}

/** Why it is this decider; with it, that a delegation there is does not reach so far. */
function reasonOf({ by, power, passedOver }: Competence, nav: Navigation): Shown['reason'] {
  const found = foundByTexts[by];
  const isBack = passedOver.some(
    ({ row, because }) =>
      (because === 'wards' || because === 'other_wards') && rowOf(row, nav)?.kind === 'power',
  );
  if (power !== null || !isBack) return found;
  return { ja: `${powerBackText.ja}${found.ja}`, en: `${powerBackText.en} ${found.en}` };
}

const showGrounds = ({ question, authority, on }: Navigation): Shown['grounds'] =>
  question.grounds.flatMap((code) => {
    const ground = authority.findGround(code, on);
    return ground === undefined ? [] : [{ ...showWord(ground), barsActing: ground.barsActing }];
  });

function showDecision(
  { competence, circulation, days }: Route,
  nav: Navigation,
  ground: NavigationGround,
): Shown {
  const { decider, by, power, ladder } = competence;
  const row = rowOf(competence.row, nav);
  const powerRow = rowOf(power?.row ?? null, nav);
  const ranked = (one: RankedPlace) => showRanked(one, ground);
  const foundation = reportFoundation(competence, nav);
  return {
    decider: ranked(decider),
    by,
    reason: reasonOf(competence, nav),
    authority: authorityKind(competence),
    row: row === undefined ? null : showRow(row, nav),
    power:
      power === null || powerRow === undefined
        ? null
        : { row: showRow(powerRow, nav), holder: ranked(power.holder) },
    passedOver: showPassedOver(competence, nav),
    circulation: circulation.map((one) => ({
      ...ranked(one),
      ...founded(nav.authority.findRank(one.rank, nav.on) ?? nav.subject),
    })),
    hearings: competence.hearings.map((hearing) => showHearing(hearing, nav, ground)),
    reports: competence.report.map((place) => ({
      ...showPlace(place, ground),
      ...founded(foundation),
    })),
    above: ladder.filter(({ level }) => level > decider.level).map(ranked),
    grounds: showGrounds(nav),
    days: { ...days },
    expectedOn: nav.expectedOn ?? nav.on,
  };
}

function showBand(band: MoneyBand, nav: Navigation, ground: NavigationGround) {
  const { from, upTo, by, isAsked } = band;
  const { rank, title, place } = band.decider;
  const row = rowOf(band.row, nav);
  return {
    ...{ from, upTo, by, isAsked },
    decider: {
      ...{ rank, title },
      unit: namedUnit(ground.organisation, place.unit),
      role: roleNamed(place.role, ground),
    },
    row: row === undefined ? null : showRow(row, nav),
  };
}

function showConsultation({ consultation }: Navigation, ground: NavigationGround) {
  const { because, matter, modes, addressees, command } = consultation;
  return {
    needed: because === 'matter',
    because,
    reason: consultationTexts[because],
    matter: matter && showWord(matter),
    modes: modes.map(titled),
    addressees: addressees.map((unit) => namedUnit(ground.organisation, unit)),
    start: command && startOf('prior_consultation', command),
  };
}

/** As it can be sent: what was not answered is left out. */
const startOf = (procedure: string, command: object): CaseStart => ({
  procedure,
  command: JSON.parse(JSON.stringify(command)),
});

const unlessEmpty = <Item>(items: readonly Item[]) => (items.length === 0 ? undefined : items);

function draftOf({ question, subject }: Navigation): CaseStart {
  const { unit, title, hat, analogy, item, amount, change, fields } = question;
  return startOf('decision', {
    type: 'draft',
    subject: subject.code,
    initiator: unit,
    content: {
      title: title ?? subject.title,
      ...{ amount, change, item },
      wards: unlessEmpty(question.wards),
      qualifiers: unlessEmpty(question.qualifiers),
      exclusions: unlessEmpty(question.exclusions),
      grounds: unlessEmpty(question.grounds),
      fields: Object.keys(fields).length === 0 ? undefined : fields,
    },
    ...{ hat, analogy },
  });
}

export function showNavigation(nav: Navigation, ground: NavigationGround): NavigatorAnswer {
  const { route } = nav;
  const isRefused = isRefusal(route);
  return {
    on: nav.on,
    unit: namedUnit(ground.organisation, nav.question.unit),
    subject: showWord(nav.subject),
    refusal: isRefused ? refusalShapeOf(route) : null,
    decision: isRefused ? null : showDecision(route, nav, ground),
    money: nav.money.map((band) => showBand(band, nav, ground)),
    consultation: showConsultation(nav, ground),
    start: isRefused ? null : draftOf(nav),
  };
}
