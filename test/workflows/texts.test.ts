/** What procedures name is there to read: texts of notices, titles of steps, acts and outcomes. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { workflows } from '../../workflows/index.ts';
import { machine as sessionMachine } from '../../workflows/meeting-session/machine.ts';
import { machine } from '../../workflows/prior-consultation/machine.ts';
import { city } from './city.ts';

const root = join(import.meta.dirname, '../../workflows');
const code = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(join(root, path), 'utf8'))
  .join('\n');

const named = (pattern: RegExp): string[] => [
  ...new Set([...code.matchAll(pattern)].map(([, name = '']) => name)),
];

describe('the default texts', () => {
  test('have every notice that a machine tells', () => {
    const texts = [
      ...named(/\btell\(\s*'(\w+)'/g),
      ...named(/(?:notify|notice)\([^;]*?, '(\w+)', /g),
      ...['step_overdue', 'hold_overdue', 'filing_overdue', 'follow_up_due', 'emergency_notice'],
      ...named(/\btext = [^;]*?'(\w+)'/g),
    ];
    expect(texts.length).toBeGreaterThan(40);
    expect(texts.filter((text) => !(text in city.texts.notifications))).toEqual([]);
  });

  test('have every outcome', () => {
    const outcomes = [
      ...named(/concludeAs\('(\w+)'\)/g),
      ...named(/outcome: '(\w+)'/g),
      ...['agreed', 'agreed_with_conditions', 'answered', 'unanswered'],
      ...['ruled_proceed', 'ruled_amend', 'ruled_stop'],
    ];
    expect(outcomes.filter((outcome) => !(outcome in city.texts.outcomes))).toEqual([]);
  });

  test('have every act, of people and of the system', () => {
    const acts = workflows
      .all()
      .flatMap(({ commands, opening }) => [
        ...Object.keys(commands),
        String(
          (opening.schema as unknown as { shape: { type: { value: string } } }).shape.type.value,
        ),
      ]);
    expect(acts.filter((act) => !(act in city.texts.acts))).toEqual([]);
  });

  test('have every step a case can rest in', () => {
    const steps = [machine, sessionMachine].flatMap(({ root: node }) =>
      Object.values(node.states).filter((state) => (state.always?.length ?? 0) === 0),
    );
    expect(steps.map(({ key }) => key).filter((key) => !(key in city.texts.steps))).toEqual([]);
  });
});
