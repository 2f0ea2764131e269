import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { loadRulebookFolder } from '../../src/rulebook-folder.ts';
import { inForce } from '../../src/rules/in-force.ts';
import { readRulebook } from '../../src/rules/read.ts';
import type { FileText } from '../../src/rules/read-yaml.ts';
import { readYaml } from '../../src/rules/read-yaml.ts';
import {
  budgetCycleCommand,
  budgetCycleSystemCommand,
  planCycle,
} from '../../src/terms/command-budget-cycle.ts';
import {
  budgetExecutionCommand,
  budgetExecutionSystemCommand,
} from '../../src/terms/command-budget-execution.ts';
import {
  budgetRequestCommand,
  budgetRequestSystemCommand,
  openRequest,
} from '../../src/terms/command-budget-request.ts';
import {
  consultationCommand,
  consultationSystemCommand,
  draftConsultation,
} from '../../src/terms/command-consultation.ts';
import {
  decisionCommand,
  decisionSystemCommand,
  draftDecision,
} from '../../src/terms/command-decision.ts';
import {
  delegationCommand,
  delegationSystemCommand,
  proposeDelegation,
} from '../../src/terms/command-delegation.ts';
import {
  conveneSession,
  meetingCommand,
  meetingSystemCommand,
} from '../../src/terms/command-meeting.ts';
import {
  draftProposal,
  proposalCommand,
  proposalSystemCommand,
} from '../../src/terms/command-proposal.ts';
import { organisationSchema } from '../../src/terms/organisation.ts';
import { textsFile } from '../../src/terms/rulebook-texts.ts';

const cities = ['niigata', 'yokohama', 'fukuoka', 'kumamoto', 'kobe'];
const defaults = await loadRulebookFolder('rulebooks/defaults');

async function readCity(city: string) {
  const result = readRulebook(await loadRulebookFolder(`rulebooks/${city}`), defaults);
  if ('faults' in result) throw new Error(JSON.stringify(result.faults, null, 2));
  return result.rulebook;
}

const yamlOf = (files: readonly FileText[], name: string): unknown => {
  const yaml = readYaml(files.find(({ path }) => path === name)?.text ?? '');
  if ('problem' in yaml) throw new Error(yaml.problem);
  return yaml.value;
};

describe.each(cities)('%s', (city) => {
  test('its rulebook has no fault', async () => {
    const rulebook = await readCity(city);
    expect(rulebook.identity.city).toBe(city);
  });

  test('no number of days claims to stand in a law', async () => {
    const { consultation, meetings } = await readCity(city);
    for (const { origin } of [...consultation.responses, consultation.handling]) {
      expect(origin).toBe('productDefault');
    }
    for (const meeting of meetings.meetings.filter(({ origin }) => origin === 'article')) {
      expect(meeting.cutOff.origin).toBe('productDefault');
      expect(meeting.outcomesWithin.origin).toBe('productDefault');
    }
  });

  test('its example organisation speaks the words of its rulebook', async () => {
    const { organisation, consultation } = await readCity(city);
    const files = await loadRulebookFolder(`rulebooks/${city}`);
    const example = organisationSchema.parse(yamlOf(files, 'organisation.example.yaml'));
    const kinds = organisation.kinds.map(({ code }) => code);
    const roles = organisation.roles.map(({ code }) => code);
    const units = example.units.map(({ code }) => code);
    const seats = example.seats.map(({ code }) => code);
    const logins = example.people.map(({ login }) => login);
    const named = consultation.matters.flatMap(({ addressees }) =>
      typeof addressees === 'string' ? [] : addressees,
    );
    const offices = inForce(organisation.offices, example.from).map(({ unit }) => unit);
    expect(example.city).toBe(city);
    expect(kinds).toEqual(expect.arrayContaining(example.units.map(({ kind }) => kind)));
    expect(roles).toEqual(expect.arrayContaining(example.seats.map(({ role }) => role)));
    expect(units).toEqual(expect.arrayContaining([...offices, ...named]));
    expect(units).toEqual(expect.arrayContaining(example.seats.map(({ unit }) => unit)));
    expect(seats).toEqual(example.holders.map(({ seat }) => seat));
    expect(logins).toEqual(expect.arrayContaining(example.holders.map(({ login }) => login)));
    expect(new Set(seats).size).toBe(seats.length);
    expect(new Set(logins).size).toBe(logins.length);
    const overseen = example.oversight.flatMap((entry) => entry.units).sort();
    const isParty = new Set(organisation.kinds.filter(({ party }) => party).map((k) => k.code));
    const parties = example.units.filter(({ kind }) => isParty.has(kind)).map(({ code }) => code);
    expect(overseen).toEqual(parties.sort());
  });
});

