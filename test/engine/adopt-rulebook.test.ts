/** A draft follows the rulebook in force until it is submitted; from then on it is pinned. */

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { CaseId } from '../../src/terms/ids.ts';
import { type DelegationHouse, delegationHouse } from './delegation-house.ts';

let house: DelegationHouse;
beforeEach(async () => {
  house = await delegationHouse();
});
afterEach(() => house.close());

const versionOf = async (caseId: CaseId) => {
  const { rulebookId } = await house.caseOf(caseId);
  return (await house.known.rulebook(rulebookId)).identity.version;
};

test('what is revised or submitted passes to the rulebook in force, on record', async () => {
  const draft = await house.propose({ inForceOn: '2028-04-01' });
  const submitted = await house.propose();
  await house.must('kita.clerk', submitted, { type: 'submit' });
  await house.bring();
  expect(await versionOf(draft)).toBe(1);
  await house.must('kita.clerk', draft, { type: 'submit' });
  expect(await versionOf(draft)).toBe(2);
  expect(await versionOf(submitted)).toBe(1);
  // The fold of the history finds each entry's own rulebook, and the rows are those of the new.
  expect(await house.findings()).toEqual([]);
});
