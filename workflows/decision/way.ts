// Where a decision stands on its way: whose turn it is, who has still to be heard, who decides.

import type { RankedPlace } from '../../src/rules/authority/competence.ts';
import { nextAbove } from '../../src/rules/authority/ladder.ts';
import { distinctPlaces, type PersonId, type Place, placeKey } from '../../src/terms/ids.ts';
import { isConsent } from '../parts/hearing-stance.ts';
import type { Circulator, Decision, Heard, Instruction } from './context.ts';

export const samePlace = (a: Place, b: Place): boolean => placeKey(a) === placeKey(b);

/** Whoever proposed it, here or in the case that it serves: none of them decides it. */
export const barredFromDeciding = ({ proposers, served }: Decision): readonly PersonId[] => [
  ...proposers,
  ...(served?.proposers ?? []),
];

/** The circulator whose turn it is; null when all have seen it. */
export const turnOf = (d: Decision): Circulator | null =>
  d.circulation.find(({ state }) => state === 'waiting') ?? null;

export const isOpen = ({ state }: Heard): boolean => state === 'asked' || state === 'again';

export const objects = ({ state, said }: Heard): boolean =>
  state === 'given' && said?.stance === 'object';

/** 合議不調: consent was refused where the decision may be taken without it, by somebody higher. */
export const failedConcurrences = (d: Decision): readonly Heard[] =>
  d.hearings.filter((one) => objects(one) && !one.binding);

/** Without these consents the draft never reaches its decider. */
export const bindingObjections = (d: Decision): readonly Heard[] =>
  d.hearings.filter(
    ({ binding, state, said }) =>
      binding && state === 'given' && said !== null && !isConsent(said.stance),
  );

export const isHeard = (d: Decision): boolean =>
  turnOf(d) === null && !d.hearings.some(isOpen) && bindingObjections(d).length === 0;

/**
 * Who decides: whom the tables name, or somebody higher. What was sent up or taken up never comes
 * down again, also not by a return and a new submission; what a refused consent has raised does
 * where the section, asked again about a changed draft, refuses no more.
 */
export function deciderOf(d: Decision): RankedPlace | null {
  if (d.competence === null) return null;
  const raised = [
    ...[...d.sentUp, ...d.takenUp].map(({ to }) => to),
    ...failedConcurrences(d).flatMap(({ superior }) => superior ?? []),
  ];
  return raised.reduce(
    (highest, one) => (one.level > highest.level ? one : highest),
    d.competence.decider,
  );
}

/** Who may take it up while its decider is absent: only above a row that lapses then. */
export function mayTakeUp(d: Decision): RankedPlace | null {
  const decider = deciderOf(d);
  const { competence } = d;
  if (decider === null || competence?.lapses !== true) return null;
  const isNamed = decider.rank === competence.decider.rank;
  return isNamed ? nextAbove(competence.ladder, decider.level) : null;
}

/** What its decider has ordered about the content as it is now. */
export function instructionOf(d: Decision): Instruction | null {
  const decider = deciderOf(d);
  if (decider === null) return null;
  const isHis = ({ place, digest }: Instruction) =>
    digest === d.digest && samePlace(place, decider.place);
  return d.instructions.findLast(isHis) ?? null;
}

/** Places that are waited for before it comes to its decider. */
export const waitedFor = (d: Decision): Place[] => {
  const turn = turnOf(d);
  const open = [...d.hearings.filter(isOpen), ...bindingObjections(d)];
  return distinctPlaces([
    ...(turn === null ? [] : [turn.place]),
    ...open.map(({ place }) => place),
  ]);
};

/** Everybody on the way, whether it has come to him or not. */
export const routePlaces = (d: Decision): Place[] => {
  const decider = deciderOf(d);
  return distinctPlaces([
    ...d.circulation.map(({ place }) => place),
    ...d.hearings.map(({ place }) => place),
    ...(decider === null ? [] : [decider.place]),
  ]);
};
