/**
 * Cross-site request forgery: an unsafe request that rides on a cookie must come from our pages.
 * `Sec-Fetch-Site` says so over https; on a plain-http intranet browsers leave it out and `Origin`
 * must name this host. Without both it is no browser, and no browser's cookie can be misused.
 */
import type { RequestHandler } from 'express';
import { bearerOf } from './identify.ts';
import { refused } from './refused.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

const hostOf = (origin: string): string | null =>
  URL.canParse(origin) ? new URL(origin).host : null;

export const refuseCrossSite: RequestHandler = (req, _res, next) => {
  if (safeMethods.has(req.method) || bearerOf(req) !== null) return next();
  const site = req.get('sec-fetch-site');
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return next();
    throw refused('cross_site');
  }
  const origin = req.get('origin');
  if (origin === undefined || hostOf(origin) === req.host) return next();
  throw refused('cross_site');
};
