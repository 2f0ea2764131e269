/**
 * One address of the API: the contract it keeps and the function that answers. What every address
 * needs stands here once, in this order: who asks, how often, the body, the input, the answer.
 */
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { z } from 'zod';
import type { Contract } from '../terms/contract-route.ts';
import { type Account, type IdentifyParts, identify } from './identify.ts';
import { parse } from './parse.ts';
import { type Answerable, answerableOf, type Language, languageOf } from './problem.ts';
import type { RateLimiting } from './rate-limit.ts';
import type { RefusedRequest } from './record-refusal.ts';
import { refused } from './refused.ts';

type Read<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

export interface Asked<C extends Contract = Contract> {
  readonly account: C['access'] extends 'person' ? Account : undefined;
  readonly params: Read<C['params']>;
  readonly query: Read<C['query']>;
  readonly headers: Read<C['headers']>;
  readonly body: C['body'] extends 'file' ? Buffer : Read<C['body']>;
  readonly language: Language;
  readonly req: Request;
  readonly res: Response;
}

/** A file is written by the route itself; everything else is returned and sent as JSON. */
type Answer<C extends Contract> = C['answer'] extends z.ZodType ? z.output<C['answer']> : undefined;

export interface RouteParts extends IdentifyParts {
  readonly limits: Pick<RateLimiting, 'write'>;
  readonly attachmentLimitBytes: number;
}

export interface Route {
  readonly contract: Contract;
  mount(router: Router, parts: RouteParts): void;
}

const jsonLimitBytes = 256 * 1024;
const jsonReader = ({ bodyLimitBytes = jsonLimitBytes }: Contract): RequestHandler =>
  express.json({ limit: bodyLimitBytes, type: 'application/json' });

const run = (middleware: RequestHandler, req: Request, res: Response): Promise<void> =>
  new Promise((resolve, reject) => {
    middleware(req, res, (error?: unknown) => (error ? reject(error) : resolve()));
  });

async function readBody(contract: Contract, parts: RouteParts, req: Request, res: Response) {
  if (contract.body === undefined) return;
  if (contract.body === 'file') {
    await run(express.raw({ limit: parts.attachmentLimitBytes, type: () => true }), req, res);
    return;
  }
  if (!req.is('application/json')) {
    throw refused('unsupported_media', { type: req.get('content-type') ?? '-' });
  }
  await run(jsonReader(contract), req, res);
}

const inputOf = (contract: Contract, req: Request, language: Language) => ({
  params: contract.params && parse(contract.params, req.params, 'path', language),
  query: contract.query && parse(contract.query, req.query, 'query', language),
  headers: contract.headers && parse(contract.headers, req.headers, 'header', language),
  body:
    contract.body === 'file' || contract.body === undefined
      ? req.body
      : parse(contract.body, req.body, 'body', language),
});

/** Hears what an address refused to a person, whether or not its answer had begun. */
type HearRefusal = (asked: RefusedRequest, answerable: Answerable) => Promise<void>;

async function tellRefusal(
  hear: HearRefusal | undefined,
  error: unknown,
  account: Account | undefined,
  req: Request,
): Promise<void> {
  if (hear === undefined || account === undefined) return;
  const answerable = answerableOf(error, req);
  if (!answerable.isFault) await hear({ account, req }, answerable);
}

export const route = <const C extends Contract>(
  contract: C,
  answer: (asked: Asked<C>) => Promise<Answer<C>>,
  hear?: HearRefusal,
): Route => ({
  contract,
  mount(router, parts) {
    const path = contract.path.replaceAll(/\{(\w+)\}/g, ':$1');
    router[contract.method](path, async (req, res) => {
      req.routePattern = `/api${contract.path}`;
      const account = contract.access === 'person' ? await identify(req, parts) : undefined;
      if (account && contract.method !== 'get') await parts.limits.write(account.id);
      const work = async () => {
        await readBody(contract, parts, req, res);
        const language = languageOf(req);
        const input = inputOf(contract, req, language);
        // The contract is a value of a generic: the compiler cannot see that both sides agree.
        return answer({ account, ...input, language, req, res } as unknown as Asked<C>);
      };
      const answered = await work().catch(async (error) => {
        await tellRefusal(hear, error, account, req);
        throw error;
      });
      if (res.headersSent) return;
      res.status(contract.status);
      if (answered === undefined) res.end();
      else res.json(answered);
    });
  },
});
