import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { errors } from '../../src/terms/errors.ts';
import { type Door, openDoor } from './door.ts';

let door: Door;

beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const get = (path: string, accept = 'text/html') =>
  door.client().get(path, { headers: { accept } });

/** Everything a page loads or links to. */
const linked = (html: string): string[] =>
  [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, address]) => address ?? '');

test('the landing page and the readable document load only what is served here', async () => {
  for (const page of ['/', '/api/docs/', '/problems/case_moved_on']) {
    const { status, text } = await get(page);
    expect(status).toBe(200);
    expect(text).not.toMatch(/<script(?![^>]*src=)|<style|\son\w+=/);
    for (const address of linked(text)) {
      expect(address).toMatch(/^\//);
      expect([address, (await get(address, '*/*')).status]).toEqual([address, 200]);
    }
  }
});

test('scripts and styles come with the type that a browser insists on', async () => {
  const type = async (path: string) => (await get(path)).headers.get('content-type');
  expect(await type('/api/docs/swagger-ui-bundle.js')).toMatch(/javascript/);
  expect(await type('/pages/docs.js')).toMatch(/javascript/);
  expect(await type('/pages/kyogi.css')).toMatch(/css/);
});

test('every error of the catalogue has its page, readable and as data', async () => {
  const { text } = await get('/problems');
  for (const [code, { status, en }] of Object.entries(errors)) {
    expect(text).toContain(`id="${code}"`);
    const { body } = await get(`/problems/${code}`, 'application/json');
    expect(body).toMatchObject({ code, status, en: { text: en } });
  }
});

test('an error nobody knows has no page', async () => {
  expect((await get('/problems/constructor')).status).toBe(404);
  expect((await get('/pages/../api.ts')).status).toBe(404);
});
