/** The one error handler: every «no» and every fault leaves the house through here. */
import type { ErrorRequestHandler } from 'express';
import type { Logger } from '../log.ts';
import { answerableOf, languageOf, problemOf } from './problem.ts';

interface Parts {
  readonly log: Logger;
  readonly telemetry: { problemAnswered(code: string): void };
}

/** How soon to come back to a process that starts or stops. */
const restartSeconds = 5;

export const answerProblem =
  ({ log, telemetry }: Parts): ErrorRequestHandler =>
  (error, req, res, next) => {
    const answerable = answerableOf(error, req);
    const { requestId } = req;
    const code = answerable.refusal.refused;
    telemetry.problemAnswered(code);
    if (answerable.isFault) log.error({ requestId, code, err: error }, 'fault');
    // Half an answer is out: only cutting the connection tells the sender so.
    if (res.headersSent) return next(error);
    const language = languageOf(req);
    const problem = problemOf(answerable, { instance: req.originalUrl, requestId, language });
    const retryAfter = answerable.extras.retryAfterSeconds ?? restartSeconds;
    if (problem.status === 429 || problem.status === 503) res.set('Retry-After', `${retryAfter}`);
    if (problem.status === 401) res.set('WWW-Authenticate', 'Bearer');
    res.status(problem.status).set('Content-Language', language).vary('Accept-Language');
    res.type('application/problem+json').send(JSON.stringify(problem));
  };
