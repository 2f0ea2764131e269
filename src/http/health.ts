/**
 * For whoever runs the process: is it alive, may it be given work, what does it count. No session,
 * no case data; the three addresses answer also while the database is away.
 */
import express, { type Router } from 'express';

export interface Readiness {
  readonly ready: boolean;
  /** What was looked at, in a word each: `database: up`, `migrations: current`. */
  readonly parts: Readonly<Record<string, string>>;
}

export interface HealthParts {
  /** True from the signal to stop until the process is gone. */
  readonly isDraining: () => boolean;
  readonly readiness: () => Promise<Readiness>;
  readonly telemetry: { readonly contentType: string; text(): Promise<string> };
}

export function health({ isDraining, readiness, telemetry }: HealthParts): Router {
  const router = express.Router();
  router.get('/livez', (_req, res) => {
    res.json({ alive: true });
  });
  router.get('/readyz', async (_req, res) => {
    const { ready, parts } = isDraining()
      ? { ready: false, parts: { process: 'draining' } }
      : await readiness();
    res.status(ready ? 200 : 503).json({ ready, parts });
  });
  router.get('/metrics', async (_req, res) => {
    res.type(telemetry.contentType).send(await telemetry.text());
  });
  return router;
}
