import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { packageRoot } from '../../src/package-root.ts';
import { errors } from '../../src/terms/errors.ts';

const catalogue = /src\/terms\/(errors|contract)/;

const sources = ['src', 'workflows', 'workers'].flatMap((folder) =>
  readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file))
    .filter((file) => !catalogue.test(file))
    .map((file) => readFileSync(join(packageRoot, file), 'utf8')),
);

test('every code of the catalogue is given somewhere: no page explains the impossible', () => {
  const text = sources.join('\n');
  const unused = Object.keys(errors).filter((code) => !text.includes(`'${code}'`));
  expect(unused).toEqual([]);
});
