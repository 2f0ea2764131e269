/**
 * The arrows of the house: what each room may import. A room is a folder, or a file that is a room
 * of its own; the longest match counts. Files of one room import each other freely. To let a new
 * arrow in is a decision: say why in docs/decisions.
 */
export interface Room {
  readonly at: string;
  /** Rooms or files of ours, by the beginning of their path. */
  readonly own: readonly string[];
  readonly packages: readonly string[];
}

const everything = ['src/', 'workflows/', 'workers/'];
const anyPackage = ['*'];

/** Small things that a room with outside contact may use. */
const tools = ['src/log.ts', 'src/telemetry.ts', 'src/package-root.ts'];

/** Tables and printed forms. */
const paper = ['src/sheets/', 'src/documents/'];

const japan = ['temporal-polyfill', '@holiday-jp/holiday_jp'];
const web = ['express', 'express-session', 'connect-pg-simple', 'helmet', 'rate-limiter-flexible'];
const webTexts = ['zod', 'zod-openapi', 'swagger-ui-dist', '@node-rs/argon2'];

export const rooms: readonly Room[] = [
  // Pure: words, rules, procedures. No `node:`, so no clock, files or network by import.
  { at: 'src/terms/', own: [], packages: ['zod', 'temporal-polyfill', 'xstate'] },
  { at: 'src/rules/', own: ['src/terms/'], packages: ['zod', 'yaml', 'csv-parse', ...japan] },
  {
    at: 'workflows/',
    own: ['src/terms/', 'src/rules/'],
    packages: ['xstate', 'zod', '@noble/hashes'],
  },

  // The spine.
  { at: 'src/db/', own: ['src/terms/', ...tools], packages: ['kysely', 'pg', 'node:'] },
  {
    at: 'src/engine/',
    own: ['src/terms/', 'src/rules/', 'src/db/', 'src/telemetry.ts'],
    packages: ['node:'],
  },
  {
    at: 'src/engine/plan.ts',
    own: ['src/terms/', 'src/rules/', 'src/engine/'],
    packages: ['xstate'],
  },
  { at: 'src/engine/snapshot.ts', own: ['src/terms/', 'src/engine/'], packages: ['xstate'] },

  // What comes in and goes out on paper and in tables; no case is known here.
  {
    at: 'src/sheets/',
    own: ['src/terms/', 'src/rules/'],
    packages: ['read-excel-file', 'write-excel-file', 'csv-parse', 'iconv-lite', 'node:'],
  },
  {
    at: 'src/documents/',
    own: ['src/terms/', 'src/rules/'],
    packages: ['pdfmake', 'node:'],
  },

  // The mouths and the carrier.
  {
    at: 'src/delivery/',
    own: ['src/terms/', 'src/db/', ...tools],
    packages: ['bullmq', 'ioredis', 'pg', 'node:'],
  },
  {
    at: 'src/http/',
    own: ['src/terms/', 'src/rules/', 'src/engine/', 'src/db/views', ...paper, ...tools],
    packages: [...web, ...webTexts, 'pg', 'node:'],
  },
  {
    at: 'workers/',
    own: ['src/terms/', 'src/rules/', 'src/engine/', 'src/delivery/', ...tools],
    packages: ['nodemailer', 'zod', 'node:'],
  },
  { at: 'src/embedded/', own: [], packages: ['pg', 'node:'] },
  // A whole house for a while: it opens the same parts as the entries do.
  { at: 'src/situations/', own: everything, packages: anyPackage },

  // Tools, and the entries that build the whole.
  { at: 'src/package-root.ts', own: [], packages: ['node:'] },
  { at: 'src/rulebook-folder.ts', own: ['src/rules/'], packages: ['node:'] },
  { at: 'src/config.ts', own: ['src/terms/'], packages: ['zod', 'node:'] },
  { at: 'src/log.ts', own: [], packages: ['pino'] },
  { at: 'src/telemetry.ts', own: ['src/terms/', 'src/log.ts'], packages: ['prom-client'] },
  { at: 'src/app.ts', own: everything, packages: anyPackage },
  { at: 'src/server.ts', own: everything, packages: anyPackage },
  { at: 'src/welcome.ts', own: ['src/config.ts', 'src/setup/'], packages: [] },
  { at: 'src/setup/', own: everything, packages: anyPackage },
  { at: 'src/cli.ts', own: everything, packages: anyPackage },
  { at: 'src/cli/', own: everything, packages: anyPackage },
];

/** Where a program begins. Nobody imports these. */
export const entries: readonly string[] = ['src/server.ts', 'src/cli.ts'];

/** Built by the entries alone. */
export const builders: readonly string[] = ['src/app.ts'];
