import { describe, expect, test } from '@jest/globals';
import { faultsIn, faultsOf } from '../read-city.ts';
import { authorityText, townWith } from './town.ts';

const auth = 'authority.yaml';
const deci = 'decision.yaml';
type Change = readonly [file: string, from: string, to: string];

const since = 'inForceOn: 2020-04-01, origin: productDefault';
const row = (code: string, rest: string): string =>
  `rows:\n  - { code: ${code}, table: general, kind: signature, ${rest}, ${since} }\n`;
const general = (code: string, rest: string): string => row(code, rest).slice('rows:\n'.length, -1);
const ofWest = 'for: { wards: [west] }';
const added = (code: string, rest: string): Change => [auth, 'rows:\n', row(code, rest)];

const broken: readonly (readonly [statement: string, change: Change, faults: readonly string[]])[] =
  [
    // Ranks, tables, hats.
    [
      'a rank in a kind of unit that there is not',
      [auth, 'at: { kind: section, role: head }', 'at: { kind: sect, role: head }'],
      ['ranks.chief.at.kind unknown_reference'],
    ],
    [
      'a rank of a role that nobody has',
      [auth, 'at: { kind: ward, role: second }', 'at: { kind: ward, role: third }'],
      ['ranks.second.at.role unknown_reference'],
    ],
    [
      'a rank at an office that there is not',
      [auth, 'at: { office: mayor, role: mayor }', 'at: { office: king, role: mayor }'],
      ['ranks.mayor.at.office unknown_reference'],
    ],
    [
      'two ranks of one place',
      [auth, 'at: { kind: bureau, role: head }', 'at: { role: head, kind: ward }'],
      ['ranks.director.at rank_same_place'],
    ],
    [
      'a top that is no office',
      [auth, 'title: 区長, level: 70', 'title: 区長, level: 95'],
      ['ranks.ward-head.at top_rank_no_office'],
    ],
    [
      'a top that ends before the rulebook',
      [
        auth,
        'role: mayor }, circulates: false,\n      inForceOn',
        'role: mayor }, circulates: false, until: 2024-04-01,\n      inForceOn',
      ],
      ['ranks.vice.at top_rank_no_office'],
    ],
    [
      'a table in which no row stands',
      [
        auth,
        'tables:\n',
        `tables:\n  - { code: idle, title: 空, governs: [power], analogy: false, ${since} }\n`,
      ],
      ['tables.idle table_unused'],
    ],
    // Subjects.
    [
      'a change of an amount that nobody asks',
      [auth, 'amount: true, change: true', 'amount: false, change: true'],
      [
        'subjects.change.change change_without_amount',
        'rows.change-small.amount amount_not_asked',
        'rows.change-small.after amount_not_asked',
        'rows.change-share.amount amount_not_asked',
        'rows.change-share.changePercent amount_not_asked',
      ],
    ],
    [
      'a change that nobody asks',
      [auth, 'amount: true, change: true', 'amount: true'],
      [
        'rows.change-small.after change_not_asked',
        'rows.change-share.changePercent change_not_asked',
      ],
    ],
    [
      'a consultation on a matter that there is not',
      [auth, 'consultation: plan', 'consultation: plot'],
      ['subjects.hearing.consultation unknown_reference'],
    ],
    [
      'a condition on a field that there is not',
      [auth, 'when: { field: size, atLeast: 0 }', 'when: { field: weight, atLeast: 0 }'],
      ['subjects.hearing.admits[0].when.field field_unknown'],
    ],
    [
      'a hearing on a part that there is not',
      [auth, 'concerns: [amount]', 'concerns: [amount, colour]'],
      ['subjects.hearing.concurrence[1].concerns[1] concerns_unknown'],
    ],
    [
      'a hearing at a kind of unit that there is not',
      [auth, 'who: { kind: ward, role: second }', 'who: { kind: shire, role: second }'],
      ['subjects.hearing.concurrence[1].who.kind unknown_reference'],
    ],
    [
      'a report to a party that a decision has not',
      [auth, 'who: { party: initiator, role: head }', 'who: { party: silent, role: head }'],
      ['subjects.hearing.report[1].who.party party_not_here'],
    ],
    [
      'a hearing of the overseers',
      [auth, 'who: { party: addressees, role: head }', 'who: { overseers: parties }'],
      ['subjects.hearing.consult[0].who overseers_elsewhere'],
    ],
    [
      'items twice',
      [auth, '{ code: ink, title: 墨 }', '{ code: paper, title: 墨 }'],
      ['subjects.spending.items.paper@1 repeated'],
    ],
    [
      'a field of choice without choices',
      [auth, 'title: 備考, type: text', 'title: 備考, type: choice'],
      ['subjects.hearing.fields.memo.choices choices_missing'],
    ],
    // Rows by themselves.
    [
      'a row of a table, a subject and a rank that there are not',
      [
        auth,
        'rows:\n',
        `rows:
  - { code: lost, table: tabel, kind: signature, subject: sale, rank: czar, hat: crown,
      ${since} }
`,
      ],
      [
        'rows.lost.table unknown_reference',
        'rows.lost.subject unknown_reference',
        'rows.lost.rank unknown_reference',
        'rows.lost.hat unknown_reference',
      ],
    ],
    [
      'a row for offices and kinds that there are not',
      [auth, 'for: { kinds: [school] }', 'for: { kinds: [scool], offices: [sky] }'],
      [
        'rows.buy-school.for.offices[0] unknown_reference',
        'rows.buy-school.for.kinds[0] unknown_reference',
      ],
    ],
    [
      'a qualifier and an exclusion that there are not',
      added('odd', 'subject: unlisted, rank: chief, qualifiers: [nice], excludes: [moon]'),
      ['rows.odd.qualifiers[0] unknown_reference', 'rows.odd.excludes[0] unknown_reference'],
    ],
    [
      'an item that the subject has not',
      [auth, 'items: [paper]', 'items: [paper, gold]'],
      ['rows.spend-paper.items[1] item_unknown'],
    ],
    [
      'bounds that cross',
      [
        auth,
        'amount: { over: 100, upTo: 200 }, qualifiers',
        'amount: { over: 200, upTo: 200 }, qualifiers',
      ],
      ['rows.buy-minor.amount bounds_crossed'],
    ],
    [
      'a condition on a field that may be empty',
      [auth, 'when: { field: size, upTo: 50 }', 'when: { field: memo, equals: 急 }'],
      ['rows.heard.when.field field_optional'],
    ],
    [
      'a delegation that lapses',
      [auth, 'wardsAtMost: 1,', 'wardsAtMost: 1, lapsesInAbsence: true,'],
      ['rows.relief-power.lapsesInAbsence power_lapses'],
    ],
    [
      'a delegation in a table that governs what is not delegated',
      [auth, 'code: relief-power, table: delegation', 'code: relief-power, table: strict'],
      ['tables.delegation table_unused', 'rows.relief-power.table power_in_other_table'],
    ],
    [
      'a table of delegated acts for a subject that nobody delegated',
      [auth, 'code: buy-school, table: general', 'code: buy-school, table: inner'],
      ['rows.buy-school.table row_without_power'],
    ],
    [
      'a row that never comes into use beside a delegation',
      [
        auth,
        'when: { addressees: { atLeast: 2, atMost: 3 } }',
        'when: { addressees: { atLeast: 1, atMost: 3 } }',
      ],
      ['rows.relief-wide.table row_under_power'],
    ],
    // Rows against each other.
    [
      'a row that a higher one goes before',
      [
        auth,
        'rank: ward-head, amount: { over: 10, upTo: 20 }',
        'rank: ward-head, amount: { over: 9, upTo: 20 }',
      ],
      ['rows.spend-paper rows_overlap'],
    ],
    [
      'a lower row for minor matters under one that leaves nothing out',
      [
        auth,
        'amount: { over: 100, under: 500 }, excludes: [minor]',
        'amount: { over: 100, under: 500 }',
      ],
      ['rows.buy-minor rows_overlap'],
    ],
    [
      'two rows of one rank that ask others',
      added(
        'twin',
        'subject: purchase, rank: chief, amount: { upTo: 30 },\n' +
          '      report: [{ who: { office: desk, role: head } }]',
      ),
      ['rows.twin rows_contradict', 'rows.buy-chief rows_contradict'],
    ],
    [
      'a hole between two bands',
      [auth, 'amount: { atLeast: 500, upTo: 1000 }', 'amount: { over: 500, upTo: 1000 }'],
      ['rows.buy-head.amount band_hole'],
    ],
    [
      'a row twice on one day',
      added(
        'buy-east',
        'subject: purchase, rank: ward-head, amount: { upTo: 300 }, for: { wards: [east] }',
      ),
      ['rows.buy-east@2020-04-01 duplicate'],
    ],
    [
      'a limit of one ward that is lower, and leaves a hole below the next rank',
      [
        auth,
        'rows:\n',
        `rows:
${general('low-head', 'subject: unlisted, rank: ward-head, amount: { upTo: 500 }')}
${general('low-vice', 'subject: unlisted, rank: vice, amount: { over: 500, upTo: 900 }')}
${general('low-west', `subject: unlisted, rank: ward-head, amount: { upTo: 300 }, ${ofWest}`)}
`,
      ],
      ['rows.low-west.amount band_hole'],
    ],
    [
      'a limit of schools that is lower than where the next rank of the ward begins',
      [auth, 'amount: { over: 50, under: 500 }', 'amount: { over: 90, under: 500 }'],
      ['rows.buy-school-second.amount band_hole'],
    ],
    // decision.yaml.
    [
      'a drafter in a role that nobody has',
      [
        deci,
        'draft: [{ party: initiator, role: clerk }]',
        'draft: [{ party: initiator, role: scribe }]',
      ],
      ['hands.draft[0].role unknown_reference'],
    ],
    [
      'a step without a day',
      [deci, 'circulation: { days: 2', 'circulation: { days: 0'],
      ['handling.circulation.days period_zero'],
    ],
    [
      'kinds of absence twice',
      [
        deci,
        'kinds: [{ code: trip, title: 出張 }]',
        'kinds: [{ code: trip, title: 出張 }, { code: trip, title: 旅行 }]',
      ],
      ['absence.kinds.trip@1 repeated'],
    ],
    [
      'a change of delegation in a meeting that there is not',
      [deci, 'meeting: council', 'meeting: senate'],
      ['schemes.review.meeting unknown_reference'],
    ],
    [
      'a change of delegation heard by a role that nobody has',
      [deci, 'who: { office: desk, role: head }', 'who: { office: desk, role: boss }'],
      ['schemes.review.consult[0].who.role unknown_reference'],
    ],
    [
      'a change of delegation heard by the overseers',
      [deci, 'who: { office: desk, role: head }', 'who: { overseers: parties }'],
      ['schemes.review.consult[0].who overseers_elsewhere'],
    ],
    [
      'a change of delegation without a day for it',
      [deci, 'review: { days: 5', 'review: { days: 0'],
      ['schemes.review.periods.review.days period_zero'],
    ],
    [
      'a change of delegation that nobody promulgates',
      [deci, '    promulgate: [{ office: desk, role: clerk }]\n', ''],
      ['schemes.review.promulgate key_missing'],
    ],
  ];

