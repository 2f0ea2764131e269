// A small city of the tests' own: everything in it is used, so every check has something to break.

import { readRulebook } from '../../src/rules/read.ts';
import type { FileText } from '../../src/rules/read-yaml.ts';

const since = 'inForceOn: 2020-04-01, origin: productDefault';

const asks = ['answers: plain', 'response: standard'];
const window = 'noticeWindow: { days: 7, count: business }';
const filing = 'afterTheFact: { filing: { days: 5, count: business }, reportTo: council }';

export const cityFiles: Readonly<Record<string, string>> = {
  'rulebook.yaml': `
city: testville
title: 試市
version: 1
inForceOn: 2020-04-01
origin: cityOrder
`,
  'organisation.yaml': `
kinds:
  - { code: ward, title: 区, party: true, ${since} }
  - { code: bureau, title: 局, party: true, ${since} }
  - { code: hall, title: 市長室, party: false, ${since} }
roles:
  - { code: clerk, title: 担当, ${since} }
  - { code: head, title: 長, ${since} }
  - { code: mayor, title: 市長, ${since} }
offices:
  - { code: desk, title: 事務局, unit: desk-unit, seesAll: true, ${since} }
`,
  'calendar.yaml': `
timeZone: Asia/Tokyo
weeklyClosedDays: [6, 7]
nationalHolidays: jp
yearEnd: { from: 12-29, to: 01-03 }
extraClosedDays: [{ yearly: 08-06, title: 記念日, from: 2021-01-01, until: 2021-12-31 }]
extraOpenDays: []
officeHours: { opens: "08:30", closes: "17:30" }
fiscalYearStartMonth: 4
${since.replace(', ', '\n')}
`,
  'consultation.yaml': `
answers:
  - code: plain
    title: 回答
    kinds:
      - { code: agree, title: 同意, weighs: consent }
      - { code: disagree, title: 不同意, weighs: dissent, needs: [reason] }
    ${since.replace(', ', '\n    ')}
responses:
  - code: standard
    period: { days: 10, count: business }
    rungs:
      - offset: { days: -3, count: business }
        tells: [{ party: addressee, role: head }]
        text: reminder
      - offset: { days: 0, count: business }
        tells: [{ office: desk, role: clerk }]
        text: overdue
        marks: overdue
    receivedAfter: { days: 2, count: business }
    questionsStopClock: true
    extension: { times: 1, upTo: { days: 5, count: business }, needsConsent: true }
    silence: escalate
    ${since.replace(', ', '\n    ')}
hands:
  draft: [{ party: initiator, role: clerk }]
  approve: [{ party: initiator, role: head }]
  screen: [{ office: desk, role: clerk }]
  receive: [{ party: addressee, role: clerk }]
  answer: [{ party: addressee, role: head }]
  supply: [{ party: initiator, role: clerk }]
  decide: [{ party: initiator, role: head }]
  supervise: [{ office: desk, role: clerk }]
  ${since.replace(', ', '\n  ')}
handling:
  approval: { days: 3, count: business }
  screening: { days: 2, count: business }
  collecting: { days: 1, count: business }
  settling: { days: 5, count: business }
  ruling: { days: 5, count: business }
  followUpReminder: { days: -3, count: business }
  ${since.replace(', ', '\n  ')}
modes:
${mode('required', 'consultation', 'mediate', 'ladder: steps', ...asks)}
${mode('notified', 'notice', 'mediate', 'ladder: steps', ...asks, window)}
${mode('after', 'consultation', 'record', ...asks, filing)}
${mode('own', 'none', 'record', 'decider: [{ party: addressees, role: head }]')}
${mode('ruled', 'ruling', 'record', 'ladder: steps', 'decider: [{ overseers: parties }]')}
matters:
  - code: plan
    title: 計画
    questions: [{ code: affects, text: 影響がありますか }]
    fields:
      - { code: amount, title: 額, type: number, required: true }
      - { code: opens-on, title: 開始日, type: date, required: true }
      - { code: urgent, title: 急ぎ, type: boolean, required: true }
      - { code: name, title: 名, type: text, required: true }
      - code: size
        title: 規模
        type: choice
        required: true
        choices: [{ code: large, title: 大 }, { code: small, title: 小 }]
      - { code: memo, title: 備考, type: text, required: false }
    addressees: affected
    mode:
      - { when: { field: amount, over: 100, upTo: 900 }, use: notified }
      - when: { any: [{ field: size, oneOf: [large] }, { not: { field: urgent, equals: true } }] }
        use: required
      - when:
          all:
            - addressees: { atLeast: 2, atMost: 5 }
            - { field: opens-on, under: 2030-01-01 }
        use: ruled
      - { when: { field: name, equals: 橋 }, use: own }
      - { use: required }
    emergencyMode: after
    response: standard
    gate: true
    ${since.replace(', ', '\n    ')}
`,
  'escalation.yaml': `
ladders:
  - code: steps
    title: 段
    levels:
      - code: council
        title: 会議
        by: { meeting: council }
        period: { days: 5, count: business }
        confirmation: both
      - code: desk
        title: 調整
        by: { places: [{ office: desk, role: clerk }] }
        period: { days: 5, count: business }
        confirmation: mediator
    ruling:
      by: [{ overseers: parties }]
      whenDiffering: [{ office: desk, role: mayor }]
      kinds:
        - { code: proceed, title: 実施, effect: proceed }
        - { code: stop, title: 中止, effect: stop }
    ${since.replace(', ', '\n    ')}
watch:
  - { step: ruling, idle: { days: 10, count: business }, ${since} }
  - { idle: { days: 20, count: business }, ${since} }
`,
  'meetings.yaml': `
meetings:
  - code: council
    title: 会議
    members: [{ kind: ward, role: head }]
    chair: [{ unit: central, role: head }]
    secretary: [{ office: desk, role: clerk }]
    recurrence: { every: month, weekday: 4, ordinals: [2, 4] }
    holidayRule: next
    cutOff: { days: 3, count: business }
    acceptance: chair
    items: [consultation, report]
    outcomesWithin: { days: 3, count: business }
    ${since.replace(', ', '\n    ')}
`,
  'numbering.yaml': `
numbering:
  - procedure: prior_consultation
    pattern: "{year}-{serial:4}"
    series: city
    resets: fiscalYear
    branch: "-{branch}"
    ${since.replace(', ', '\n    ')}
`,
};

