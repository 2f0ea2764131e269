// rulebooks/demo.yaml: which city a first start shows, with which accounts and which story.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { rulebooksFolder } from './publish.ts';

const who = { as: z.string(), does: z.string() };
/** In it `@name` stands for the id of a case, and `this-year` for the fiscal year. */
const command = z.looseObject({ type: z.string() });

const step = z.union([
  /** Asks the navigator. */
  z.strictObject({ ...who, asks: z.looseObject({ subject: z.string() }) }),
  /** Is away from yesterday until tomorrow, whatever day it is. */
  z.strictObject({ ...who, away: z.strictObject({ kind: z.string(), reason: z.string() }) }),
  /** Opens a case of the procedure, which the commands after it go to; `calls`: its name here. */
  z.strictObject({ ...who, opens: z.string(), calls: z.string().optional(), command }),
  z.strictObject({ ...who, in: z.string().optional(), command }),
  /** Until the case has come to this step: what one case tells another takes a moment. */
  z.strictObject({ ...who, in: z.string().optional(), awaits: z.string() }),
]);

const demoSchema = z.strictObject({
  folder: z.string(),
  accounts: z.array(z.strictObject({ login: z.string(), does: z.string() })).min(1),
  story: z.array(step),
});

export type DemoFile = z.infer<typeof demoSchema>;

export type StoryStep = DemoFile['story'][number];

export const readDemoFile = async (): Promise<DemoFile> =>
  demoSchema.parse(parse(await readFile(join(rulebooksFolder, 'demo.yaml'), 'utf8')));

export const demoPasswordFile = (dataDir: string): string => join(dataDir, 'demo-password');
