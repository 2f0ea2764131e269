// kyogi case verify|retry: whether the record is whole, and what was set aside is taken up again.

import type { Command } from 'commander';
import { workflows } from '../../workflows/index.ts';
import { databaseClock, readClock } from '../db/clock.ts';
import { takeUpAgain } from '../db/outbox.ts';
import { releaseTimers } from '../db/timers.ts';
import { checkInvariants } from '../engine/invariants.ts';
import { createKnown } from '../engine/known.ts';
import { complain, say, withDatabase } from './joined.ts';

const verify = (): Promise<void> =>
  withDatabase(async (db) => {
    const findings = await checkInvariants(db, createKnown(db, workflows));
    for (const { code, caseId, details } of findings) {
      complain([code, caseId ?? '', details].filter((part) => part !== '').join('  '));
    }
    say(findings.length === 0 ? 'every record is whole' : `${findings.length} finding(s)`);
    return findings.length === 0 ? 0 : 1;
  });

const retry = (): Promise<void> =>
  withDatabase(async (db) => {
    const at = await readClock(db, databaseClock);
    const effects = await takeUpAgain(db, 'effects', at);
    const mails = await takeUpAgain(db, 'mails', at);
    const timers = await releaseTimers(db);
    say(`taken up again: ${effects} effect(s), ${mails} mail(s), ${timers} timer(s)`);
    return 0;
  });

const migrateOnly = (): Promise<void> =>
  withDatabase(async () => {
    say('the database is up to date');
    return 0;
  });

export function addCaseCommands(program: Command): void {
  const cases = program.command('case').description('the record and its repair');
  cases
    .command('verify')
    .description('replay every case and compare it with what is stored')
    .action(verify);
  cases
    .command('retry')
    .description('hand over again what was given up or set aside')
    .action(retry);
  program.command('migrate').description('bring the database up to date').action(migrateOnly);
}
