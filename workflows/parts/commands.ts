import type { z } from 'zod';
import type { CommandRule } from '../../src/terms/workflow.ts';

interface Union {
  readonly options: readonly z.ZodObject<{ type: z.ZodLiteral<string> }>[];
}

/** Each command of the unions by its type, with who may send it. */
export function commandTable(people: unknown, system: unknown): Record<string, CommandRule> {
  const rules = (union: unknown, sender: CommandRule['sender']) =>
    (union as Union).options.map((schema): [string, CommandRule] => [
      schema.shape.type.value,
      { schema, sender },
    ]);
  return Object.fromEntries([...rules(people, 'person'), ...rules(system, 'system')]);
}
