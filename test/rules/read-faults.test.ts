import { describe, expect, test } from '@jest/globals';
import { cityFiles, cityWith, faultsIn } from './read-city.ts';

const con = 'consultation.yaml';
const esc = 'escalation.yaml';
const meet = 'meetings.yaml';
const rulingOfCity = / {4}ruling:[\s\S]*?\n(?= {4}inForceOn)/.exec(cityFiles[esc] ?? '')?.[0] ?? '';

type Change = readonly [file: string, from: string, to: string];

/** What is done to the whole city, and all that the check then says. */
const broken: readonly (readonly [statement: string, change: Change, faults: readonly string[]])[] =
  [
    [
      'a role nobody has',
      [
        con,
        'approve: [{ party: initiator, role: head }]',
        'approve: [{ party: initiator, role: boss }]',
      ],
      [`${con} hands.approve[0].role unknown_reference`],
    ],
    [
      'a city in which no office sees all cases',
      ['organisation.yaml', ', seesAll: true', ''],
      ['organisation.yaml offices nobody_sees_all'],
    ],
    [
      'an office that sees all cases only for a time',
      [
        'organisation.yaml',
        'offices:',
        'offices:\n  - { code: desk, title: 後, unit: b, inForceOn: 2030-04-01, origin: cityOrder }',
      ],
      ['organisation.yaml offices nobody_sees_all'],
    ],
    [
      'an office nobody named',
      [con, 'screen: [{ office: desk, role: clerk }]', 'screen: [{ office: table, role: clerk }]'],
      [`${con} hands.screen[0].office unknown_reference`],
    ],
    [
      'a kind of unit that does not exist',
      [con, 'from: [bureau]', 'from: [burea]'],
      [`${con} modes.required.from[0] unknown_reference`],
    ],
    [
      'a kind of unit that is no party',
      [con, 'to: [ward]', 'to: [hall]'],
      [`${con} modes.required.to[0] not_a_party`],
    ],
    [
      'answers that do not exist',
      [con, 'answers: plain', 'answers: fancy'],
      [`${con} modes.required.answers unknown_reference`],
    ],
    [
      'a response that does not exist',
      [con, 'response: standard', 'response: fast'],
      [`${con} modes.required.response unknown_reference`],
    ],
    [
      'a ladder that does not exist',
      [con, 'ladder: steps', 'ladder: stairs'],
      [`${con} modes.required.ladder unknown_reference`],
    ],
    [
      'a report to a meeting that does not exist',
      [con, 'reportTo: council', 'reportTo: senate'],
      [`${con} modes.after.afterTheFact.reportTo unknown_reference`],
    ],
    [
      'a consultation without answers',
      [con, 'answers: plain # required', ''],
      [`${con} modes.required.answers mode_needs`],
    ],
    [
      'a disagreement with no ladder to climb',
      [con, 'ladder: steps # required', ''],
      [`${con} modes.required.ladder mode_needs`],
    ],
    [
      'a notice without a window',
      [con, 'noticeWindow: { days: 7, count: business }', ''],
      [`${con} modes.notified.noticeWindow mode_needs`],
    ],
    [
      'a window of no days',
      [con, 'noticeWindow: { days: 7', 'noticeWindow: { days: 0'],
      [`${con} modes.notified.noticeWindow.days period_zero`],
    ],
    [
      'a mode that opens nothing and names nobody to decide',
      [con, 'decider: [{ party: addressees, role: head }]', ''],
      [`${con} modes.own.decider mode_needs`],
    ],
    [
      'a ruling by nobody',
      [con, 'decider: [{ overseers: parties }]', ''],
      [`${con} modes.ruled.decider mode_needs`],
    ],
    [
      'a ruling without a choice of rulings',
      [con, 'ladder: steps # ruled', ''],
      [`${con} modes.ruled.ladder mode_needs`],
    ],
    [
      'overseers where no ruling is given',
      [con, 'tells: [{ party: addressee, role: head }]', 'tells: [{ overseers: parties }]'],
      [`${con} responses.standard.rungs[0].tells[0] overseers_elsewhere`],
    ],
    [
      'overseers who would answer where nobody oversees the parties',
      [
        esc,
        'whenDiffering: [{ office: desk, role: mayor }]',
        'whenDiffering: [{ overseers: parties }]',
      ],
      [`${esc} ladders.steps.ruling.whenDiffering[0] overseers_elsewhere`],
    ],
    [
      'a list of modes that ends with a condition',
      [con, '      - { use: required }\n', ''],
      [`${con} matters.plan.mode[3].when no_last_mode`],
    ],
    [
      'a mode behind one without a condition',
      [con, '{ when: { field: name, equals: 橋 }, use: own }', '{ use: own }'],
      [`${con} matters.plan.mode[4] unreachable_mode`],
    ],
    [
      'a matter that uses an unknown mode',
      [con, 'use: notified', 'use: whispered'],
      [`${con} matters.plan.mode[0].use unknown_reference`],
    ],
    [
      'an emergency mode that is not one after the fact',
      [con, 'emergencyMode: after', 'emergencyMode: required'],
      [`${con} matters.plan.emergencyMode emergency_mode_unfit`],
    ],
    [
      'a mode after the fact used beforehand',
      [con, '      - { use: required }\n', '      - { use: after }\n'],
      [`${con} matters.plan.mode[4].use after_the_fact_beforehand`],
    ],
    [
      'a condition on a field the matter lacks',
      [con, '{ field: name, equals: 橋 }', '{ field: nmae, equals: 橋 }'],
      [`${con} matters.plan.mode[3].when.field field_unknown`],
    ],
    [
      'a condition on a field that may stay empty',
      [con, '{ field: name, equals: 橋 }', '{ field: memo, equals: 橋 }'],
      [`${con} matters.plan.mode[3].when.field field_optional`],
    ],
    [
      'a text compared by order',
      [con, '{ field: name, equals: 橋 }', '{ field: name, over: 3 }'],
      [`${con} matters.plan.mode[3].when.over test_unfit`],
    ],
    [
      'a number compared with a text',
      [con, '{ field: amount, over: 100, upTo: 900 }', '{ field: amount, equals: many }'],
      [`${con} matters.plan.mode[0].when.equals test_unfit`],
    ],
    [
      'a choice compared with a code it does not offer',
      [con, 'oneOf: [large]', 'oneOf: [huge]'],
      [`${con} matters.plan.mode[1].when.any[0].oneOf test_unfit`],
    ],
    [
      'a field named without a test',
      [con, '{ field: name, equals: 橋 }', '{ field: name }'],
      [`${con} matters.plan.mode[3].when.field field_without_test`],
    ],
    [
      'a test without a field',
      [con, '{ field: name, equals: 橋 }', '{ equals: 橋 }'],
      [`${con} matters.plan.mode[3].when.equals test_without_field`],
    ],
    [
      'a condition that tests nothing',
      [con, '{ field: name, equals: 橋 }', '{}'],
      [`${con} matters.plan.mode[3].when condition_empty`],
    ],
    [
      'a condition with no parts to choose from',
      [con, '[{ field: size, oneOf: [large] }, { not: { field: urgent, equals: true } }]', '[]'],
      [`${con} matters.plan.mode[1].when.any condition_empty`],
    ],
    [
      'bounds that no case can fit',
      [con, 'atLeast: 2, atMost: 5', 'atLeast: 5, atMost: 2'],
      [`${con} matters.plan.mode[2].when.all[0].addressees bounds_crossed`],
    ],
    [
      'a choice with nothing to choose',
      [con, 'choices: [{ code: large, title: 大 }, { code: small, title: 小 }]', ''],
      [
        `${con} matters.plan.fields.size.choices choices_missing`,
        `${con} matters.plan.mode[1].when.any[0].oneOf test_unfit`,
      ],
    ],
    [
      'choices of a field that is none',
      [con, 'type: text, required: false', 'type: text, required: false, choices: []'],
      [`${con} matters.plan.fields.memo.choices choices_unexpected`],
    ],
    [
      'a response period of no days',
      [con, 'period: { days: 10', 'period: { days: 0'],
      [`${con} responses.standard.period.days period_zero`],
    ],
    [
      'a reminder before the period begins',
      [con, 'offset: { days: -3, count: business }', 'offset: { days: -10, count: business }'],
      [`${con} responses.standard.rungs[0].offset reminder_before_start`],
    ],
    [
      'rungs out of order',
      [con, 'offset: { days: -3, count: business }', 'offset: { days: 3, count: business }'],
      [`${con} responses.standard.rungs[1].offset rungs_out_of_order`],
    ],
    [
      'a rung with a text nobody wrote',
      [con, 'text: reminder', 'text: remindr'],
      [`${con} responses.standard.rungs[0].text unknown_text`],
    ],
    [
      'a hand with no time at all',
      [con, 'settling: { days: 5', 'settling: { days: 0'],
      [`${con} handling.settling.days period_zero`],
    ],
    [
      'one answer twice',
      [con, '{ code: disagree, title', '{ code: agree, title'],
      [`${con} answers.plain.kinds.agree@1 repeated`],
    ],
    [
      'one level twice',
      [esc, '- code: desk\n        title: 調整', '- code: council\n        title: 調整'],
      [`${esc} ladders.steps.levels.council@1 repeated`],
    ],
    [
      'a level whose code the product uses',
      [esc, '- code: desk\n        title: 調整', '- code: report\n        title: 調整'],
      [`${esc} ladders.steps.levels.report.code code_reserved`],
    ],
    [
      'a level at an unknown meeting',
      [esc, 'by: { meeting: council }', 'by: { meeting: senate }'],
      [`${esc} ladders.steps.levels.council.by.meeting unknown_reference`],
    ],
    [
      'a level at a meeting that takes no consultations',
      [meet, 'items: [consultation, report]', 'items: [report]'],
      [`${esc} ladders.steps.levels.council.by.meeting meeting_takes_no`],
    ],
    [
      'a report to a meeting that takes none',
      [meet, 'items: [consultation, report]', 'items: [consultation]'],
      [`${con} modes.after.afterTheFact.reportTo meeting_takes_no`],
    ],
    [
      'a stuck watch on a step there is not',
      [esc, '{ step: ruling, idle', '{ step: rulling, idle'],
      [`${esc} watch.rulling.step text_unknown`],
    ],
    [
      'a watch for the other steps that never finds any',
      [esc, '  - { idle: { days: 20, count: business }', '  - { idle: never'],
      [`${esc} watch[1].idle general_watch_never`],
    ],
    [
      'no watch for the other steps',
      [esc, '  - { idle: { days: 20', '  - { step: ruling2, idle: { days: 20'],
      [`${esc} watch general_watch_missing`, `${esc} watch.ruling2.step text_unknown`],
    ],
    [
      'a fortnightly meeting that never started',
      [
        meet,
        '{ every: month, weekday: 4, ordinals: [2, 4] }',
        '{ every: week, weekday: 4, interval: 2 }',
      ],
      [`${meet} meetings.council.recurrence recurrence_unusable`],
    ],
    [
      'a meeting that only ever falls on closed days',
      [
        meet,
        '{ every: month, weekday: 4, ordinals: [2, 4] }\n    holidayRule: next',
        '{ every: week, weekday: 7 }\n    holidayRule: skip',
      ],
      [`${meet} meetings.council.recurrence meeting_never_held`],
    ],
    [
      'a party of a case as the chair of a meeting',
      [meet, 'chair: [{ unit: central, role: head }]', 'chair: [{ party: initiator, role: head }]'],
      [`${meet} meetings.council.chair[0].party meeting_has_no_party`],
    ],
    [
      'a number with an unknown placeholder',
      ['numbering.yaml', '{year}-{serial:4}', '{year}-{ward}-{serial:4}'],
      ['numbering.yaml numbering.prior_consultation.pattern placeholder_unknown'],
    ],
    [
      'a number that starts again each year without saying the year',
      ['numbering.yaml', '{year}-{serial:4}', 'N-{serial:4}'],
      ['numbering.yaml numbering.prior_consultation.pattern number_repeats'],
    ],
    [
      'a number counted by unit without saying the unit',
      ['numbering.yaml', 'series: city', 'series: initiator'],
      ['numbering.yaml numbering.prior_consultation.pattern number_repeats'],
    ],
    [
      'a number counted on for ever with the year in it',
      ['numbering.yaml', 'resets: fiscalYear', 'resets: never'],
      ['numbering.yaml numbering.prior_consultation.pattern number_restarts'],
    ],
    [
      'a number of one count with the unit in it',
      ['numbering.yaml', '{year}-{serial:4}', '{unit}-{year}-{serial:4}'],
      ['numbering.yaml numbering.prior_consultation.pattern number_restarts'],
    ],
    [
      'a serial that runs into another number',
      ['numbering.yaml', '{year}-{serial:4}', '{year}-{eraYear}{serial}'],
      ['numbering.yaml numbering.prior_consultation.pattern serial_adjoins'],
    ],
    [
      'a zone there is not',
      ['calendar.yaml', 'Asia/Tokyo', 'Asia/Tokio'],
      ['calendar.yaml timeZone time_zone_unknown'],
    ],
    [
      'an office that closes before it opens',
      ['calendar.yaml', 'closes: "17:30"', 'closes: "07:30"'],
      ['calendar.yaml officeHours.closes hours_reversed'],
    ],
    [
      'an extra day whose time ends before it begins',
      ['calendar.yaml', 'until: 2021-12-31', 'until: 2020-12-31'],
      ['calendar.yaml extraClosedDays[0].until ends_before_it_begins'],
    ],
    [
      'a law claimed without a source',
      ['rulebook.yaml', 'origin: cityOrder', 'origin: article'],
      ['rulebook.yaml origin source_missing'],
    ],
    [
      'a law claimed without an article',
      ['rulebook.yaml', 'origin: cityOrder', 'origin: article\nsource: { rule: 規則 }'],
      ['rulebook.yaml source article_missing'],
    ],
    [
      'a ladder without a ruling under a mode that rules at once',
      [esc, rulingOfCity, ''],
      [`${con} modes.ruled.ladder ladder_needs_ruling`],
    ],
    [
      'an office that is never open',
      ['calendar.yaml', 'weeklyClosedDays: [6, 7]', 'weeklyClosedDays: [1, 2, 3, 4, 5, 6, 7]'],
      ['calendar.yaml  calendar_unusable'],
    ],
  ];

describe('the check refuses', () => {
  test.each(broken)('%s', (_statement, change, faults) => {
    expect(faultsIn(cityWith(change))).toEqual(faults);
  });
});
