// The name under which a file goes out. Clients that do not read its Unicode form get one in ASCII
// that says what it is, instead of a row of question marks.

import type { Response } from 'express';

/** What encodeURIComponent leaves and RFC 8187 does not allow. */
const reserved = /['()*]/g;

const percent = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** `plain`: of ASCII letters, digits, dots, hyphens and underscores. */
export function attach(res: Response, name: string, plain: string): Response {
  const encoded = encodeURIComponent(name).replace(reserved, percent);
  const disposition = `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
  return res.set('Content-Disposition', disposition);
}
