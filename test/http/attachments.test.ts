import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CaseId, PersonId } from '../../src/terms/ids.ts';
import { type Client, type Door, openDoor } from './door.ts';

let door: Door;
let owner: Client;
let other: Client;
let ownerId: PersonId;

const pdf = Buffer.from('%PDF-1.7\n%%EOF\n');
const office = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const docx = (more = '') =>
  Buffer.from(`PK\x03\x04 [Content_Types].xml word/document.xml ${more}`, 'latin1');

beforeAll(async () => {
  door = await openDoor();
  owner = door.client();
  other = door.client();
  ownerId = (await owner.signIn('doboku.clerk')).body.person.id;
  await other.signIn('kita-ku.clerk');
});
afterAll(() => door.close());

const upload = (raw: Buffer, type: string, name: string, by = owner) =>
  by.ask('POST', '/api/attachments', {
    raw: new Uint8Array(raw),
    headers: { 'content-type': type, 'x-file-name': encodeURIComponent(name) },
  });

/** A case shown to that unit whose history names the file, written as the engine writes it. */
async function nameInHistory(file: { id: string; sha256: string }, by: PersonId, reader: string) {
  const id = randomUUID() as CaseId;
  await door.db.pool.query(
    `insert into cases (id, city, procedure, workflow_version, rulebook_id, version, status, value,
       context, title, step, initiator, addressees, readers, fiscal_year, opened_at, moved_at)
     select $1, city, 'prior_consultation', 1, id, 1, 'active', '"a"', '{}', 't', 'a', 'doboku',
       '{}', $2, 2026, now(), now() from rulebooks`,
    [id, [reader]],
  );
  const content = { attachments: [{ id: file.id, name: 'x', sha256: file.sha256 }] };
  const event = { type: 'draft', by: { person: by }, content };
  await door.db.pool.query(
    `insert into history (case_id, version, at, type, event, step)
     values ($1, 1, now(), 'draft', $2, 'a')`,
    [id, JSON.stringify(event)],
  );
}

test('a file comes back as it was sent, under its name, never to be shown in place', async () => {
  const told = await upload(pdf, 'application/pdf', '区の意見 第1号.pdf');
  expect(told.body).toMatchObject({
    name: '区の意見 第1号.pdf',
    mediaType: 'application/pdf',
    bytes: pdf.length,
    sha256: createHash('sha256').update(pdf).digest('hex'),
  });
  const back = await owner.get(`/api/attachments/${told.body.id}`);
  expect(back.text).toBe(pdf.toString());
  expect(back.headers.get('content-disposition')).toMatch(/^attachment; .*filename\*=UTF-8''/);
  expect(back.headers.get('content-type')).toBe('application/pdf');
  expect(back.headers.get('x-content-type-options')).toBe('nosniff');
  expect(back.headers.get('etag')).toBe(`"${told.body.sha256}"`);
});

test('what bytes, declared type and name say must agree', async () => {
  const cases: [Buffer, string, string, number][] = [
    [docx(), office, 'plan.docx', 201],
    [Buffer.from('名前,数\n区,1\n'), 'text/csv; charset=utf-8', 'a.csv', 201],
    [Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg', 'a.JPG', 201],
    [pdf, 'image/png', 'a.png', 415],
    [pdf, 'application/pdf', 'a.exe', 415],
    [docx('xl/vbaProject.bin'), office, 'macro.docx', 415],
    [Buffer.from('<script>'), 'text/html', 'a.html', 415],
    [Buffer.from('<svg/>'), 'image/svg+xml', 'a.svg', 415],
    [Buffer.from([0x83, 0x65]), 'text/plain', 'sjis.txt', 415],
    [Buffer.from([0x4d, 0x5a, 0x00]), 'text/plain', 'a.txt', 415],
    [Buffer.alloc(0), 'text/plain', 'empty.txt', 415],
  ];
  for (const [bytes, type, name, status] of cases) {
    expect([name, (await upload(bytes, type, name)).status]).toEqual([name, status]);
  }
});

test('a name with a path, a control or a direction-changing character is malformed', async () => {
  for (const name of ['../a.pdf', 'a\\b.pdf', 'a\nb.pdf', 'a\u202efdp.exe.pdf', '']) {
    expect((await upload(pdf, 'application/pdf', name)).body.code).toBe('malformed');
  }
  const headers = { 'content-type': 'application/pdf', 'x-file-name': '%ff.pdf' };
  const broken = await owner.ask('POST', '/api/attachments', { raw: new Uint8Array(pdf), headers });
  expect(broken.body.code).toBe('malformed');
});

test('a file over the limit is too large', async () => {
  const told = await upload(Buffer.alloc(1024 * 1024 + 1, 'a'), 'text/plain', 'big.txt');
  expect(told.body).toMatchObject({ code: 'too_large', details: { limit: '1048576 B' } });
});

test('nobody but the sender sees a file that stands in no case', async () => {
  const { id } = (await upload(pdf, 'application/pdf', 'a.pdf')).body;
  expect((await other.get(`/api/attachments/${id}`)).body.code).toBe('not_found');
  expect((await door.client().get(`/api/attachments/${id}`)).status).toBe(401);
  expect((await owner.get(`/api/attachments/${randomUUID()}`)).body.code).toBe('not_found');
});

test('a file named in the history is seen by the readers of that case alone', async () => {
  const file = (await upload(pdf, 'application/pdf', 'a.pdf')).body;
  await nameInHistory(file, ownerId, 'chuo-ku');
  expect((await other.get(`/api/attachments/${file.id}`)).status).toBe(404);
  await nameInHistory(file, ownerId, 'kita-ku');
  expect((await other.get(`/api/attachments/${file.id}`)).status).toBe(200);
});

test('naming the file of another person does not open it', async () => {
  const file = (await upload(pdf, 'application/pdf', 'a.pdf', other)).body;
  await nameInHistory(file, ownerId, 'doboku');
  expect((await owner.get(`/api/attachments/${file.id}`)).status).toBe(404);
});
