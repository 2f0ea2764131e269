/**
 * The OpenAPI 3.1 document, printed from the very contracts that the door keeps. Beside them only
 * the shapes of the commands, which depend on the procedure, are added by name.
 */
import type { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject } from 'zod-openapi';
import { contracts } from '../terms/contract.ts';
import { problem } from '../terms/contract-parts.ts';
import { type Contract, doorErrorsOf } from '../terms/contract-route.ts';
import { type ErrorCode, errors } from '../terms/errors.ts';
import type { Workflows } from '../terms/workflow.ts';
import { cookieName } from './session.ts';

type Responses = ZodOpenApiOperationObject['responses'];

const anyFile = { '*/*': { schema: { type: 'string', format: 'binary' } } } as const;

const contentOf = (schema: z.ZodType | 'file') =>
  schema === 'file' ? anyFile : { 'application/json': { schema } };

/** One response a status; the codes behind it are listed in words and as data. */
function problemsOf(promise: Contract): Responses {
  const codes = [...new Set<ErrorCode>([...doorErrorsOf(promise), ...promise.errors])];
  const responses: Responses = {};
  for (const status of new Set(codes.map((code) => errors[code].status))) {
    const here = codes.filter((code) => errors[code].status === status);
    responses[`${status as 400}`] = {
      description: here.map((code) => `\`${code}\`: ${errors[code].en}`).join('\n\n'),
      content: { 'application/problem+json': { schema: problem } },
      'x-codes': here,
    } as Responses['400'];
  }
  return responses;
}

const operationOf = (promise: Contract): ZodOpenApiOperationObject => ({
  operationId: `${promise.method}${promise.path.replaceAll(/[^\w]+/g, '_')}`,
  summary: promise.title,
  tags: [promise.group],
  security: promise.access === 'public' ? [] : [{ session: [] }, { token: [] }],
  requestParams: {
    ...(promise.params && { path: promise.params }),
    ...(promise.query && { query: promise.query }),
    ...(promise.headers && { header: promise.headers }),
  },
  ...(promise.body && { requestBody: { required: true, content: contentOf(promise.body) } }),
  responses: {
    [`${promise.status as 200}`]: {
      description: promise.title,
      ...(promise.answer && { content: contentOf(promise.answer) }),
    },
    ...problemsOf(promise),
  },
});

/** Every command that a person may send, so that a reader finds the fields of each. */
export function commandSchemas(workflows: Workflows): Record<string, z.ZodType> {
  const schemas: Record<string, z.ZodType> = {};
  for (const { procedure, opening, commands } of workflows.all()) {
    schemas[`${procedure}.open`] = opening.schema;
    for (const [type, { schema, sender }] of Object.entries(commands)) {
      if (sender === 'person') schemas[`${procedure}.${type}`] = schema;
    }
  }
  return schemas;
}

export const openApiDocument = (commands: Readonly<Record<string, z.ZodType>>) => {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const promise of contracts) {
    const path = `/api${promise.path}`;
    paths[path] = { ...paths[path], [promise.method]: operationOf(promise) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Kyogi',
      version: '1',
      description:
        'Errors are RFC 9457 problems with a stable `code`; `/problems` explains each of them. ' +
        'Programs send a bearer token; pages use the session cookie.',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: commands,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: cookieName },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  });
};
