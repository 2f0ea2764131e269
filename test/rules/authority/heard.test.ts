/** Who is heard and told from which amount on, said once at the subject or at a row. */

import { expect, test } from '@jest/globals';
import { findCompetence } from '../../../src/rules/authority/find-competence.ts';
import { readRulebook } from '../../../src/rules/read.ts';
import { isRefusal } from '../../../src/terms/refusal.ts';
import { defaultTexts, faultsIn } from '../read-city.ts';
import { question, tablesOf, townWith } from './town.ts';

const purchase = '{ code: purchase, title: 購入, amount: true,';
const desk = 'who: { office: desk, role: head }';
const asking = (lists: string, subject = purchase) =>
  townWith(['authority.yaml', subject, `${subject} ${lists},`]);

function tablesWith(lists: string) {
  const read = readRulebook(asking(lists), defaultTexts);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return tablesOf(read.rulebook);
}

test.each([
  ['{ over: 100 }', 100, 101],
  ['{ atLeast: 100 }', 99, 100],
])('%s: nobody is asked at %d yen, the section at %d', (band, without, withIt) => {
  const lists = ['concurrence', 'consult', 'report'].map((list) => {
    const binding = list === 'concurrence' ? ', binding: true' : '';
    return [list, tablesWith(`${list}: [{ ${desk}, amount: ${band}${binding} }]`)] as const;
  });
  for (const [list, tables] of lists) {
    const asked = (amount: number): number => {
      const found = findCompetence(question('purchase', { amount }), tables);
      if (isRefusal(found)) throw new Error(found.refused);
      return (list === 'report' ? found.report : found.hearings).length;
    };
    expect([list, asked(without), asked(withIt)]).toEqual([list, 0, 1]);
  }
});

test('a hearing ends at its upper bound, and of a change the amount before counts', () => {
  const change = '{ code: change, title: 契約変更, amount: true,';
  const lists = `consult: [{ ${desk}, amount: { upTo: 500 } }]`;
  const read = readRulebook(asking(lists, change), defaultTexts);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const tables = tablesOf(read.rulebook);
  const asked = (amount: number) => {
    const found = findCompetence(question('change', { amount, change: 10 }), tables);
    return isRefusal(found) ? found.refused : found.hearings.length;
  };
  expect([asked(500), asked(501)]).toEqual([1, 0]);
});

test('a band that no draft can meet is told where it stands', () => {
  expect(faultsIn(asking(`report: [{ ${desk}, amount: { over: 5, upTo: 5 } }]`))).toEqual([
    'authority.yaml subjects.purchase.report[0].amount bounds_crossed',
  ]);
  const relief = '{ code: relief, title: 災害の措置, amount: false,';
  expect(faultsIn(asking(`consult: [{ ${desk}, amount: { over: 5 } }]`, relief))).toEqual([
    'authority.yaml subjects.relief.consult[0].amount amount_not_asked',
  ]);
});
