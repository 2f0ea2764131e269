// kyogi account password|token|disable|enable: what a local account signs in with, and whether.

import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { openAccounts } from '../db/accounts.ts';
import type { Db } from '../db/open.ts';
import { hashPassword } from '../http/password.ts';
import { newToken } from '../http/token.ts';
import { complain, say, withDatabase } from './joined.ts';

const findAccount = async (db: Db, login: string, city: string) => {
  const account = await openAccounts(db).findByLogin(login, city);
  if (account === null) complain(`no account "${login}" in ${city}`);
  return account;
};

/** The password is made here and shown once, so that none stands in a shell's history. */
const givePassword = (city: string, login: string): Promise<void> =>
  withDatabase(async (db) => {
    const account = await findAccount(db, login, city);
    if (account === null) return 1;
    const password = randomBytes(12).toString('base64url');
    await openAccounts(db).changePassword(account.id, await hashPassword(password), '');
    say(`${login}: ${password}`);
    return 0;
  });

const giveToken = (city: string, login: string, title: string, { days }: { days: string }) =>
  withDatabase(async (db) => {
    const account = await findAccount(db, login, city);
    const validDays = Number(days);
    if (account === null || !Number.isInteger(validDays) || validDays < 1) return 1;
    const { token, sha256 } = newToken();
    await openAccounts(db).addToken(account.id, title, sha256, validDays);
    say(token);
    return 0;
  });

const switchTo =
  (enabled: boolean) =>
  (city: string, login: string): Promise<void> =>
    withDatabase(async (db) => {
      const found = await openAccounts(db).switchAccount(city, login, enabled);
      if (found) say(`${login}: ${enabled ? 'enabled' : 'disabled, and signed out everywhere'}`);
      else complain(`no account "${login}" in ${city}`);
      return found ? 0 : 1;
    });

export function addAccountCommands(program: Command): void {
  const account = program.command('account').description('passwords, tokens, and who may sign in');
  account
    .command('password <city> <login>')
    .description('give a new password and show it once; ends every session')
    .action(givePassword);
  account
    .command('token <city> <login> <title>')
    .description('give a program a token and show it once')
    .option('--days <n>', 'days until it expires', '365')
    .action(giveToken);
  account
    .command('disable <city> <login>')
    .description('end every session and let nobody in; the seats of the person count as vacant')
    .action(switchTo(false));
  account
    .command('enable <city> <login>')
    .description('let a disabled person in again, to the seats as the organisation has them')
    .action(switchTo(true));
}
