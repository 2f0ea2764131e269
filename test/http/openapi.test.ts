import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { contracts } from '../../src/terms/contract.ts';
import { commandErrors, doorErrorsOf } from '../../src/terms/contract-route.ts';
import { errors } from '../../src/terms/errors.ts';
import { type Door, openDoor } from './door.ts';

let door: Door;
// biome-ignore lint/suspicious/noExplicitAny: the document is what is examined here.
let document: any;

beforeAll(async () => {
  door = await openDoor();
  document = (await door.client().get('/api/openapi.json')).body;
});
afterAll(() => door.close());

const operationOf = (method: string, path: string) => document.paths[`/api${path}`]?.[method];

/** Every object of the document, with where it stands. */
function* objectsIn(value: unknown, at = '#'): Generator<[string, Record<string, unknown>]> {
  if (typeof value !== 'object' || value === null) return;
  yield [at, value as Record<string, unknown>];
  for (const [key, child] of Object.entries(value)) yield* objectsIn(child, `${at}/${key}`);
}

const resolve = (ref: string): unknown =>
  ref
    .slice(2)
    .split('/')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);

test('the document is OpenAPI 3.1 with every address of the contract and no other', () => {
  expect(document.openapi).toMatch(/^3\.1\./);
  const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods as object).map((method) => `${method} ${path}`),
  );
  expect(listed.sort()).toEqual(contracts.map((c) => `${c.method} /api${c.path}`).sort());
});

test('every operation has a unique id, a summary and the parameters that its path names', () => {
  const ids = contracts.map(({ method, path }) => operationOf(method, path).operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { method, path } of contracts) {
    const operation = operationOf(method, path);
    expect(operation.summary).toBeTruthy();
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const inPath = (operation.parameters ?? []).filter((p: { in: string }) => p.in === 'path');
    expect(inPath.map((p: { name: string }) => p.name)).toEqual(named);
    for (const parameter of inPath) expect(parameter.required).toBe(true);
  }
});

test('every reference leads somewhere', () => {
  const references = [...objectsIn(document)].filter(([, object]) => '$ref' in object);
  expect(references.length).toBeGreaterThan(20);
  for (const [at, { $ref }] of references) {
    expect([at, resolve(String($ref)) !== undefined]).toEqual([at, true]);
  }
});

test('every schema is one that JSON Schema 2020-12 knows', () => {
  const types = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];
  for (const [at, object] of objectsIn(document.components.schemas)) {
    if (at.endsWith('/properties')) continue;
    if (typeof object['type'] === 'string') expect(types).toContain(object['type']);
    if (Array.isArray(object['required'])) expect(object['properties']).toBeDefined();
    expect(object['nullable']).toBeUndefined();
  }
});

test('every code that an address may answer with is listed under its status', () => {
  for (const promise of contracts) {
    const { responses } = operationOf(promise.method, promise.path);
    for (const code of [...promise.errors, ...doorErrorsOf(promise)]) {
      const response = responses[errors[code].status];
      expect(response['x-codes']).toContain(code);
      expect(response.content['application/problem+json'].schema.$ref).toMatch(/Problem/);
    }
  }
});

/** Met at the command line alone. */
const atTheTerminal = ['nothing_to_rehearse'];

test('every code of the catalogue is promised by some address', () => {
  const addresses = contracts.flatMap((c) => [...c.errors, ...doorErrorsOf(c)]);
  const promised = new Set<string>([...addresses, ...atTheTerminal]);
  expect(Object.keys(errors).filter((code) => !promised.has(code as never))).toEqual([]);
  expect(new Set(commandErrors).size).toBe(commandErrors.length);
});

test('a signed-out reader may see the document, and it asks for a session elsewhere', () => {
  expect(operationOf('post', '/sign-in').security).toEqual([]);
  expect(operationOf('get', '/me').security).toEqual([{ session: [] }, { token: [] }]);
});
