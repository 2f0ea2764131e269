// Hearing commits: the writer of a batch notifies a channel when it has written effects, and
// whoever relays listens. A lost notification costs the time until the next sweep.

import pg from 'pg';
import { bellChannel } from './batch-write.ts';

export interface Ear {
  close(): Promise<void>;
}

const reconnectMs = 500;

/**
 * Listens until closed, on a connection of its own that is made anew whenever it breaks. `heard` is
 * also called after each connect: what was notified while nobody listened is then looked for.
 */
export function listenForCommits(
  url: string,
  heard: () => void,
  report: (what: string, cause: unknown) => void,
): Ear {
  let closed = false;
  let client: pg.Client | undefined;
  let again: NodeJS.Timeout | undefined;
  let connecting: Promise<void> = Promise.resolve();

  const lost = (which: pg.Client, cause: unknown): void => {
    if (client !== which) return;
    client = undefined;
    which.end().catch(() => undefined);
    if (closed) return;
    report('listening for commits', cause);
    again = setTimeout(connect, reconnectMs);
  };

  const subscribe = async (which: pg.Client): Promise<void> => {
    try {
      await which.connect();
      await which.query(`listen ${bellChannel}`);
      if (!closed) heard();
    } catch (cause) {
      lost(which, cause);
    }
  };

  function connect(): void {
    const next = new pg.Client({ connectionString: url, keepAlive: true });
    client = next;
    next.on('error', (cause) => lost(next, cause));
    next.on('end', () => lost(next, new Error('the connection ended')));
    next.on('notification', heard);
    connecting = subscribe(next);
  }

  connect();
  return {
    close: async () => {
      closed = true;
      clearTimeout(again);
      await connecting;
      const last = client;
      client = undefined;
      await last?.end().catch(() => undefined);
    },
  };
}
