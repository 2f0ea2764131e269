/** Proposals of wards at the door, and their report: by proposal and by addressee. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});
afterAll(() => hall.close());

const proposal = (fields: object = {}) => ({
  ...{ type: 'draft', lane: 'ward-proposal', initiator: 'kita-ku', fiscalYear: 2027 },
  ...{ title: 'Light on the path', problem: 'It is dark', solution: 'Lamps' },
  addressees: ['doboku', 'toshi-seisaku'],
  ...fields,
});

const drafted = async (fields: object = {}) =>
  hall.must(
    (await hall.as('kita-ku.clerk')).post('/api/cases', {
      procedure: 'ward_proposal',
      command: proposal(fields),
    }),
  );

const sent = async (fields: object = {}): Promise<string> => {
  const { id } = await drafted(fields);
  await hall.must(hall.send('kita-ku.head', id, { type: 'submit' }));
  return id;
};

const answers = async (id: string, given: Readonly<Record<string, string>>) => {
  for (const [unit, answer] of Object.entries(given)) {
    const command = { type: 'answer', answer, reason: 'as planned' };
    await hall.must(hall.send(`${unit}.head`, id, command));
  }
};

const report = async (login = 'kusei-sozo.clerk', query = 'fiscalYear=2027') =>
  (await (await hall.as(login)).get(`/api/reports/proposals?${query}`)).body;

test('a proposal goes to two bureaus, each answers for itself, and the answers join', async () => {
  const id = await sent();
  const page = (await (await hall.as('doboku.head')).get(`/api/cases/${id}`)).body;
  expect(page).toMatchObject({ step: { code: 'answering' }, fiscalYear: 2027, branch: 1 });
  expect(page.number).toBeTruthy();
  expect(page.duties).toHaveLength(2);
  const refused = await hall.send('doboku.head', id, { type: 'answer', answer: 'none' });
  expect(refused.body.code).toBe('malformed');
  const declined = { type: 'answer', answer: 'none', reason: 'a', amount: 3 };
  expect((await hall.send('doboku.head', id, declined)).body.code).toBe('declined_with_amount');
  await answers(id, { doboku: 'none' });
  const question = { type: 'ask', question: 'Where?' };
  expect((await hall.send('doboku.head', id, question)).body.code).toBe(
    'proposal_answered_already',
  );
  const right = { type: 'answer', answer: 'part', reason: 'as planned', amount: 3 };
  const { context } = await hall.must(hall.send('doboku.head', id, right));
  expect(context.addressed.doboku.answer).toMatchObject({ answer: 'part', amount: 3 });
  expect((await hall.send('kita-ku.head', id, { type: 'recall' })).body.code).toBe(
    'recall_too_late',
  );
  await answers(id, { 'toshi-seisaku': 'full' });
  const after = (await (await hall.as('kita-ku.clerk')).get(`/api/cases/${id}`)).body;
  expect(after).toMatchObject({ open: false, outcome: 'part', duties: [] });
});

test('what may not be proposed is refused by name', async () => {
  const client = await hall.as('kita-ku.clerk');
  const tryIt = async (fields: object) =>
    (await client.post('/api/cases', { procedure: 'ward_proposal', command: proposal(fields) }))
      .body;
  expect((await tryIt({ addressees: ['minami-ku'] })).code).toBe('proposal_not_to_unit');
  expect((await tryIt({ policies: ['x'] })).code).toBe('proposal_policy_unknown');
  expect((await tryIt({ follows: 'nothing' })).code).toBe('followed_proposal_unknown');
  const open = await sent({ addressees: ['doboku'] });
  expect((await tryIt({ follows: open })).code).toBe('followed_proposal_open');
  await answers(open, { doboku: 'none' });
  expect((await tryIt({ follows: open })).context.follows).toBe(open);
  const others = proposal({ initiator: 'minami-ku', follows: open });
  const minami = await hall.as('minami-ku.clerk');
  const told = await minami.post('/api/cases', { procedure: 'ward_proposal', command: others });
  expect(told.body.code).toBe('followed_proposal_of_other');
});

test('is counted by proposal and by addressee, and the two differ', async () => {
  const year = { fiscalYear: 2028 };
  await answers(await sent(year), { doboku: 'full', 'toshi-seisaku': 'part' });
  await answers(await sent({ ...year, addressees: ['doboku'] }), { doboku: 'none' });
  await answers(await sent(year), { doboku: 'full', 'toshi-seisaku': 'full' });
  await answers(await sent({ ...year, addressees: ['toshi-seisaku'] }), {
    'toshi-seisaku': 'full',
  });
  await answers(await sent(year), { doboku: 'none' });
  const gone = await sent(year);
  await answers(gone, { doboku: 'full' });
  await hall.must(hall.send('kita-ku.head', gone, { type: 'withdraw', reason: 'a' }));
  const unanswered = await sent({ ...year, addressees: ['doboku'] });
  await hall.must(hall.send('kita-ku.head', unanswered, { type: 'withdraw', reason: 'a' }));
  const back = await sent(year);
  await hall.must(hall.send('kita-ku.head', back, { type: 'recall' }));
  const ended = await sent(year);
  await hall.must(hall.send('kita-ku.head', ended, { type: 'recall' }));
  await hall.must(hall.send('kita-ku.head', ended, { type: 'withdraw', reason: 'a' }));
  await drafted(year);

  const counted = await report('kusei-sozo.clerk', 'fiscalYear=2028');
  expect(counted.proposals).toEqual({
    ...{ total: 5, full: 2, part: 1, none: 1, open: 1, reflected: 3, reflectedPermille: 600 },
    ...{ withdrawn: 2, withdrawnAnswered: 1 },
  });
  expect(counted.addressees).toEqual({
    ...{ total: 8, full: 4, part: 1, none: 2, open: 1, reflected: 5, reflectedPermille: 625 },
    ...{ withdrawn: 3, withdrawnAnswered: 1 },
  });
  const doboku = counted.byAddressee.find(
    ({ unit }: { unit: { code: string } }) => unit.code === 'doboku',
  );
  expect(doboku).toMatchObject({ unit: { title: '土木部' }, total: 4, full: 2, none: 2 });
  expect(doboku).toMatchObject({ withdrawn: 2, withdrawnAnswered: 1 });
  expect(
    (await report('kusei-sozo.clerk', 'fiscalYear=2028&lane=ward-proposal')).proposals,
  ).toEqual(counted.proposals);
  const other = await report('kusei-sozo.clerk', 'fiscalYear=2028&lane=other');
  expect(other.proposals).toMatchObject({ total: 0, reflected: 0, reflectedPermille: null });
  expect((await report('minami-ku.head', 'fiscalYear=2028')).proposals.total).toBe(0);
  expect((await report('doboku.head', 'fiscalYear=2028')).proposals.total).toBe(4);
  expect((await report('kusei-sozo.clerk', 'fiscalYear=x')).code).toBe('malformed');
});

/** Copies of one case, each with the answers of its addressees. */
async function fill(id: string, sets: readonly (readonly string[])[], fiscalYear: number) {
  const cases = sets.map((given) => {
    const answered = given.map((answer, index) => [`bureau-${index}`, { answer: { answer } }]);
    const kinds = new Set(given);
    const outcome = kinds.size === 1 ? given[0] : 'part';
    return {
      outcome,
      context: { addressed: Object.fromEntries(answered) },
      fiscal_year: fiscalYear,
    };
  });
  await hall.door.db.pool.query(
    `insert into cases select (jsonb_populate_record(c, one ||
       jsonb_build_object('id', gen_random_uuid(), 'number', null, 'number_serial', null))).*
     from cases c, jsonb_array_elements($2::jsonb) one where c.id = $1`,
    [id, JSON.stringify(cases)],
  );
}

test('gives the shares of a year as published: 224 proposals, 263 addressees', async () => {
  const id = await sent({ addressees: ['doboku'] });
  await answers(id, { doboku: 'full' });
  const times = (count: number, ...given: string[]) => Array.from({ length: count }, () => given);
  await fill(
    id,
    [
      ...[...times(100, 'full'), ...times(28, 'part'), ...times(57, 'none')],
      ...[...times(20, 'full', 'full'), ...times(10, 'full', 'part'), ...times(9, 'full', 'none')],
    ],
    2018,
  );
  const { proposals, addressees } = await report('kusei-sozo.clerk', 'fiscalYear=2018');
  expect(proposals).toMatchObject({ total: 224, reflected: 167, reflectedPermille: 746 });
  expect(addressees).toMatchObject({ total: 263, reflected: 197, reflectedPermille: 749 });
  expect(proposals).toMatchObject({ full: 120, part: 47, none: 57, open: 0 });
});
