// Attachments: uploaded first, then named by a command with their id, name and hash.

import { z } from 'zod';
import { contract } from './contract-route.ts';

const group = 'attachments';

export const uploadAttachment = contract({
  method: 'post',
  path: '/attachments',
  title: 'Upload a file: the bytes as the body, its kind as Content-Type',
  group,
  access: 'person',
  headers: z.object({
    /** Name of the file, UTF-8, percent-encoded. */
    'x-file-name': z.string().min(1).max(2000),
  }),
  body: 'file',
  status: 201,
  answer: z
    .strictObject({
      id: z.uuid(),
      name: z.string(),
      mediaType: z.string(),
      bytes: z.int(),
      sha256: z.string(),
    })
    .meta({ id: 'Attachment' }),
  errors: [],
});

export const readAttachment = contract({
  method: 'get',
  path: '/attachments/{id}',
  title: 'A file, for those who may read the case it stands in and for who uploaded it',
  group,
  access: 'person',
  params: z.strictObject({ id: z.uuid() }),
  status: 200,
  answer: 'file',
  errors: ['not_found'],
});
