// Uploading a file and reading it again. Which case it belongs to is settled by the history entry
// that names it; who may read that case may read the file.

import { createHash, randomUUID } from 'node:crypto';
import { readAttachment, uploadAttachment } from '../../terms/contract-attachments.ts';
import { fileName } from '../../terms/contract-parts.ts';
import type { CaseId, CityCode, PersonId } from '../../terms/ids.ts';
import { fileKindOf } from '../file-kind.ts';
import type { Account } from '../identify.ts';
import { parse } from '../parse.ts';
import type { Language } from '../problem.ts';
import { refused } from '../refused.ts';
import { type Route, route } from '../route.ts';

interface Stored {
  readonly id: string;
  /** Cases whose history names it. */
  readonly cases: readonly CaseId[];
  readonly person: PersonId;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
}

export interface AttachmentParts {
  readonly attachments: {
    add(file: {
      readonly id: string;
      readonly city: CityCode;
      readonly person: PersonId;
      readonly name: string;
      readonly mediaType: string;
      readonly sha256: string;
      readonly content: Buffer;
    }): Promise<void>;
    find(city: CityCode, id: string): Promise<Stored | null>;
    content(id: string): Promise<Buffer | null>;
  };
}

function nameOf(header: string, language: Language): string {
  let name: string;
  try {
    name = decodeURIComponent(header);
  } catch {
    // Broken percent-encoding: what is left of it is refused like any other bad name.
    name = '';
  }
  return parse(fileName, name.normalize('NFC'), 'header', language);
}

export const attachmentRoutes = (
  { attachments }: AttachmentParts,
  mayReadOne: (account: Account, cases: readonly CaseId[]) => Promise<boolean>,
): Route[] => [
  route(uploadAttachment, async ({ account, headers, body, language, req }) => {
    const declared = req.get('content-type') ?? '-';
    const name = nameOf(headers['x-file-name'], language);
    const kind = Buffer.isBuffer(body) && body.length > 0 && fileKindOf(declared, name, body);
    if (!kind) throw refused('unsupported_media', { type: declared });
    const sha256 = createHash('sha256').update(body).digest('hex');
    const file = { id: randomUUID(), name, mediaType: kind.mediaType, sha256 };
    await attachments.add({ ...file, city: account.city, person: account.id, content: body });
    return { ...file, bytes: body.length };
  }),

  route(readAttachment, async ({ account, params, res }) => {
    const file = await attachments.find(account.city, params.id);
    if (file === null) throw refused('not_found');
    const visible = file.person === account.id || (await mayReadOne(account, file.cases));
    const stored = visible ? await attachments.content(file.id) : null;
    if (stored === null) throw refused('not_found');
    res.attachment(file.name);
    res.set('Content-Type', file.mediaType).set('ETag', `"${file.sha256}"`);
    res.send(stored);
    return undefined;
  }),
];
