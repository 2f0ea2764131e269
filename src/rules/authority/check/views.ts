// What a unit sees of the rows of a subject, as far as the rulebook alone can tell: a row names
// kinds, wards and offices, and the line of units comes with a question only.

import type { AuthorityRow } from '../../../terms/rulebook-authority.ts';
import type { Entry, Reading } from '../../reading.ts';
import { targets } from '../../refer.ts';

type RowEntry = Entry<AuthorityRow>;
type Reach = NonNullable<AuthorityRow['for']>;

/** Rows for one and the same reach. */
export interface ReachGroup {
  readonly reach: Reach | undefined;
  readonly rows: readonly RowEntry[];
}

/** The rows of one kind of unit, most special first; equals together. */
export interface View {
  /** Whose view it is, in the words of the rulebook: `ward nishi-ku`; of everybody `—`. */
  readonly unit: string;
  /** The rows by which the unit is named. */
  readonly own: ReadonlySet<RowEntry>;
  readonly layers: readonly (readonly RowEntry[])[];
}

/** The same for reaches that name the same, in whatever order. */
export const reachKey = (reach: AuthorityRow['for']): string =>
  JSON.stringify([reach?.offices, reach?.wards, reach?.kinds].map((codes) => codes?.toSorted()));

/** One for each kind that the rows name, since a unit has one kind; of other reaches one. */
export function viewsOf(
  reading: Reading,
  group: ReachGroup,
  all: readonly ReachGroup[],
): readonly View[] {
  const { reach, rows } = group;
  const found = ranksKinds(reading, rows);
  return (reach?.kinds ?? [undefined]).map((kind) => {
    const above = found.filter((one) => reach?.kinds?.includes(one) !== true);
    const kinds = kind === undefined ? above : [kind, ...above];
    const layers = new Map<number, RowEntry[]>();
    for (const other of all) {
      const tier = tierFor(other.reach, reach, kind, kinds);
      if (other !== group && tier === null) continue;
      const at = tier ?? 0;
      layers.set(at, [...(layers.get(at) ?? []), ...other.rows]);
    }
    const inOrder = [...layers].sort(([one], [other]) => one - other);
    return {
      unit: unitText(reach, kind),
      own: new Set(rows),
      layers: inOrder.map(([, layer]) => layer),
    };
  });
}

/** Kinds of unit that must lie in the line, or else the ranks of the rows would not exist. */
function ranksKinds(reading: Reading, rows: readonly RowEntry[]): readonly string[] {
  const kinds = rows.flatMap((row) =>
    targets(reading, row, 'ranks', row.value.rank).flatMap(({ value: { at } }) =>
      'kind' in at ? [at.kind] : [],
    ),
  );
  return [...new Set(kinds)];
}

const FURTHER_UP = 100;
const STEPS_A_KEY = 10;

/**
 * How special rows of the reach are to a unit; the smaller, the more; null: it does not see them.
 * Of rows that name somebody, as row-index.ts has it: more keys, then an office, a ward, a kind.
 */
function tierFor(
  reach: Reach | undefined,
  own: Reach | undefined,
  kind: string | undefined,
  kinds: readonly string[],
): number | null {
  const words = [reach?.offices, reach?.wards, reach?.kinds];
  const keys = words.filter((codes) => codes !== undefined).length;
  if (keys === 0) return Infinity;
  if (reach?.offices !== undefined && !names(reach.offices, own?.offices)) return null;
  if (reach?.wards !== undefined && !names(reach.wards, own?.wards)) return null;
  if (reach?.kinds?.some((one) => kinds.includes(one)) === false) return null;
  const isOwnKind = kind === undefined || reach?.kinds?.includes(kind) !== false;
  const word = words.findIndex((codes) => codes !== undefined);
  return (isOwnKind ? 0 : FURTHER_UP) - keys * STEPS_A_KEY + word;
}

const names = (codes: readonly string[], own: readonly string[] | undefined): boolean =>
  own?.every((code) => codes.includes(code)) === true;

function unitText(reach: Reach | undefined, kind: string | undefined): string {
  const words = [
    reach?.offices && `office ${reach.offices.join(', ')}`,
    reach?.wards && `ward ${reach.wards.join(', ')}`,
    kind && `kind ${kind}`,
  ];
  return words.filter((word) => word !== undefined).join(', ') || '—';
}
