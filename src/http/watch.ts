/** Numbers every request and tells log and telemetry how it was answered. */
import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from '../log.ts';

export interface WatchParts {
  readonly log: Logger;
  readonly telemetry: {
    requestAnswered(method: string, route: string, status: number, seconds: number): void;
  };
}

declare module 'express-serve-static-core' {
  interface Request {
    requestId: string;
    /** The pattern of the address; the address itself names cases and words searched for. */
    routePattern?: string;
  }
}

const acceptable = /^[\w.-]{1,64}$/;

export const watch =
  ({ log, telemetry }: WatchParts): RequestHandler =>
  (req, res, next) => {
    const began = performance.now();
    const sent = req.get('x-request-id');
    req.requestId = sent !== undefined && acceptable.test(sent) ? sent : randomUUID();
    res.set('X-Request-Id', req.requestId);
    res.on('close', () => {
      const seconds = (performance.now() - began) / 1000;
      const { method, requestId } = req;
      const status = res.writableFinished ? res.statusCode : 0;
      const route = req.routePattern ?? 'none';
      telemetry.requestAnswered(method, route, status, seconds);
      log.info({ requestId, method, route, status, seconds }, 'answered');
    });
    next();
  };
