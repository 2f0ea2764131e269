// Completes package-lock.json after `npm install` or an update of a dependency.
//
// npm leaves optional packages of other platforms out of the lock when the registry in use did not
// serve them, and `npm ci` then refuses the whole lock ("Missing: ... from lock file"). Each such
// package is added with the version its parent asks for; npm skips it where the platform differs.
// The added entries carry no integrity hash.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const exactVersion = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

const systems = { windows: 'win32', win32: 'win32', linuxmusl: 'linux' };
const systemOf = (name) => {
  const found =
    /(android|darwin|freebsd|netbsd|openbsd|openharmony|aix|sunos|linuxmusl|linux|win32|windows)/;
  const system = found.exec(name)?.[1];
  return system && (systems[system] ?? system);
};
const cpuOf = (name) =>
  /(wasm32|x64|arm64|armv7|arm|ia32|ppc64|riscv64|s390x|loong64|mips64el)/
    .exec(name)?.[1]
    .replace('armv7', 'arm');

const isLocked = (parent, name) =>
  Boolean(lock.packages[`${parent}/node_modules/${name}`] ?? lock.packages[`node_modules/${name}`]);

let added = 0;
for (const [path, parent] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    if (isLocked(path, name) || !exactVersion.test(version)) continue;
    const [os, cpu] = [systemOf(name), cpuOf(name)];
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(cpu && { cpu: [cpu] }),
      ...(parent.dev && { dev: true }),
      optional: true,
      ...(os && { os: [os] }),
    };
    added += 1;
  }
}

const byPath = ([a], [b]) => (a < b ? -1 : 1);
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(byPath));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`package-lock.json: ${added} entries added`);
