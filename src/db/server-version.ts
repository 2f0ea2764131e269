import type { Db } from './open.ts';

/** As the server says it: `16.4`. */
export async function readServerVersion(db: Db): Promise<string> {
  const text = `select current_setting('server_version') as version`;
  const [row] = await db.run<{ version: string }>({ name: 'server_version', text }, []);
  return row?.version ?? '';
}
