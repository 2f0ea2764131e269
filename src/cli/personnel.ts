// kyogi personnel check|reserve|list|cancel|handover: who takes which seat on which day.

import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { workflows } from '../../workflows/index.ts';
import { databaseClock } from '../db/clock.ts';
import type { Db } from '../db/open.ts';
import { readHandover } from '../engine/handover.ts';
import { createKnown } from '../engine/known.ts';
import { lookAt } from '../engine/look.ts';
import {
  cancelPersonnel,
  listPersonnel,
  type Officer,
  previewPersonnel,
  reservePersonnel,
} from '../engine/personnel.ts';
import type { RowError } from '../rules/personnel/row-error.ts';
import { errorText } from '../terms/errors.ts';
import { isRefusal, type Refusal } from '../terms/refusal.ts';
import { parseLocalDate } from '../terms/units.ts';
import { complain, say, withDatabase } from './joined.ts';

/** The command line has no person; it sees the whole city as the system does. */
async function officerOf(db: Db, city: string): Promise<Officer | Refusal> {
  const parts = { db, known: createKnown(db, workflows), clock: databaseClock };
  const sight = await lookAt(parts, { kind: 'system', name: 'case' }, city);
  return isRefusal(sight) ? sight : { person: null, sight };
}

function refuseWith({ refused, details }: Refusal): number {
  const { ja, todoJa, en, todoEn } = errorText(refused, details);
  complain(`${ja} ${todoJa}`);
  complain(`${en} ${todoEn}`);
  return 1;
}

/** Does the work as the officer of that city; what is refused ends with exit code 1. */
const asOfficer = (
  city: string,
  work: (db: Db, officer: Officer) => Promise<number | Refusal>,
): Promise<void> =>
  withDatabase(async (db) => {
    const officer = await officerOf(db, city);
    const done = isRefusal(officer) ? officer : await work(db, officer);
    return isRefusal(done) ? refuseWith(done) : done;
  });

function tellErrors(file: string, errors: readonly RowError[]): number {
  for (const { line, column, ja, en } of errors) {
    complain(`${file}:${line}${column === null ? '' : `  ${column}`}\n  ${ja}\n  ${en}`);
  }
  complain(`${errors.length} mistake(s), nothing was loaded`);
  return 1;
}

const check = (city: string, file: string): Promise<void> =>
  asOfficer(city, async (db, officer) => {
    const seen = await previewPersonnel(db, officer, await readFile(file));
    if (isRefusal(seen)) return seen;
    if (seen.errors.length > 0) return tellErrors(file, seen.errors);
    for (const { line, seat, login, does, from, until, ends } of seen.rows) {
      const left = ends.length === 0 ? '' : `\tends ${ends.join(', ')}`;
      say(`${line}\t${does}\t${seat}\t${login}\t${from ?? ''}..${until ?? ''}${left}`);
    }
    for (const { on, ja, en } of seen.findings) say(`${on}  ${ja}\n  ${en}`);
    say(`${seen.rows.length} row(s), no mistake, ${seen.findings.length} finding(s)`);
    return 0;
  });

const reserve = (city: string, file: string): Promise<void> =>
  asOfficer(city, async (db, officer) => {
    const done = await reservePersonnel(db, officer, await readFile(file));
    if (isRefusal(done)) return done;
    if ('errors' in done) return tellErrors(file, done.errors);
    say(`${done.id}: ${done.rows} row(s), from ${done.firstOn} to ${done.lastOn}`);
    return 0;
  });

const list = (city: string): Promise<void> =>
  asOfficer(city, async (db, officer) => {
    const changes = await listPersonnel(db, officer);
    if (isRefusal(changes)) return changes;
    for (const { id, firstOn, lastOn, rows, cancelledAt, cancellable } of changes) {
      const state = cancelledAt === null ? (cancellable ? 'reserved' : 'in force') : 'cancelled';
      say(`${id}\t${firstOn}..${lastOn}\t${rows} row(s)\t${state}`);
    }
    return 0;
  });

const cancel = (city: string, id: string): Promise<void> =>
  asOfficer(city, async (db, officer) => {
    const no = await cancelPersonnel(db, officer, id);
    if (no !== null) return no;
    say(`${id}: cancelled, everything is as it was`);
    return 0;
  });

const handover = (city: string, seat: string, { on }: { on?: string }): Promise<void> =>
  asOfficer(city, async (db, officer) => {
    const day = on === undefined ? null : parseLocalDate(on);
    const given = await readHandover(db, officer, seat, day);
    if (isRefusal(given)) return given;
    const names = (people: typeof given.giving) => people.map(({ name }) => name).join(', ') || '—';
    say(`${given.seat.title}\t${given.on}\t${names(given.giving)} → ${names(given.taking)}`);
    for (const { number, title, act, dueAt } of given.work.items) {
      say(`work\t${number ?? '—'}\t${title ?? '—'}\t${act}\t${dueAt === 'infinity' ? '—' : dueAt}`);
    }
    for (const { number, title } of given.drafts.items) {
      say(`draft\t${number ?? '—'}\t${title ?? '—'}`);
    }
    for (const { number, title, lastAt } of given.acted.items) {
      say(`acted\t${number ?? '—'}\t${title ?? '—'}\t${lastAt}`);
    }
    for (const { person, from, until } of given.absences) {
      say(`absence\t${person.name}\t${from}..${until}`);
    }
    for (const { code, title } of given.actingFor) say(`acts for\t${code}\t${title}`);
    for (const { code, title } of given.actedBy) say(`acted for by\t${code}\t${title}`);
    say(`${given.work.total} open, ${given.drafts.total} drafts, ${given.acted.total} acted in`);
    return 0;
  });

export function addPersonnelCommands(program: Command): void {
  const personnel = program.command('personnel').description('who takes which seat, by date');
  personnel
    .command('check <city> <file>')
    .description('say what is wrong with the file and what it would break; change nothing')
    .action(check);
  personnel
    .command('reserve <city> <file>')
    .description('reserve all of it or nothing; the same file twice is one change')
    .action(reserve);
  personnel.command('list <city>').description('reserved and past changes').action(list);
  personnel
    .command('cancel <city> <id>')
    .description('take a change back before its first day')
    .action(cancel);
  personnel
    .command('handover <city> <seat>')
    .description('what the seat hands over')
    .option('--on <date>', 'the day on which it changes hands; today without it')
    .action(handover);
}
