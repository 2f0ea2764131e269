/**
 * One named logger a subsystem, as JSON lines. Ids, codes and versions belong in a line; names,
 * texts of a case, cookies, passwords and tokens do not, and the last three are removed if met.
 */
import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger } from 'pino';

const secrets = ['cookie', 'set-cookie', 'authorization', 'password', 'token', 'secret'];

const redacted = secrets.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]);

/** The root logger; a subsystem takes `log.child({ part: 'relay' })`. Default: standard output. */
export function openLog(level: string, destination?: DestinationStream): Logger {
  const settings = { level, base: null, redact: { paths: redacted, censor: '***' } };
  return destination === undefined ? pino(settings) : pino(settings, destination);
}
