/**
 * Processor time that a round costs, in this process and in the server's. It does not grow as the
 * rates shrink when other programs want the processors too. The server's is read where Linux shows
 * it, and is missing elsewhere.
 */
import { readFileSync } from 'node:fs';
import type { Db } from '../src/db/open.ts';

export interface Cpu {
  readonly ownMs: number;
  readonly serverMs: number | null;
}

/** Linux counts in hundredths of a second. */
const TICK_MS = 10;
/** Places of user and system time behind the name of the program, which may hold anything. */
const USER_TICKS = 11;
const SYSTEM_TICKS = 12;

function processMs(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[USER_TICKS]) + Number(fields[SYSTEM_TICKS])) * TICK_MS;
  } catch {
    // Ended meanwhile, or no Linux.
    return 0;
  }
}

/** Starts counting; the answer stops. */
export async function countCpu({ pool }: Db): Promise<() => Cpu> {
  const { rows } = await pool.query<{ pid: number }>('select pid from pg_stat_activity');
  const serverMs = () => rows.reduce((sum, { pid }) => sum + processMs(pid), 0);
  const serverBefore = serverMs();
  const ownBefore = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(ownBefore);
    return {
      ownMs: (user + system) / 1000,
      serverMs: serverBefore === 0 ? null : serverMs() - serverBefore,
    };
  };
}
