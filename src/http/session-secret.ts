/**
 * The key that signs session cookies when the operator gave none: made once, kept in the data
 * folder, readable by its owner only. Processes on several machines need SESSION_SECRET instead.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const fileName = 'session-secret';
const ownerOnly = 0o600;

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

export async function sessionSecret(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, fileName);
  const secret = randomBytes(32).toString('base64url');
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, secret, { mode: ownerOnly });
  // Linked, not written in place: of two processes that start at once, both read one whole secret.
  await link(draft, file).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
  await rm(draft);
  return readFile(file, 'utf8');
}
