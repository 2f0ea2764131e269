// Units whose seats may read a consultation. The proposer and whoever has a hand in it from outside
// always; addressees once it reached them (an emergency act reaches them at once); whoever mediates
// or rules once it comes to them. What somebody could read once he can always read.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Place, UnitCode } from '../../src/terms/ids.ts';
import { handNames } from '../../src/terms/rulebook-consultation.ts';
import type { Consultation } from './context.ts';
import { levelAt } from './ladder.ts';
import { addresseesOf, modeOf, resolve } from './parties.ts';

/** Places that are no party: offices and units that the rulebook names. */
function outside(c: Consultation, rules: Rules): Place[] {
  const mode = modeOf(c, rules);
  const whos = handNames.flatMap((name) => rules.hands(mode, name));
  return resolve(
    whos.filter((who) => !('party' in who)),
    c,
    rules,
  );
}

/**
 * Levels of a round up to the present one: their places, or the chair and the secretary of their
 * meeting.
 */
function mediating(c: Consultation, rules: Rules): Place[] {
  const climbed = c.levels.length + (c.mediation === null ? 0 : 1);
  return Array.from({ length: climbed }).flatMap((_, index) => {
    const by = levelAt(index, c, rules)?.by;
    if (by === undefined) return [];
    if ('places' in by) return resolve(by.places, c, rules);
    return heldBy(by.meeting, c, rules);
  });
}

function heldBy(meeting: string, c: Consultation, rules: Rules): Place[] {
  const { chair, secretary } = rules.meeting(meeting, c.pinnedOn);
  return resolve([...chair, ...secretary], c, rules);
}

/** Whoever holds the meeting that a late filing is reported to. */
function reportedTo(c: Consultation, rules: Rules): Place[] {
  const meeting = modeOf(c, rules).afterTheFact?.reportTo;
  return c.emergency?.lateSince == null || meeting === undefined ? [] : heldBy(meeting, c, rules);
}

export function readersOf(c: Consultation, rules: Rules): UnitCode[] {
  const reached = c.receivedOn !== null || c.emergency !== null ? addresseesOf(c) : [];
  const past = c.pastRounds.flatMap(addresseesOf);
  const rulers = [...c.rulers, ...c.pastRulings].map(({ place }) => place);
  const rounds = [...c.pastRounds.map((round) => ({ ...c, ...round, mediation: null })), c];
  const places = [
    ...outside(c, rules),
    ...rounds.flatMap((round) => mediating(round, rules)),
    ...reportedTo(c, rules),
    ...rulers,
  ];
  return [...new Set([c.initiator, ...reached, ...past, ...places.map(({ unit }) => unit)])];
}
