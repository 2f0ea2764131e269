// Writes docs/errors.md from the catalogue; with --check it only says whether the page is up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { errors } from '../dist/src/terms/errors.js';

const page = new URL('../docs/errors.md', import.meta.url);

const cell = (text) => text.replaceAll('|', '\\|');
const rows = Object.entries(errors).map(
  ([code, { status, fate, ja, todoJa, en, todoEn }]) =>
    `| \`${code}\` | ${status} | ${fate} | ${cell(ja)} ${cell(todoJa)} | ${cell(en)} ${cell(todoEn)} |`,
);
const text = `# Errors

Every code a user or a program can meet: what is the matter, and what to do. Written from
\`src/terms/errors*.ts\` by \`npm run errors\`. A **refusal** is an expected «no»: nothing changed, and it is on
record. A **fault** is a broken promise of the product: the case is untouched, an operator must know.
\`{name}\` stands for a detail of the case at hand.

| code | status | fate | Japanese | English |
|---|---|---|---|---|
${rows.join('\n')}
`;

if (process.argv.includes('--check')) {
  if (readFileSync(page, 'utf8') !== text) {
    console.error('docs/errors.md is out of date: npm run errors');
    process.exitCode = 1;
  }
} else {
  writeFileSync(page, text);
}
