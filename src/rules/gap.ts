import type { RulebookFile } from '../terms/rulebook.ts';
import type { Path } from './read-yaml.ts';
import type { ListName } from './rulebook-sections.ts';

/** A place that refers to an entry on a date from which no such entry is in force. */
export interface Gap {
  readonly file: RulebookFile;
  readonly path: Path;
  readonly list: ListName;
  readonly code: string;
  readonly from: string;
}
