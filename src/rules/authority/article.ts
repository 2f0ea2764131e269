// The article that an entry rests on, in one line, as a reader finds it.

import type { Provenance } from '../../terms/rulebook-parts.ts';

/** `区長委任規則 平6規則63 1条`; without a source «—». */
export function articleOf({ source }: Pick<Provenance, 'source'>): string {
  const { rule, number, article } = source ?? {};
  return [rule, number, article].filter((part) => part !== undefined).join(' ') || '—';
}
