import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { BadConfig, readConfig } from '../../src/config.ts';
import { sessionSecret } from '../../src/http/session-secret.ts';

test('an empty environment is a whole configuration', () => {
  const config = readConfig('all', {});
  expect(config).toMatchObject({
    role: 'all',
    port: 3000,
    host: '127.0.0.1',
    dataDir: '.data',
    databaseUrl: undefined,
    trustProxy: false,
    logLevel: 'info',
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test('a variable set to nothing counts as not set', () => {
  expect(readConfig('all', { PORT: '', DATABASE_URL: '', LOG_LEVEL: '' })).toEqual(
    readConfig('all', {}),
  );
});

test('every wrong variable is named at once', () => {
  const wrong = { PORT: '99999', DATABASE_URL: 'mysql://x/y', LOG_LEVEL: 'loud' };
  expect(() => readConfig('all', wrong)).toThrow(BadConfig);
  expect(() => readConfig('all', wrong)).toThrow(/PORT[\s\S]*DATABASE_URL[\s\S]*LOG_LEVEL/);
});

test('fonts are a list of paths, and none by default', () => {
  expect(readConfig('all', {}).fallbackFonts).toEqual([]);
  const FALLBACK_FONTS = ['/fonts/a.ttf', '/fonts/b.otf'].join(delimiter);
  expect(readConfig('all', { FALLBACK_FONTS }).fallbackFonts).toEqual([
    '/fonts/a.ttf',
    '/fonts/b.otf',
  ]);
});

test('mail needs a sender', () => {
  const environment = { SMTP_URL: 'smtp://localhost' };
  expect(() => readConfig('all', environment)).toThrow(/MAIL_FROM/);
  expect(readConfig('all', { ...environment, MAIL_FROM: 'a@b.example' }).mailFrom).toBeDefined();
});

test('a public address is one of the web, and what is kept is kept for a month at least', () => {
  const config = readConfig('all', { PUBLIC_URL: 'https://kyogi.example.jp' });
  expect(config).toMatchObject({ publicUrl: 'https://kyogi.example.jp', retentionDays: 400 });
  const wrong = { PUBLIC_URL: 'kyogi.example.jp', RETENTION_DAYS: '29' };
  expect(() => readConfig('all', wrong)).toThrow(/PUBLIC_URL[\s\S]*RETENTION_DAYS/);
});

test('a proxy is trusted by a flag, a number or a list', () => {
  const trusted = (text: string) => readConfig('all', { TRUST_PROXY: text }).trustProxy;
  expect([trusted('true'), trusted('2'), trusted('loopback, 10.0.0.0/8')]).toEqual([
    true,
    2,
    'loopback, 10.0.0.0/8',
  ]);
});

test('two processes that start at once share one secret, which only the owner reads', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kyogi-secret-'));
  const secrets = await Promise.all([sessionSecret(folder), sessionSecret(folder)]);
  const again = await sessionSecret(folder);
  expect(new Set([...secrets, again]).size).toBe(1);
  const file = join(folder, 'session-secret');
  expect(await readFile(file, 'utf8')).toBe(again);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await rm(folder, { recursive: true });
});