describe('the check of authority.yaml and decision.yaml', () => {
  test('has nothing against the town', () => {
    expect(faultsIn(townWith())).toEqual([]);
  });

  test.each(broken)('finds %s', (_statement, change, faults) => {
    expect(faultsIn(townWith(change)).sort()).toEqual(
      faults.map((fault) => `${change[0]} ${fault}`).sort(),
    );
  });

  test('wants a top on every day', () => {
    const ranks = authorityText.slice(0, authorityText.indexOf('hats:'));
    const none = faultsIn(townWith([auth, ranks, '\nranks: []\n']));
    expect(none).toContain(`${auth} ranks top_rank_missing`);
    expect(none.filter((fault) => fault.includes('ranks top_rank'))).toHaveLength(1);
  });

  test('wants both files or neither', () => {
    const without = (name: string) => faultsIn(townWith().filter(({ path }) => path !== name));
    expect(without(auth)).toEqual([`${auth}  pair_missing`]);
    expect(without(deci)).toEqual([`${deci}  pair_missing`]);
  });

  test('says where it stands, in both languages, with the amounts', () => {
    const [fault] = faultsOf(
      townWith([auth, 'amount: { atLeast: 500, upTo: 1000 }', 'amount: { over: 502, upTo: 1000 }']),
    );
    expect(fault).toMatchObject({ file: auth, key: 'rows.buy-head.amount', problem: 'band_hole' });
    expect(fault?.line).toBe(
      authorityText.split('\n').findIndex((l) => l.includes('buy-head')) + 1,
    );
    expect(fault?.ja).toContain('500–502円');
    expect(fault?.en).toContain('buy-second');
  });

  test('the matter of a consultation must be in force as long as the subject that names it', () => {
    const asks = (...changes: Change[]) => faultsIn(townWith(...changes));
    const plan = '  - code: plan\n';
    const ends: Change = ['consultation.yaml', plan, `${plan}    until: 2027-04-01\n`];
    const gap = `${auth} subjects.hearing.consultation gap`;
    expect(asks(ends)).toEqual([gap]);
    const subject = '    consultation: plan\n';
    const until = (day: string): Change => [auth, subject, `${subject}    until: ${day}\n`];
    expect(asks(ends, until('2027-04-02'))).toContain(gap);
    expect(asks(ends, until('2027-04-01'))).not.toContain(gap);
  });

  test('an amount that is not whole yen is told as such', () => {
    const faultsWith = (amount: string) =>
      faultsOf(townWith([auth, 'amount: { upTo: 300 }', `amount: { upTo: ${amount} }`]));
    expect(faultsWith('300.5').map(({ problem, ja }) => [problem, ja])).toEqual([
      ['wants_whole_number', expect.stringContaining('300.5')],
    ]);
    expect(faultsWith('"300"')[0]).toMatchObject({ problem: 'number_as_text' });
    expect(faultsWith('-1')[0]).toMatchObject({ problem: 'below_bound' });
    expect(faultsWith('300, under: 400')[0]).toMatchObject({ problem: 'one_upper_bound' });
  });

  test('a row that cannot be read raises no fault about those beside it', () => {
    const changes: Change = [
      auth,
      'amount: { over: 100, under: 500 }',
      'amount: { over: x, under: 500 }',
    ];
    expect(faultsIn(townWith(changes))).toEqual([
      `${auth} rows.buy-second.amount.over wants_number`,
    ]);
  });

  test('what a special row leaves out is filled by general rows of other ranks', () => {
    const rows = [
      ['chief-m', 'rank: chief, amount: { upTo: 10 }'],
      ['head-m', 'rank: ward-head, amount: { over: 10, upTo: 50 }'],
      ['second-m', `rank: second, amount: { over: 10, upTo: 20 }, ${ofWest}`],
      ['second-n', `rank: second, amount: { over: 30, upTo: 40 }, ${ofWest}`],
    ].map(([code = '', rest = '']) => general(code, `subject: unlisted, ${rest}`));
    expect(faultsIn(townWith([auth, 'rows:\n', `rows:\n${rows.join('\n')}\n`]))).toEqual([]);
  });

  test('says for whom there is a hole, and between which rows', () => {
    const [fault] = faultsOf(
      townWith([auth, 'amount: { over: 50, under: 500 }', 'amount: { over: 90, under: 500 }']),
    );
    expect(fault?.en).toContain('For kind school no row covers 51–90 yen');
    expect(fault?.en).toContain('"buy-school" and below "buy-school-second"');
  });

  test('a delegation need not say how many wards, as none goes beyond the own', () => {
    expect(faultsIn(townWith([auth, 'wardsAtMost: 1, ', '']))).toEqual([]);
  });

  test('rows of different dates, items or hats do not meet', () => {
    const later = row(
      'buy-east',
      'subject: purchase, rank: chief, amount: { upTo: 300 }, for: { wards: [east] }',
    ).replace('2020-04-01', '2027-04-01');
    expect(faultsIn(townWith([auth, 'rows:\n', later]))).toEqual([]);
    const ink = 'subject: spending, items: [ink], rank: second, amount: { upTo: 10 }';
    expect(faultsIn(townWith(added('spend-ink', ink)))).toEqual([]);
    const hat = 'subject: purchase, hat: welfare, rank: chief, amount: { over: 9, upTo: 30 }';
    expect(faultsIn(townWith(added('buy-more', hat)))).toEqual([]);
  });
});

describe('a row whose dates are wrong', () => {
  const second = 'amount: { over: 100, under: 500 }';
  const twice = 'code: buy-second,';

  test('is told as such, and opens no hole beside it', () => {
    const ended = townWith([auth, second, `${second}, until: 2020-04-01`]);
    expect(faultsIn(ended)).toEqual([`${auth} rows.buy-second.until ends_before_it_begins`]);
    expect(faultsOf(ended)[0]?.en).toContain('give a later one');
    const named = townWith([auth, twice, 'code: buy-chief,']);
    expect(faultsIn(named)).toEqual([`${auth} rows.buy-chief@2020-04-01 duplicate`]);
  });

  test('does not hide the hole that another row leaves', () => {
    const open = townWith([auth, second, 'amount: { over: 100, under: 499 }']);
    const [hole] = faultsOf(open);
    expect([hole?.problem, hole?.en]).toEqual([
      'band_hole',
      expect.stringContaining('no row covers 499 yen'),
    ]);
  });
});
