/**
 * The text of a PDF as a reader of the file gets it: by the fonts' own tables of characters, page
 * by page, with the place of every piece. As much of the format as our printer writes, and no more.
 */
import { inflateSync } from 'node:zlib';

interface PdfObject {
  readonly dictionary: string;
  readonly stream: Buffer | null;
}

export interface Piece {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly text: string;
}

function objectsOf(pdf: Buffer): Map<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  const text = pdf.toString('latin1');
  for (const found of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)endobj/g)) {
    const [, number, body = ''] = found;
    const at = body.indexOf('stream\n');
    const dictionary = at < 0 ? body : body.slice(0, at);
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0);
    const from = found.index + found[0].indexOf(body) + at + 'stream\n'.length;
    const raw = at < 0 ? null : pdf.subarray(from, from + length);
    const stream = raw !== null && dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw;
    objects.set(Number(number), { dictionary, stream });
  }
  return objects;
}

const unicodeOf = (hex: string): string =>
  Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le');

/** Glyph → text. */
function charactersOf(cmap: string): Map<number, string> {
  const characters = new Map<number, string>();
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', , list = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*\[([^\]]*)\]/g)) {
      const texts = [...list.matchAll(/<([\w ]*)>/g)].map(([, hex = '']) => unicodeOf(hex));
      for (const [index, one] of texts.entries()) characters.set(parseInt(from, 16) + index, one);
    }
  }
  return characters;
}

const referred = (text: string, name: string): number =>
  Number(new RegExp(`/${name} (\\d+) 0 R`).exec(text)?.[1] ?? 0);

type Objects = ReadonlyMap<number, PdfObject>;

function fontsOf(page: PdfObject, objects: Objects): Map<string, Map<number, string>> {
  const own = page.dictionary.includes('/Font <<') ? page.dictionary : null;
  const resources = own ?? objects.get(referred(page.dictionary, 'Resources'))?.dictionary ?? '';
  const [, list = ''] = /\/Font <<([^>]*)>>/.exec(resources) ?? [];
  return new Map(
    [...list.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name = '', number]) => {
      const font = objects.get(Number(number))?.dictionary ?? '';
      const cmap = objects.get(referred(font, 'ToUnicode'))?.stream?.toString('latin1') ?? '';
      return [name, charactersOf(cmap)];
    }),
  );
}

function piecesOf(content: string, fonts: ReturnType<typeof fontsOf>, page: number): Piece[] {
  const pieces: Piece[] = [];
  let [x, y, size] = [0, 0, 0];
  let font = new Map<number, string>();
  const operator = /1 0 0 1 (-?[\d.]+) (-?[\d.]+) Tm|\/(\w+) ([\d.]+) Tf|\[([^\]]*)\] TJ/g;
  for (const [, left, top, name, points, shown] of content.matchAll(operator)) {
    if (left !== undefined) [x, y] = [Number(left), Number(top)];
    else if (name !== undefined) {
      font = fonts.get(name) ?? new Map();
      size = Number(points);
    } else {
      const glyphs = [...(shown ?? '').matchAll(/<(\w+)>/g)].map(([, hex = '']) => hex).join('');
      const codes = glyphs.match(/.{4}/g) ?? [];
      const text = codes.map((code) => font.get(parseInt(code, 16)) ?? '\ufffd').join('');
      pieces.push({ page, x, y, size, text });
    }
  }
  return pieces;
}

export function readPdf(pdf: Buffer): readonly Piece[] {
  const objects = objectsOf(pdf);
  const pages = [...objects.values()].filter(({ dictionary }) =>
    /\/Type \/Page\b/.test(dictionary),
  );
  return pages.flatMap((page, index) => {
    const content = objects.get(referred(page.dictionary, 'Contents'))?.stream;
    return piecesOf(content?.toString('latin1') ?? '', fontsOf(page, objects), index + 1);
  });
}

/** Without what separates the pieces; of one page, or of all. */
export const textOfPdf = (pdf: Buffer, page?: number): string =>
  readPdf(pdf)
    .filter((piece) => page === undefined || piece.page === page)
    .map(({ text }) => text)
    .join('');
