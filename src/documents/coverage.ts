/**
 * Which characters a font has a glyph for, read from its table `cmap`: a character without one is
 * printed as an empty box and is gone from the text of the document. Formats 4 and 12, which every
 * font of today has one of. Source: OpenType 1.9, cmap.
 */

const CMAP = 'cmap';
const BASIC = 4;
const FULL = 12;
const RECORD_BYTES = 16;
const SUBTABLE_BYTES = 8;

function cmapAt(font: Buffer): number | null {
  const tables = font.readUInt16BE(4);
  for (let index = 0; index < tables; index += 1) {
    const at = 12 + index * RECORD_BYTES;
    if (font.toString('latin1', at, at + 4) === CMAP) return font.readUInt32BE(at + 8);
  }
  return null;
}

/** Characters of the first 65,536, by segments. */
function addBasic(font: Buffer, at: number, covered: Set<number>): void {
  const bytes = font.readUInt16BE(at + 6);
  const [ends, starts] = [at + 14, at + 16 + bytes];
  const [deltas, offsets] = [starts + bytes, starts + 2 * bytes];
  for (let segment = 0; segment < bytes; segment += 2) {
    const [start, end] = [font.readUInt16BE(starts + segment), font.readUInt16BE(ends + segment)];
    const offset = font.readUInt16BE(offsets + segment);
    const delta = font.readUInt16BE(deltas + segment);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const place = offsets + segment + offset + 2 * (code - start);
      const found = offset === 0 ? code : font.readUInt16BE(place);
      if (found !== 0 && ((found + delta) & 0xffff) !== 0) covered.add(code);
    }
  }
}

/** Of all planes, by groups of characters whose glyphs follow each other. */
function addFull(font: Buffer, at: number, covered: Set<number>): void {
  const groups = font.readUInt32BE(at + 12);
  for (let group = 0; group < groups; group += 1) {
    const place = at + 16 + group * 12;
    const [start, end] = [font.readUInt32BE(place), font.readUInt32BE(place + 4)];
    const glyph = font.readUInt32BE(place + 8);
    for (let code = start; code <= end; code += 1) {
      if (glyph + code - start !== 0) covered.add(code);
    }
  }
}

/** Code points that the font can show. Throws where it is no font of this kind. */
export function coverageOf(font: Buffer): ReadonlySet<number> {
  const cmap = cmapAt(font);
  if (cmap === null) throw new Error('the font has no table of characters');
  const covered = new Set<number>();
  const count = font.readUInt16BE(cmap + 2);
  for (let index = 0; index < count; index += 1) {
    const at = cmap + font.readUInt32BE(cmap + 4 + index * SUBTABLE_BYTES + 4);
    const format = font.readUInt16BE(at);
    if (format === BASIC) addBasic(font, at, covered);
    if (format === FULL) addFull(font, at, covered);
  }
  return covered;
}
