// Whether an error means that the database is away, and not that anything is wrong with us: then
// the sender is told to come back, and repeats a command with its key.

import { Unavailable } from '../engine/request.ts';

/** SQLSTATE classes: connection, resources, a server that stops, system error. */
const sqlState = /^(08|53|57|58)[0-9A-Z]{3}$/;
const ofTheSystem = /^E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NOTFOUND|AI_AGAIN)$/;
/** What the driver throws without a code. */
const ofTheDriver = /^(Connection terminated|timeout exceeded when trying to connect)/;

const codeMeansAway = (code: unknown): boolean =>
  typeof code === 'string' && (sqlState.test(code) || ofTheSystem.test(code));

export function databaseIsAway(error: unknown): boolean {
  if (error instanceof Unavailable) return true;
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, cause } = error as { code?: unknown; message?: unknown; cause?: unknown };
  if (codeMeansAway(code) || (typeof message === 'string' && ofTheDriver.test(message)))
    return true;
  return cause !== undefined && cause !== error && databaseIsAway(cause);
}
