import type { z } from 'zod';
import type { CommandRule } from '../../src/terms/workflow.ts';

interface Union {
  readonly options: readonly z.ZodObject<{ type: z.ZodLiteral<string> }>[];
}

/** What commands say of their senders, beside whether they are people. */
interface Senders {
  /** Commands by which somebody acts for an absent holder, with the act of the duty they fulfil. */
  readonly acting?: Readonly<Record<string, string>>;
  /** Commands that no proposer of the case may send. */
  readonly byOther?: readonly string[];
}

/** Each command of the unions by its type, with who may send it. */
export function commandTable(
  people: unknown,
  system: unknown,
  { acting = {}, byOther = [] }: Senders = {},
): Record<string, CommandRule> {
  const rules = (union: unknown, sender: CommandRule['sender']) =>
    (union as Union).options.map((schema): [string, CommandRule] => {
      const type = schema.shape.type.value;
      const act = acting[type];
      const isByOther = byOther.includes(type);
      return [
        type,
        {
          ...{ schema, sender },
          ...(act === undefined ? {} : { acting: act }),
          ...(isByOther ? { byOther: true } : {}),
        },
      ];
    });
  return Object.fromEntries([...rules(people, 'person'), ...rules(system, 'system')]);
}
