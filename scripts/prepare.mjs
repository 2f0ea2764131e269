// Builds after an install. A source that does not compile must not undo the install, since the
// compiler that explains it has just been installed: `npm start` and `npm run check` refuse it.
// An install without development packages has no compiler and lives on the dist it was shipped with.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));

if (existsSync(compiler)) {
  const args = [compiler, '-p', 'tsconfig.build.json'];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) console.warn('kyogi: installed, but the source does not build (see above)');
} else if (!existsSync(new URL('../dist/src/server.js', import.meta.url))) {
  console.warn(
    'kyogi: no compiler installed and no dist folder; run "npm install" with dev packages',
  );
}
