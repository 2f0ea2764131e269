/**
 * A text as it is printed: each character in the first font that has it. One that no font has is
 * shown as 〓 with the number of a note, and the note names it and every place where it stands: it
 * is never lost without a word. The same is told of a variant of a character (異体字) that is asked
 * for by a selector: the usual form is printed.
 */
import type { Fonts } from './fonts.ts';
import type { Content } from './pdfmake.ts';
import { formTexts } from './texts-forms.ts';

export interface MissingCharacter {
  readonly number: number;
  /** Such as U+20BB7, or U+845B U+E0100 for a variant. */
  readonly codePoints: string;
  readonly variant: boolean;
  /** Where it stands, each place once and in order. */
  readonly places: readonly string[];
}

interface Run {
  readonly font: string;
  readonly text: string;
  /** Small: the number of a note. */
  readonly mark: boolean;
}

export interface Setter {
  /** `place`: where a reader finds it, such as 事業名 (3). */
  set(text: string, place: string): Content;
  missing(): readonly MissingCharacter[];
}

const HEX = 16;
const named = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(HEX).toUpperCase().padStart(4, '0')}`;

/** What asks for a variant of the character before it. */
const selector = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;
/** Breaks and spaces are no glyphs. */
const blank = /[\n\r\t \u00a0]/;

const MARK_SIZE = 5;

function contentOf(runs: readonly Run[]): Content {
  return {
    text: runs.map(({ font, text, mark }) =>
      mark ? { text, font, fontSize: MARK_SIZE } : { text, font },
    ),
  };
}

export function createSetter(fonts: Fonts): Setter {
  const [main] = fonts;
  const found = new Map<string, { variant: boolean; places: Set<string> }>();

  const note = (codePoints: string, variant: boolean, place: string): Run => {
    const known = found.get(codePoints) ?? { variant, places: new Set<string>() };
    known.places.add(place);
    found.set(codePoints, known);
    const number = `${[...found.keys()].indexOf(codePoints) + 1}`;
    return { font: main.name, text: formTexts.noteMark.replace('{number}', number), mark: true };
  };

  const fontOf = (character: string): string | undefined =>
    fonts.find((one) => blank.test(character) || one.covers(character.codePointAt(0) ?? 0))?.name;

  /** What a character is printed as; after one that is not there comes its note. */
  function runsOf(character: string, before: string, place: string): Run[] {
    if (selector.test(character))
      return [note(`${named(before)} ${named(character)}`, true, place)];
    const font = fontOf(character);
    if (font !== undefined) return [{ font, text: character, mark: false }];
    const sign = { font: main.name, text: formTexts.noGlyph, mark: false };
    return [sign, note(named(character), false, place)];
  }

  function allRuns(text: string, place: string): Run[] {
    const runs: { font: string; text: string; mark: boolean }[] = [];
    let before = '';
    for (const character of text) {
      for (const run of runsOf(character, before, place)) {
        const last = runs.at(-1);
        if (last?.font === run.font && last.mark === run.mark) last.text += run.text;
        else runs.push({ ...run });
      }
      before = character;
    }
    return runs;
  }

  const isPlain = (character: string): boolean =>
    fontOf(character) === main.name && !selector.test(character);

  return {
    set(written, place) {
      const text = written.replaceAll(/\r\n?/g, '\n').replaceAll('\t', ' ');
      return [...text].every(isPlain) ? { text } : contentOf(allRuns(text, place));
    },
    missing: () =>
      [...found].map(([codePoints, { variant, places }], index) => ({
        ...{ number: index + 1, codePoints, variant },
        places: [...places],
      })),
  };
}
