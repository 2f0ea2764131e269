/** Calls and texts that a place may not hold, each with the reason, as a table and its reader. */
import type { Source } from './source.ts';

interface Ban {
  readonly what: RegExp;
  readonly why: string;
  readonly within: readonly string[];
  readonly except?: readonly string[];
}

const pure = ['src/terms/', 'src/rules/', 'workflows/', 'src/engine/plan.ts'];
const handedTheClock = [...pure, 'src/engine/', 'src/db/', 'src/delivery/', 'src/http/'];
const everywhere = ['src/', 'workflows/', 'workers/'];

const oneClock = 'the one clock is the database, read in src/db/clock.ts and handed on';
const sameAnswer = 'the same input must always give the same answer';

export const bans: readonly Ban[] = [
  { what: /\bDate\.now\b/, why: oneClock, within: handedTheClock },
  { what: /\bnew Date\b(?!\s*\(\s*[^\s)])/, why: oneClock, within: handedTheClock },
  { what: /(?<!new )\bDate\(\s*\)/, why: oneClock, within: handedTheClock },
  { what: /\bTemporal\.Now\b/, why: oneClock, within: handedTheClock },
  { what: /\bperformance\.now\b/, why: sameAnswer, within: pure },
  { what: /\bMath\.random\b|\brandom(UUID|Bytes|Int)\b/, why: sameAnswer, within: pure },
  { what: /\bset(Timeout|Interval|Immediate)\b/, why: 'a pure place never waits', within: pure },
  { what: /\bfetch\s*\(/, why: 'a pure place asks nobody', within: pure },
  { what: /\bconsole\.|\bprocess\b/, why: 'a pure place has no surroundings', within: pure },
  {
    what: /\bprocess\.env\b/,
    why: 'the environment is read, checked and frozen in src/config.ts',
    within: everywhere,
    // PostgreSQL's programs get the environment that this process got.
    except: ['src/config.ts', 'src/embedded/command.ts'],
  },
  {
    what: /\bafter\s*:\s*\{/,
    why: 'legal deadlines are dates from the rulebook, not delays in milliseconds',
    within: ['workflows/'],
  },
];

const matches = (ban: Ban, path: string): boolean =>
  ban.within.some((place) => path.startsWith(place)) && !ban.except?.includes(path);

export const forbiddenCalls = ({ path, bare }: Source): string[] =>
  bans
    .filter((ban) => matches(ban, path))
    .flatMap((ban) => {
      const [found] = ban.what.exec(bare) ?? [];
      return found === undefined ? [] : [`${path} has ${found.trim()}: ${ban.why}`];
    });

const mayHoldQueries = (path: string): boolean => path.startsWith('src/db/');

/** Beginnings of statements, in one case as SQL is written and not as prose begins. */
const query = new RegExp(
  [
    /^\s*(select|insert into|delete from|truncate|listen|notify)\s/,
    /^\s*(update \w+ set|with \w+ as \(|create (table|database|index)|(alter|drop) \w+)\s?/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

/** The embedded server is asked whose it is before there is a database to speak of. */
const allowedQueries = new Map([['src/embedded/survivor.ts', 'show data_directory']]);

export const strayQueries = ({ path, strings, tags }: Source): string[] => {
  if (mayHoldQueries(path)) return [];
  const texts = strings.filter(
    (text) =>
      (query.test(text) || query.test(lowered(text)) || text.startsWith('show ')) &&
      text !== allowedQueries.get(path),
  );
  const tagged = tags.filter((tag) => tag === 'sql');
  return [...texts, ...tagged].map((found) => `${path} holds a query: ${found.slice(0, 40)}`);
};

/** SELECT is a statement, Select begins a sentence. */
const lowered = (text: string): string => text.replace(/\b[A-Z]{2,}\b/g, (w) => w.toLowerCase());

/** Tests that run always, or are not there. */
export const sleepingTests = ({ path, bare }: Source): string[] =>
  [
    ...bare.matchAll(/\b(?:test|it|describe)(?:\.\w+)*?\.(?:skip|only|todo|failing)\b/g),
    ...bare.matchAll(/\b(?:xit|xtest|xdescribe|fit|fdescribe)\s*\(/g),
  ].map(([found]) => `${path} has ${found}`);