/** A mode, each key on a line of its own. */
function mode(code: string, opening: string, dissent: string, ...own: readonly string[]): string {
  const lines = [
    `code: ${code}`,
    `title: ${code}`,
    `opening: ${opening}`,
    'from: [bureau]',
    'to: [ward]',
    'approval: true',
    'screening: true',
    'collecting: automatic',
    `dissent: ${dissent}`,
    'conditions: record',
    'implementation: false',
    'inForceOn: 2020-04-01',
    'origin: productDefault',
    ...own.map((line) => `${line} # ${code}`),
  ];
  return `  - ${lines.join('\n    ')}`;
}

/** The city with a text of one file replaced; the text must be there, once or more. */
export function cityWith(
  ...changes: readonly (readonly [file: string, from: string, to: string])[]
): FileText[] {
  const files = new Map(Object.entries(cityFiles));
  for (const [file, from, to] of changes) {
    const text = files.get(file) ?? '';
    if (!text.includes(from)) throw new Error(`${file} does not hold: ${from}`);
    files.set(file, text.replace(from, to));
  }
  return [...files].map(([path, text]) => ({ path, text }));
}

export const defaultTexts: FileText[] = [
  {
    path: 'texts.yaml',
    text: `
notifications:
  reminder: { subject: "{title}", body: "{unit} {due}" }
  overdue: { subject: "{title}", body: "{unit} {due}" }
steps: { ruling: 裁定待ち }
acts: { draft: 起案 }
outcomes: { agreed: 合意 }
`,
  },
];

export function faultsOf(files: readonly FileText[]) {
  const result = readRulebook(files, defaultTexts);
  return 'faults' in result ? result.faults : [];
}

/** Each fault as `file key problem`. */
export const faultsIn = (files: readonly FileText[]): string[] =>
  faultsOf(files).map(({ file, key, problem }) => `${file} ${key} ${problem}`);
