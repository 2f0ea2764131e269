// Says where a fault stands so that a person finds it: file, key with codes instead of positions,
// line, and the article that the entry around it names.

import {
  type FaultDetails,
  type RulebookFault,
  type RulebookProblem,
  rulebookFaultText,
} from '../terms/errors-rulebook.ts';
import { type Path, valueAt, type YamlFile } from './read-yaml.ts';

export function placedFault(
  file: string,
  yaml: YamlFile,
  path: Path,
  problem: RulebookProblem,
  details: FaultDetails,
): RulebookFault {
  const article = articleAt(yaml.value, path);
  return {
    file,
    key: keyText(yaml.value, path),
    line: yaml.lineOf(path),
    ...(article === undefined ? {} : { article }),
    problem,
    ...rulebookFaultText(problem, details),
  };
}

/** A fault of a whole file, of which there is nothing to point into. */
export function fileFault(
  file: string,
  problem: RulebookProblem,
  details: FaultDetails = {},
  line?: number,
): RulebookFault {
  const place = line === undefined ? {} : { line };
  return { file, key: '', ...place, problem, ...rulebookFaultText(problem, details) };
}

/** A fault in one line, for a message that holds several. */
export const faultLine = ({ file, line, key, en }: RulebookFault): string =>
  `${file}:${line ?? ''} ${key}: ${en}`;

/** A fault as its writer reads it: where it stands, and what to do, in both languages. */
export function faultText({ file, line, key, article, ja, en }: RulebookFault): string {
  const place = [`${file}${line === undefined ? '' : `:${line}`}`, key, article ?? ''];
  return `${place.filter((part) => part !== '').join('  ')}\n  ${ja}\n  ${en}`;
}

/** `modes.required.response`; `[2]` for an item without a code; `@date` for a code given twice. */
function keyText(value: unknown, path: Path): string {
  return path
    .map((step, index) => {
      const list = valueAt(value, path.slice(0, index));
      return Array.isArray(list) ? itemText(list, Number(step)) : `.${step}`;
    })
    .join('')
    .replace(/^\./, '');
}

const codeOf = (item: unknown): unknown => {
  const code = valueAt(item, ['code']);
  return code ?? valueAt(item, ['procedure']) ?? valueAt(item, ['step']);
};

function itemText(list: readonly unknown[], index: number): string {
  const code = codeOf(list[index]);
  if (typeof code !== 'string') return `[${index}]`;
  const isAlone = list.filter((item) => codeOf(item) === code).length === 1;
  return isAlone ? `.${code}` : `.${code}@${String(valueAt(list[index], ['inForceOn']) ?? index)}`;
}

function articleAt(value: unknown, path: Path): string | undefined {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const source = valueAt(value, [...path.slice(0, depth), 'source']);
    const parts = ['rule', 'number', 'article'].map((name) => valueAt(source, [name]));
    const text = parts.filter((part) => typeof part === 'string').join(' ');
    if (text !== '') return text;
  }
  return undefined;
}
