// Entry: the process that serves, for those who start it by path. `kyogi serve` is the same.

import { parseArgs } from 'node:util';
import { serve } from './cli/serve.ts';

const { values } = parseArgs({ options: { role: { type: 'string', default: 'all' } } });
await serve(values.role);
