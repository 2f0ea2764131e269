import type { ErrorCode } from './errors.ts';

/** An expected «no». Travels as a value; `details` are data for the texts, never personal data. */
export interface Refusal {
  readonly refused: ErrorCode;
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

export const refuse = (code: ErrorCode, details?: Refusal['details']): Refusal =>
  details === undefined ? { refused: code } : { refused: code, details };

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value;

/**
 * A broken promise of ours: thrown, never answered. The transaction dies and the case is untouched.
 */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, string | number | boolean>>;

  constructor(code: ErrorCode, details: Fault['details'] = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(details)}`, { cause });
    this.code = code;
    this.details = details;
  }
}
