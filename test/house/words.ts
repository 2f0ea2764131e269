/**
 * Checks of words: what belongs to a city or to a reader stays out of the code, and is documented.
 */
import { holdsTexts, type Source } from './source.ts';

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]+/u;

export const japaneseInCode = ({ path, code }: Source): string[] => {
  const [found] = holdsTexts(path) ? [] : (japanese.exec(code) ?? []);
  return found === undefined ? [] : [`${path} holds ${found}`];
};

const cities = [
  ...['sapporo', 'sendai', 'saitama', 'chiba', 'yokohama', 'kawasaki', 'sagamihara', 'niigata'],
  ...['shizuoka', 'hamamatsu', 'nagoya', 'kyoto', 'osaka', 'sakai', 'kobe', 'okayama'],
  ...['hiroshima', 'kitakyushu', 'fukuoka', 'kumamoto'],
];

/** Municipal codes of the same twenty, without and with the check digit. */
const numbers = [
  ...['01100', '04100', '11100', '12100', '14100', '14130', '14150', '15100', '22100', '22130'],
  ...['23100', '26100', '27100', '27140', '28100', '33100', '34100', '40100', '40130', '43100'],
];

const cityName = new RegExp(cities.join('|'), 'i');
const cityNumber = new RegExp(`(?<![\\d_])(${numbers.join('|')})\\d?(?![\\d_])`);

/** A city is data: a rulebook, never a branch. Also in texts for people, which serve every city. */
export const citiesInCode = ({ path, code }: Source): string[] =>
  [cityName, cityNumber]
    .map((pattern) => pattern.exec(code)?.[0])
    .filter((found) => found !== undefined)
    .map((found) => `${path} names the city ${found}`);

/** Names of commands, as the schemas of `src/terms/command*.ts` write them. */
export const commandNames = (sources: readonly Source[]): string[] => {
  const names = sources
    .filter(({ path }) => /^src\/terms\/command[-\w]*\.ts$/.test(path))
    .flatMap(({ code }) => [
      ...code.matchAll(/\b(?:command|z\.literal)\(\s*'(\w+)'/g),
      ...code.matchAll(/\btype:\s*'(\w+)'/g),
    ])
    .map(([, name = '']) => name);
  return [...new Set(names)].sort();
};

/** Codes that a table row or a heading of the manual begins with. */
export const documentedCodes = (manual: string): string[] =>
  [...manual.matchAll(/^(?:\|\s*|#+\s+)`(\w+)`/gm)].map(([, code = '']) => code).sort();

/** Names that a document does not write as code. */
export const missingFrom = (document: string, names: readonly string[]): string[] =>
  names.filter((name) => !document.includes(`\`${name}\``));

const makers = /import \{([^}]*)\} from '\.\/error-shape\.ts'/;

/** Codes of refusals and faults as the groups of the catalogue give them, repeats included. */
export const givenCodes = (sources: readonly Source[]): string[] =>
  sources
    .filter(({ path }) => /^src\/terms\/errors-[-\w]*\.ts$/.test(path))
    .flatMap(({ code }) => {
      const names = makers.exec(code)?.[1]?.match(/\w+/g) ?? [];
      if (names.length === 0) return [];
      const entry = new RegExp(`^ +(\\w+): (?:${names.join('|')})\\(`, 'gm');
      return [...code.matchAll(entry)].map(([, given = '']) => given);
    })
    .sort();
