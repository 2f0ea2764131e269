// Empties dist before a package is made: what was built from files that are gone would be shipped.
import { rmSync } from 'node:fs';

rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });
