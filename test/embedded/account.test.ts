import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { borrowedFrom, canEnter, canRun, permits } from '../../src/embedded/account.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const stranger = { uid: 54_321, gid: 54_321 };

describe('the account that is borrowed', () => {
  const nobody = 'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin';
  const postgres = 'postgres:x:105:109:PostgreSQL:/var/lib/postgresql:/bin/bash';

  test('is the server account of the distribution when there is one', () => {
    expect(borrowedFrom(`${nobody}\n${postgres}\n`)).toEqual({ uid: 105, gid: 109 });
  });

  test('is nobody otherwise', () => {
    expect(borrowedFrom(`root:x:0:0::/root:/bin/sh\n${nobody}\n`)).toEqual({
      uid: 65_534,
      gid: 65_534,
    });
  });

  test('is never root', () => {
    expect(borrowedFrom('root:x:0:0::/root:/bin/sh\n')).toBeUndefined();
  });
});

describe('what an account can reach', () => {
  test.each([
    ['as the owner', { mode: 0o700, uid: 54_321, gid: 0 }, true],
    ['as the group', { mode: 0o710, uid: 0, gid: 54_321 }, true],
    ['as another', { mode: 0o701, uid: 0, gid: 0 }, true],
    ['not as another when only the owner may', { mode: 0o700, uid: 0, gid: 0 }, false],
    ['not as the owner when only others may', { mode: 0o001, uid: 54_321, gid: 0 }, false],
  ])('it enters %s', (_, entry, enters) => {
    expect(permits(entry, stranger, 1)).toBe(enters);
  });

  test('one closed folder on the way closes all below it', () => {
    const closed = join(temporaryFolder(), 'closed');
    const below = join(closed, 'below');
    mkdirSync(below, { recursive: true });
    expect(canEnter(stranger, below)).toBe(true);
    chmodSync(closed, 0o700);
    expect(canEnter(stranger, below)).toBe(false);
  });

  test('a program needs to be readable and executable', () => {
    const program = join(temporaryFolder(), 'program');
    writeFileSync(program, '');
    chmodSync(program, 0o755);
    expect(canRun(stranger, program)).toBe(true);
    chmodSync(program, 0o700);
    expect(canRun(stranger, program)).toBe(false);
  });
});
