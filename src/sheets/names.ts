/**
 * The names by which people write what the rulebook and the organisation know by codes: a code, a
 * title, or the sign that a city's tables use for it. Width, case and spaces do not count.
 */
import type { Budget } from '../rules/budget/bind.ts';
import type { Organisation } from '../rules/directory.ts';
import { nearest } from '../rules/nearest.ts';
import type { UnitCode } from '../terms/ids.ts';
import { sameForm } from './cells.ts';

export interface Choice {
  readonly code: string;
  readonly title: string;
  readonly sign?: string | undefined;
}

export type Found = { readonly code: string } | { readonly several: readonly string[] } | null;

export interface Names {
  find(text: string): Found;
  /** Signs written one after the other (①②), where they are all known; else null. */
  signs(text: string): readonly string[] | null;
  /** As it is written in a table: its sign, else its title where that is nobody else's. */
  write(code: string): string;
  /** For somebody who wrote something else: the nearest first, the others after it. */
  known(text: string): string;
}

const NAMES_REMEMBERED = 1000;
/** More of them are too many to choose from. */
const MOST_SHOWN = 20;

export function bindNames(choices: readonly Choice[]): Names {
  const byName = new Map<string, Set<string>>();
  const byCode = new Map(choices.map((choice) => [sameForm(choice.code), choice]));
  for (const { code, title, sign } of choices) {
    for (const name of [title, sign ?? title]) {
      const form = sameForm(name);
      byName.set(form, (byName.get(form) ?? new Set()).add(code));
    }
  }
  const bySign = new Map(choices.flatMap(({ code, sign }) => (sign ? [[sign, code]] : [])));
  const shownOf = ({ sign, title }: Choice): string => sign ?? title;

  const remembered = new Map<string, Found>();

  /** A table names the same few things in every row. */
  function find(text: string): Found {
    const known = remembered.get(text);
    if (known !== undefined) return known;
    if (remembered.size >= NAMES_REMEMBERED) remembered.clear();
    const found = lookUp(text);
    remembered.set(text, found);
    return found;
  }

  function lookUp(text: string): Found {
    const form = sameForm(text);
    const named = byCode.get(form);
    if (named !== undefined) return { code: named.code };
    const codes = [...(byName.get(form) ?? [])];
    const [code] = codes;
    if (code === undefined) return null;
    return codes.length === 1 ? { code } : { several: codes };
  }

  return {
    find,
    signs: (text) => {
      const marks = [...text].filter((mark) => mark.trim() !== '');
      const codes = marks.map((mark) => bySign.get(mark));
      return codes.includes(undefined) ? null : (codes as string[]);
    },
    write: (code) => {
      const choice = byCode.get(sameForm(code));
      if (choice === undefined) return code;
      const found = find(shownOf(choice));
      return found !== null && 'code' in found && found.code === code ? shownOf(choice) : code;
    },
    known: (text) => {
      const shown = choices.map(shownOf);
      const first = nearest(text, shown);
      return [first, ...shown.filter((one) => one !== first)].slice(0, MOST_SHOWN).join(', ');
    },
  };
}

export interface SheetNames {
  readonly categories: Names;
  readonly policies: Names;
  readonly lanes: Names;
  readonly assessmentCodes: Names;
  readonly units: Names;
  /** Units within one: titles of sections are the same in every ward. */
  within(unit: UnitCode): Names;
}

const choicesOf = (codes: readonly UnitCode[], organisation: Organisation): Choice[] =>
  codes.flatMap((code) => {
    const unit = organisation.unit(code);
    return unit === undefined ? [] : [{ code, title: unit.title }];
  });

/** `kinds`: of all units that the city has. */
export function bindSheetNames(
  budget: Budget,
  organisation: Organisation,
  kinds: readonly string[],
): SheetNames {
  const { on } = organisation;
  const within = new Map<UnitCode, Names>();
  return {
    categories: bindNames(budget.categories.all(on)),
    policies: bindNames(budget.policies.all(on)),
    lanes: bindNames(budget.lanes.all(on)),
    assessmentCodes: bindNames(budget.assessmentCodes.all(on)),
    units: bindNames(
      choicesOf(
        kinds.flatMap((kind) => organisation.unitsOfKind(kind)),
        organisation,
      ),
    ),
    within: (unit) => {
      const known =
        within.get(unit) ?? bindNames(choicesOf(organisation.below(unit), organisation));
      within.set(unit, known);
      return known;
    },
  };
}
