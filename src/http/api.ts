/**
 * The door: the Express app with its middleware in order, its routes and its one error handler.
 * It knows who asks and what was asked; what is allowed and what follows is the engine's to say.
 * The parts are handed in; whoever starts the process listens and closes.
 */
import express, { type Express, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import type pg from 'pg';
import type { Telemetry } from '../telemetry.ts';
import type { Workflows } from '../terms/workflow.ts';
import { answerProblem } from './answer-problem.ts';
import { type HealthParts, health } from './health.ts';
import { commandSchemas, openApiDocument } from './openapi.ts';
import { pages } from './pages.ts';
import { defaultRateLimits, openRateLimits, type RateLimits } from './rate-limit.ts';
import { refused } from './refused.ts';
import { type RoutesParts, routesOf } from './routes/all.ts';
import { refuseCrossSite } from './same-site.ts';
import { sessions } from './session.ts';
import { type WatchParts, watch } from './watch.ts';

export type ApiParts = RoutesParts & HealthParts & WatchParts & DoorParts;

interface DoorParts {
  /** Sessions and counts of sign-ins are kept through it. */
  readonly pool: pg.Pool;
  readonly sessionSecret: string;
  readonly trustProxy: boolean | number | string;
  readonly rateLimits?: RateLimits;
  readonly telemetry: Telemetry;
  readonly workflows: Workflows;
}

/** Strict, and without what an intranet over plain http cannot keep: HSTS and upgraded requests. */
const securityHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: false,
});

const notFound: RequestHandler = () => {
  throw refused('not_found');
};

function apiRouter(parts: ApiParts): Router {
  const limits = openRateLimits(parts.pool, parts.rateLimits ?? defaultRateLimits);
  const router = express.Router();
  let document: unknown;
  router.get('/openapi.json', (_req, res) => {
    document ??= openApiDocument(commandSchemas(parts.workflows));
    res.json(document);
  });
  router.use((_req, res, next) => {
    if (parts.isDraining()) throw refused('not_ready');
    res.set('Cache-Control', 'no-store');
    next();
  });
  router.use(sessions(parts.pool, parts.sessionSecret, parts.log), refuseCrossSite);
  for (const route of routesOf(parts, limits)) route.mount(router, { ...parts, limits });
  return router;
}

export function createApi(parts: ApiParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', parts.trustProxy);
  app.set('query parser', 'simple');
  app.use(watch(parts), securityHeaders, health(parts), pages());
  app.use('/api', apiRouter(parts));
  app.use(notFound, answerProblem(parts));
  return app;
}
