// Signing in and out, who am I, own password, tokens for programs.

import { z } from 'zod';
import { instant, named, place } from './contract-parts.ts';
import { contract } from './contract-route.ts';

const group = 'access';
const password = z.string().min(12).max(200);

const seatToday = z
  .strictObject({
    code: z.string(),
    title: z.string(),
    role: z.string(),
    unit: named,
    capacity: z.enum(['holder', 'deputy']),
  })
  .meta({ id: 'SeatToday' });

/** The person, the seats held today and the places (with everything below) they act in. */
export const me = z
  .strictObject({
    person: z.strictObject({ id: z.uuid(), name: z.string(), login: z.string().nullable() }),
    city: z.string(),
    administrator: z.boolean(),
    seats: z.array(seatToday),
    places: z.array(place),
    /** Reads every case of the city. */
    wholeCity: z.boolean(),
  })
  .meta({ id: 'Me' });

export const signIn = contract({
  method: 'post',
  path: '/sign-in',
  title: 'Sign in with a local account; the answer sets the session cookie',
  group,
  access: 'public',
  body: z.strictObject({
    login: z.string().trim().min(1).max(200),
    password: z.string().min(1).max(200),
    /** Needed only when the login exists in several cities. */
    city: z.string().min(1).max(100).optional(),
  }),
  status: 200,
  answer: me,
  errors: ['wrong_credentials', 'no_rulebook'],
});

export const signOut = contract({
  method: 'post',
  path: '/sign-out',
  title: 'Sign out',
  group,
  access: 'public',
  status: 204,
  errors: [],
});

export const whoAmI = contract({
  method: 'get',
  path: '/me',
  title: 'Who am I, and which seats do I hold today',
  group,
  access: 'person',
  status: 200,
  answer: me,
  errors: [],
});

export const changePassword = contract({
  method: 'put',
  path: '/me/password',
  title: 'Change the own password; every other session of the person ends',
  group,
  access: 'person',
  body: z.strictObject({ present: z.string().min(1).max(200), next: password }),
  status: 204,
  errors: ['wrong_credentials'],
});

const token = z
  .strictObject({
    id: z.uuid(),
    title: z.string(),
    createdAt: instant,
    expiresAt: instant.nullable(),
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'Token' });

const mostTokenDays = 366;

export const createToken = contract({
  method: 'post',
  path: '/tokens',
  title: 'Create a bearer token for a program; it is shown this once',
  group,
  access: 'person',
  body: z.strictObject({
    title: z.string().trim().min(1).max(200),
    validDays: z.int().min(1).max(mostTokenDays),
  }),
  status: 201,
  answer: z.strictObject({ token: z.string(), ...token.shape }),
  errors: [],
});

export const listTokens = contract({
  method: 'get',
  path: '/tokens',
  title: 'My tokens, without their secrets',
  group,
  access: 'person',
  status: 200,
  answer: z.strictObject({ items: z.array(token) }),
  errors: [],
});

export const revokeToken = contract({
  method: 'delete',
  path: '/tokens/{id}',
  title: 'Revoke one of my tokens',
  group,
  access: 'person',
  params: z.strictObject({ id: z.uuid() }),
  status: 204,
  errors: ['not_found'],
});

export type Me = z.infer<typeof me>;
export type TokenShape = z.infer<typeof token>;
