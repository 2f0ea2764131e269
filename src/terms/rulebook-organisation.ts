import { z } from 'zod';
import { code, provenance } from './rulebook-parts.ts';

/** organisation.yaml: the words a city uses for its units and seats, never the seats themselves. */
export const organisationFile = z.strictObject({
  kinds: z
    .array(
      z.strictObject({
        code,
        title: z.string().min(1),
        /** Whether a unit of this kind can consult or be consulted in its own name. */
        party: z.boolean(),
        ...provenance,
      }),
    )
    .min(1),
  roles: z.array(z.strictObject({ code, title: z.string().min(1), ...provenance })).min(1),
  /**
   * Named units of the whole city, such as the secretariat; `unit` is a code of the organisation.
   */
  offices: z.array(
    z.strictObject({
      code,
      title: z.string().min(1),
      unit: z.string().min(1),
      /** Seats of the unit and of those below it read every case of the city. */
      seesAll: z.boolean().optional(),
      ...provenance,
    }),
  ),
});
