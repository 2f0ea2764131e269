/**
 * Whatever went wrong → RFC 9457 problem+json, through the catalogue. A refusal shows its code and
 * details; a fault and everything unforeseen show nothing but the number of the request.
 */
import type { Request } from 'express';
import type { ProblemShape, RefusalShape } from '../terms/contract-parts.ts';
import { type ErrorCode, errorText } from '../terms/errors.ts';
import { Fault, type Refusal, refuse } from '../terms/refusal.ts';
import { Refused } from './refused.ts';
import { databaseIsAway } from './unwell.ts';

export type Language = 'ja' | 'en';

export interface Answerable {
  readonly refusal: Refusal;
  readonly extras: Refused['extras'];
  /** Ours to mend: it is logged with its stack and never explained to the sender. */
  readonly isFault: boolean;
}

/** Without a wish, or with `*`, Japanese; to a wish for a third language, English. */
export const languageOf = (req: Request): Language =>
  req.acceptsLanguages('ja', 'en') === 'ja' ? 'ja' : 'en';

/** `named`: the details as the texts show them. */
export function refusalShapeOf(
  { refused: code, details = {} }: Refusal,
  named: Refusal['details'] = details,
): RefusalShape {
  const text = errorText(code, named);
  return {
    code,
    ja: { text: text.ja, todo: text.todoJa },
    en: { text: text.en, todo: text.todoEn },
    details: { ...details },
  };
}

export function problemOf(
  { refusal, extras }: Answerable,
  at: { readonly instance: string; readonly requestId: string; readonly language: Language },
): ProblemShape {
  const shape = refusalShapeOf(refusal, extras.named);
  const { text, todo } = shape[at.language];
  return {
    type: `/problems/${refusal.refused}`,
    title: text,
    status: errorText(refusal.refused).status,
    detail: todo,
    instance: at.instance,
    requestId: at.requestId,
    ...shape,
    ...(extras.errors && { errors: [...extras.errors] }),
  };
}

/** What the body parsers and the router of Express throw, by their own words. */
const ofExpress: Readonly<Record<string, ErrorCode>> = {
  'entity.parse.failed': 'malformed',
  'encoding.unsupported': 'unsupported_media',
  'charset.unsupported': 'unsupported_media',
  'entity.too.large': 'too_large',
  'request.aborted': 'malformed',
  'request.size.invalid': 'malformed',
};

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const detailsOf = (code: ErrorCode, error: unknown, req: Request): Refusal['details'] => {
  if (code === 'too_large') return { limit: `${field(error, 'limit')} B` };
  if (code === 'unsupported_media') return { type: req.get('content-type') ?? '' };
  return undefined;
};

export function answerableOf(error: unknown, req: Request): Answerable {
  if (error instanceof Refused) {
    return { refusal: error.refusal, extras: error.extras, isFault: false };
  }
  const code = ofExpress[String(field(error, 'type'))];
  if (code !== undefined) {
    return { refusal: refuse(code, detailsOf(code, error, req)), extras: {}, isFault: false };
  }
  // An address that is no valid percent-encoding, and a broken length or encoding of a body.
  if (error instanceof URIError || (field(error, 'status') === 400 && field(error, 'expose'))) {
    return { refusal: refuse('malformed'), extras: {}, isFault: false };
  }
  if (databaseIsAway(error)) return { refusal: refuse('not_ready'), extras: {}, isFault: false };
  const broken = error instanceof Fault ? error.code : 'broken';
  return { refusal: refuse(broken), extras: {}, isFault: true };
}
