/**
 * What the operator decides by environment variables: the only reader of the environment.
 * Read once by an entry, checked as a whole and frozen; nothing else looks at `process.env`.
 * A wrong value is a `BadConfig` whose text names each variable at fault: print it and exit with 2.
 */
import { delimiter } from 'node:path';
import { z } from 'zod';

export const roles = ['all', 'api', 'worker'] as const;
export type ProcessRole = (typeof roles)[number];

const megabyte = 1024 * 1024;
const defaultAttachmentMegabytes = 30;
/** The file is held in memory and in one database value while it is stored. */
const mostAttachmentMegabytes = 200;
/** Who repeats a command after a long weekend, or a mended machine, still meets his answer. */
const fewestRetentionDays = 30;
const secretCharacters = 32;

/** A variable set to nothing counts as not set: that is what an empty line of an env file means. */
const given = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((text) => (text === '' ? undefined : text), schema);

const address = (...protocols: readonly string[]) =>
  z
    .url()
    .refine(
      (url) => URL.canParse(url) && protocols.includes(new URL(url).protocol),
      `starts with ${protocols.join(', ')}`,
    )
    .optional();

/** `true`, a number of proxies, or a list of addresses: what Express calls `trust proxy`. */
const trustProxy = z
  .string()
  .default('false')
  .transform((text) => {
    if (text === 'true' || text === 'false') return text === 'true';
    return /^\d+$/.test(text) ? Number(text) : text;
  });

/** Paths as the machine separates them in its own lists (`:`, on Windows `;`). */
const fontPaths = z
  .string()
  .default('')
  .transform((text) => text.split(delimiter).filter((path) => path !== ''));

const environmentSchema = z.object({
  PORT: given(z.coerce.number().int().min(0).max(65_535).default(3000)),
  HOST: given(z.string().default('127.0.0.1')),
  DATA_DIR: given(z.string().default('.data')),
  DATABASE_URL: given(address('postgres:', 'postgresql:')),
  REDIS_URL: given(address('redis:', 'rediss:')),
  SMTP_URL: given(address('smtp:', 'smtps:')),
  MAIL_FROM: given(z.string().optional()),
  PUBLIC_URL: given(address('http:', 'https:')),
  RETENTION_DAYS: given(z.coerce.number().int().min(fewestRetentionDays).default(400)),
  SESSION_SECRET: given(z.string().min(secretCharacters).optional()),
  TRUST_PROXY: given(trustProxy),
  ATTACHMENT_LIMIT: given(
    z.coerce
      .number()
      .int()
      .min(1)
      .max(mostAttachmentMegabytes * megabyte)
      .default(defaultAttachmentMegabytes * megabyte),
  ),
  FALLBACK_FONTS: given(fontPaths),
  LOG_LEVEL: given(
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  ),
});

const mailNeedsSender = (environment: z.infer<typeof environmentSchema>): boolean =>
  environment.SMTP_URL === undefined || environment.MAIL_FROM !== undefined;

const checked = environmentSchema.refine(mailNeedsSender, {
  path: ['MAIL_FROM'],
  error: 'needed when SMTP_URL is set',
});

export class BadConfig extends Error {
  override readonly name = 'BadConfig';
}

export type Config = ReturnType<typeof readConfig>;

export function readConfig(role: ProcessRole = 'all', environment = process.env) {
  const read = checked.safeParse(environment);
  if (!read.success) throw new BadConfig(z.prettifyError(read.error));
  const it = read.data;
  return Object.freeze({
    role,
    port: it.PORT,
    host: it.HOST,
    dataDir: it.DATA_DIR,
    databaseUrl: it.DATABASE_URL,
    redisUrl: it.REDIS_URL,
    smtpUrl: it.SMTP_URL,
    mailFrom: it.MAIL_FROM,
    publicUrl: it.PUBLIC_URL,
    retentionDays: it.RETENTION_DAYS,
    sessionSecret: it.SESSION_SECRET,
    trustProxy: it.TRUST_PROXY,
    attachmentLimitBytes: it.ATTACHMENT_LIMIT,
    fallbackFonts: it.FALLBACK_FONTS,
    logLevel: it.LOG_LEVEL,
  });
}
