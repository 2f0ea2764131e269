import type { z } from 'zod';
import type { CommandRule } from '../../src/terms/workflow.ts';

interface Union {
  readonly options: readonly z.ZodObject<{ type: z.ZodLiteral<string> }>[];
}

/**
 * Each command of the unions by its type, with who may send it. `acting`: commands by which
 * somebody acts for an absent holder, each with the act of the duty that it fulfils.
 */
export function commandTable(
  people: unknown,
  system: unknown,
  acting: Readonly<Record<string, string>> = {},
): Record<string, CommandRule> {
  const rules = (union: unknown, sender: CommandRule['sender']) =>
    (union as Union).options.map((schema): [string, CommandRule] => {
      const type = schema.shape.type.value;
      const act = acting[type];
      return [type, { schema, sender, ...(act === undefined ? {} : { acting: act }) }];
    });
  return Object.fromEntries([...rules(people, 'person'), ...rules(system, 'system')]);
}
