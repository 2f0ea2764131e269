// Reads one file of situations: either all of them, each with the line of every step, or what is
// wrong with the file. Knows nothing yet of rulebook, organisation or cases.

import { fileFault, placedFault } from '../rules/fault-place.ts';
import { type Path, readYaml, type YamlFile } from '../rules/read-yaml.ts';
import { shapeFaults } from '../rules/shape-faults.ts';
import type { RulebookFault } from '../terms/errors-rulebook.ts';
import { type Given, type SituationFile, type Step, shapeOf } from './shape.ts';

/** A step, with the way to the line that any part of it stands on. */
export interface PlacedStep {
  readonly step: Step;
  lineOf(path: Path): number;
}

export interface Situation {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  /** Path from the file to the rulebook, if the file gives one. */
  readonly rulebook: string | undefined;
  readonly given: Given;
  readonly steps: readonly PlacedStep[];
}

export type FileFault = RulebookFault;

export function readSituations(
  file: string,
  text: string | null,
): { readonly situations: readonly Situation[] } | { readonly faults: readonly FileFault[] } {
  const yaml = readYaml(text);
  if ('problem' in yaml) {
    return { faults: [fileFault(file, yaml.problem, yaml.details, yaml.line)] };
  }
  const shape = shapeOf(yaml.value);
  const parsed = shape.safeParse(yaml.value);
  if (parsed.success) return { situations: situationsOf(file, parsed.data, yaml) };
  const faults = shapeFaults(parsed.error.issues, yaml.value, shape);
  return {
    faults: faults.map(({ path, problem, details }) =>
      placedFault(file, yaml, path, problem, details),
    ),
  };
}

const placed = (steps: readonly Step[], above: Path, yaml: YamlFile): PlacedStep[] =>
  steps.map((step, index) => ({
    step,
    lineOf: (path) => yaml.lineOf([...above, index, ...path]),
  }));

function situationsOf(file: string, data: SituationFile, yaml: YamlFile): Situation[] {
  const { rulebook } = data;
  if (!('situations' in data)) {
    const { name, given = {}, steps } = data;
    const line = yaml.lineOf(['name']);
    return [{ name, file, line, rulebook, given, steps: placed(steps, ['steps'], yaml) }];
  }
  const before = placed(data.before ?? [], ['before'], yaml);
  return data.situations.map(({ name, given, steps }, index) => ({
    name,
    file,
    line: yaml.lineOf(['situations', index, 'name']),
    rulebook,
    given: { ...data.given, ...given },
    steps: [...before, ...placed(steps, ['situations', index, 'steps'], yaml)],
  }));
}
