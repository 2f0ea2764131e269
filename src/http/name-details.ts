/**
 * The details of a refusal as its texts show them: codes of steps, commands, units, roles, seats,
 * answers, rulings, matters and meetings by the titles that people know. A code that nothing names
 * stays as it is; the details themselves keep every code.
 */
import type { Sight } from '../engine/look.ts';
import type { Refusal } from '../terms/refusal.ts';
import { namedAct, namedSeat, namedStep, namedUnit } from './show.ts';

type Details = NonNullable<Refusal['details']>;
type Naming = (code: string, sight: Sight) => string;

interface Titled {
  readonly code: string;
  readonly title: string;
}

/** The later of two entries of one code is the one in force. */
const titleAmong = (entries: readonly Titled[], code: string): string =>
  entries.findLast((entry) => entry.code === code)?.title ?? code;

const unit: Naming = (code, { organisation }) => namedUnit(organisation, code).title;

const role: Naming = (code, { rulebook }) => titleAmong(rulebook.rulebook.organisation.roles, code);

const answer: Naming = (code, { rulebook }) => {
  const { answers } = rulebook.rulebook.consultation;
  return titleAmong(
    answers.flatMap(({ kinds }) => kinds),
    code,
  );
};

const ruling: Naming = (code, { rulebook }) => {
  const { ladders } = rulebook.rulebook.escalation;
  return titleAmong(
    ladders.flatMap((ladder) => ladder.ruling?.kinds ?? []),
    code,
  );
};

const outcome: Naming = (code, sight) => {
  const title = sight.rulebook.rulebook.texts.outcomes[code];
  return title ?? ruling(answer(code, sight), sight);
};

/** `unit/role`, as a place is written; text that is none is a unit, or stays. */
const place: Naming = (text, sight) => {
  const [unitCode = '', roleCode] = text.split('/');
  const named = unit(unitCode, sight);
  return roleCode === undefined ? named : `${named} ${role(roleCode, sight)}`;
};

const each =
  (naming: Naming): Naming =>
  (codes, sight) =>
    codes
      .split(', ')
      .map((code) => naming(code, sight))
      .join(', ');

const namings: Readonly<Record<string, Naming>> = {
  step: (code, sight) => namedStep(sight, code).title,
  command: (code, sight) => namedAct(sight, code).title,
  unit: each(unit),
  units: each(unit),
  role: each(role),
  holders: each(place),
  seat: (code, { organisation }) => namedSeat(organisation, code).title,
  answer,
  answers: each(answer),
  ruling,
  rulings: each(ruling),
  outcome,
  matter: (code, { rulebook }) => titleAmong(rulebook.rulebook.consultation.matters, code),
  meeting: (code, { rulebook }) => titleAmong(rulebook.rulebook.meetings.meetings, code),
};

export function nameDetails(details: Details, sight: Sight): Details {
  const named = Object.entries(details).map(([name, value]) => {
    const naming = Object.hasOwn(namings, name) ? namings[name] : undefined;
    const isCode = naming !== undefined && typeof value === 'string';
    return [name, isCode ? naming(value, sight) : value] as const;
  });
  return Object.fromEntries(named);
}
