/**
 * The fonts of the documents: the one that comes with the product, and those that the operator has
 * added for characters that it lacks. They are read once.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { coverageOf } from './coverage.ts';

export interface Font {
  /** By which the printer knows it. */
  readonly name: string;
  readonly normal: string;
  readonly bold: string;
  covers(codePoint: number): boolean;
}

/** The first is the font of the document; the others are asked in their order. */
export type Fonts = readonly [Font, ...Font[]];

const require = createRequire(import.meta.url);
const regular = '@expo-google-fonts/biz-udgothic/400Regular/BIZUDGothic_400Regular.ttf';
const bold = '@expo-google-fonts/biz-udgothic/700Bold/BIZUDGothic_700Bold.ttf';

const openFont = (name: string, normal: string, heavy: string): Font => {
  const covered = coverageOf(readFileSync(normal));
  return { name, normal, bold: heavy, covers: (codePoint) => covered.has(codePoint) };
};

const opened = new Map<string, Font>();

function fontAt(name: string, normal: string, heavy: string): Font {
  const key = `${name} ${normal}`;
  const font = opened.get(key) ?? openFont(name, normal, heavy);
  opened.set(key, font);
  return font;
}

/** `others`: paths of TrueType or OpenType fonts. Throws where one cannot be read. */
export const openFonts = (others: readonly string[] = []): Fonts => [
  fontAt('BIZUDGothic', require.resolve(regular), require.resolve(bold)),
  ...others.map((path, index) => fontAt(`other${index + 1}`, path, path)),
];
