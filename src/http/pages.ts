/**
 * What a person sees in a browser: the landing page, the readable API document and a page for each
 * error. Plain files and our own scripts only: nothing is loaded from anywhere else.
 */
import { join } from 'node:path';
import express, { type Router } from 'express';
import swaggerFolder from 'swagger-ui-dist/absolute-path.js';
import { packageRoot } from '../package-root.ts';
import { type ErrorCode, errors } from '../terms/errors.ts';
import { refuse } from '../terms/refusal.ts';
import { languageOf, refusalShapeOf } from './problem.ts';
import { refused } from './refused.ts';

/** The compiler copies no HTML: the pages are read where they are written. */
const folder = join(packageRoot, 'src', 'http', 'pages');
const swaggerFiles = ['swagger-ui.css', 'swagger-ui-bundle.js'];

const isCode = (code: string): code is ErrorCode => Object.hasOwn(errors, code);

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

const shown = (code: ErrorCode): string => {
  const { ja, en } = refusalShapeOf(refuse(code));
  const paragraph = (lang: string, text: string) => `<p lang="${lang}">${escapeHtml(text)}</p>`;
  return [
    `<h2 id="${code}"><a href="/problems/${code}">${code}</a> (${errors[code].status})</h2>`,
    paragraph('ja', ja.text),
    paragraph('ja', ja.todo),
    paragraph('en', en.text),
    paragraph('en', en.todo),
  ].join('\n');
};

const pageOf = (title: string, language: string, codes: readonly ErrorCode[]): string =>
  `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${title}</title>
<link rel="stylesheet" href="/pages/kyogi.css"><main><h1>${title}</h1>
${codes.map(shown).join('\n')}
<p><a href="/problems">/problems</a></p></main></html>`;

export function pages(): Router {
  const router = express.Router();
  router.get('/', (_req, res) => res.sendFile('index.html', { root: folder }));
  router.use('/pages', express.static(folder, { index: false }));
  router.get('/problems', (req, res) => {
    res.send(pageOf('problems', languageOf(req), Object.keys(errors) as ErrorCode[]));
  });
  router.get('/problems/:code', (req, res) => {
    const { code } = req.params;
    if (!isCode(code)) throw refused('not_found');
    const { fate, status } = errors[code];
    // Browsers ask for HTML by name; whoever takes anything is a program.
    if (req.accepts('json', 'html') === 'html') res.send(pageOf(code, languageOf(req), [code]));
    else res.json({ ...refusalShapeOf(refuse(code)), fate, status });
  });
  for (const file of swaggerFiles) {
    router.get(`/api/docs/${file}`, (_req, res) => res.sendFile(file, { root: swaggerFolder() }));
  }
  router.get('/api/docs/', (_req, res) => res.sendFile('docs.html', { root: folder }));
  return router;
}
