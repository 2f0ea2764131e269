/**
 * Tells a process from a later one with the same number. Numbers come back quickly: in a container
 * the product is process 1 at every start, and would otherwise take its own dead predecessor for
 * alive.
 */
import { readFileSync } from 'node:fs';

export interface ProcessMark {
  readonly pid: number;
  /** Boot and start tick of the process where the system tells them. */
  readonly born: string | null;
}

const startTick = (pid: number): string | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces; the 22nd field of the line is the 20th after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie is dead: it only waits for its parent.
    if (fields[0] === 'Z') return null;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`;
  } catch {
    return null;
  }
};

export const thisProcess = (): ProcessMark => ({ pid: process.pid, born: startTick(process.pid) });

const answersSignals = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Refused for lack of rights means that there is a process to refuse for.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

export const isAlive = ({ pid, born }: ProcessMark): boolean =>
  born === null ? answersSignals(pid) : startTick(pid) === born;
