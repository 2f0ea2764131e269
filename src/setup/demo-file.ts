// rulebooks/demo.yaml: which city a first start shows, with which accounts and which story.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { rulebooksFolder } from './publish.ts';

const demoSchema = z.strictObject({
  folder: z.string(),
  accounts: z.array(z.strictObject({ login: z.string(), does: z.string() })).min(1),
  story: z.array(
    z.strictObject({
      as: z.string(),
      does: z.string(),
      command: z.looseObject({ type: z.string() }),
    }),
  ),
});

export type DemoFile = z.infer<typeof demoSchema>;

export const readDemoFile = async (): Promise<DemoFile> =>
  demoSchema.parse(parse(await readFile(join(rulebooksFolder, 'demo.yaml'), 'utf8')));

export const demoPasswordFile = (dataDir: string): string => join(dataDir, 'demo-password');
