// Which of a rulebook's authority rows its own tables do not allow.

import type { Rulebook } from '../terms/rulebook.ts';
import type { AuthorityRow } from '../terms/rulebook-authority.ts';
import type { RowFault } from './amend-rows.ts';

export const rowFaults = (_rows: readonly AuthorityRow[], _rulebook: Rulebook): RowFault[] => [];
