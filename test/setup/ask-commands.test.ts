/** `kyogi navigate` and `kyogi rehearse` as a person calls them: what they say when they cannot. */

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { rulebooksFolder } from '../../src/setup/publish.ts';
import { freshDatabase } from '../support/database.ts';

const folder = (city: string): string => join(rulebooksFolder, city);

const call = (args: readonly string[], more: Readonly<Record<string, string>> = {}) =>
  new Promise<{ readonly code: number; readonly said: string }>((resolve) => {
    const env = { ...process.env, ...more };
    const program = ['--import', 'tsx', 'src/cli.ts', ...args];
    execFile(process.execPath, program, { env }, (error, out, complaints) => {
      const code = typeof error?.code === 'number' ? error.code : 0;
      resolve({ code, said: `${out}${complaints}` });
    });
  });

const asked = (city: string, ...options: readonly string[]) =>
  call(['navigate', folder(city), join(folder(city), 'organisation.example.yaml'), ...options]);

const festival = ['--unit', 'kita-ku', '--subject', 'festival-commission'];

test.each([
  ['--amount', '5,000'],
  ['--amount', '５０００'],
  ['--amount', '-1'],
  ['--change', '1e3'],
])('%s %s is no amount, and the way out is said', async (option, found) => {
  const { code, said } = await asked('niigata', ...festival, `${option}=${found}`);
  expect(said).toContain(`${option} の「${found}」は金額として読めません。`);
  expect(said).toContain('digits alone');
  expect(code).toBe(1);
});

test('a subject that there is not is told with those that there are', async () => {
  const { said } = await asked('niigata', '--unit', 'kita-ku', '--subject', 'dance');
  expect(said).toContain('区民まつりなどの委託 (festival-commission)');
});

test('a step without article says that none is named', async () => {
  const { said } = await asked('niigata', ...festival, '--amount', '3000000');
  expect(said).toContain('no article is named');
});

test('beyond the wards of a delegation the power is back with the mayor', async () => {
  const evacuation = ['--unit', 'tsurumi-ku', '--subject', 'evacuation', '--ward', 'tsurumi-ku'];
  const back = 'it is the mayor’s again';
  expect((await asked('yokohama', ...evacuation)).said).not.toContain(back);
  const wide = await asked('yokohama', ...evacuation, '--ward', 'kanagawa-ku');
  expect(wide.said).toContain(back);
  expect(wide.said).toContain('権限は市長にある');
  const bureau = await asked('yokohama', ...evacuation, '--ward', 'somu');
  expect(bureau.said).toContain('組織「somu」は、行為の及ぶ区として挙げられません。');
});

test('a city without a rulebook cannot be rehearsed, and the way out is said', async () => {
  const database = await freshDatabase();
  try {
    const { code, said } = await call(['rehearse', folder('fukuoka')], {
      DATABASE_URL: database.url,
    });
    const today = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
    expect(said).toContain(`No published rulebook of fukuoka is in force on ${today}`);
    expect(said).toContain('kyogi rulebook publish');
    expect(said).toContain('kyogi navigate');
    expect(code).toBe(1);
  } finally {
    await database.drop();
  }
});