test('in Niigata the bureau and the ward of the scenarios have different vice mayors', async () => {
  const files = await loadRulebookFolder('rulebooks/niigata');
  const { oversight } = organisationSchema.parse(yamlOf(files, 'organisation.example.yaml'));
  const seatOver = (unit: string) => oversight.find(({ units }) => units.includes(unit))?.seat;
  expect(seatOver('toshi-seisaku')).toBe('fuku-shicho-a.vice-mayor');
  expect(seatOver('higashi-ku')).toBe('fuku-shicho-b.vice-mayor');
});

const openings = [
  draftConsultation,
  conveneSession,
  draftDecision,
  proposeDelegation,
  planCycle,
  openRequest,
  draftProposal,
];
/** What a place has to do by a decision of its own: no command of the case that waits for it. */
const workBesides = ['decide_step'];
/** The texts of the product, in several files; a word that procedures share stands in one. */
const productTexts = defaults.map(({ path }) => textsFile.partial().parse(yamlOf(defaults, path)));

test('every command has a title, and no title is for nothing', () => {
  const unions = [
    consultationCommand,
    consultationSystemCommand,
    meetingCommand,
    meetingSystemCommand,
    decisionCommand,
    decisionSystemCommand,
    delegationCommand,
    delegationSystemCommand,
    budgetCycleCommand,
    budgetCycleSystemCommand,
    budgetRequestCommand,
    budgetRequestSystemCommand,
    budgetExecutionCommand,
    budgetExecutionSystemCommand,
    proposalCommand,
    proposalSystemCommand,
  ];
  const types = [
    ...unions.flatMap(({ options }) => options.map(({ shape }) => shape.type.value)),
    ...openings.map(({ shape }) => shape.type.value),
    ...workBesides,
  ];
  const acts = productTexts.flatMap((texts) => Object.keys(texts.acts ?? {}));
  expect([...new Set(acts)].sort()).toEqual([...new Set<string>(types)].sort());
});

test('no text of the product stands in two of its files', () => {
  const keys = productTexts.flatMap((texts) =>
    Object.entries(texts).flatMap(([part, words]) =>
      Object.keys(words ?? {}).map((key) => `${part}.${key}`),
    ),
  );
  expect(keys.filter((key, index) => keys.indexOf(key) < index)).toEqual([]);
});

test('a product text fills only places that the check knows', async () => {
  const city = (await loadRulebookFolder('rulebooks/niigata')).filter(isNoText);
  for (const { text } of defaults) {
    const read = readRulebook([...city, { path: 'texts.yaml', text }], defaults);
    expect('faults' in read ? read.faults : []).toEqual([]);
  }
});

const isNoText = ({ path }: FileText): boolean => path !== 'texts.yaml';

/** Files written out in the document: a heading line `### \`name\`` and the block that follows. */
async function filesOfDocument(chapter: string): Promise<FileText[]> {
  const text = await readFile('docs/rulebooks.md', 'utf8');
  const body = text.split(`<!-- city: ${chapter} -->`)[1]?.split('<!-- end of city -->')[0] ?? '';
  return [...body.matchAll(/^#+ `([\w.-]+)`$[^`]*```yaml\n([\s\S]*?)```$/gm)].map(
    ([, path = '', block = '']) => ({ path, text: block }),
  );
}

test.each(['minimal', 'quirks'])('the %s city of the document passes the check', async (name) => {
  const files = await filesOfDocument(name);
  expect(files.length).toBeGreaterThanOrEqual(7);
  const result = readRulebook(files, defaults);
  expect('faults' in result ? result.faults : []).toEqual([]);
});
