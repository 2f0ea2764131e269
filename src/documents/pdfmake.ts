/**
 * The library that sets and prints, as far as the forms use it. It brings no types; those that
 * others wrote for it are a browser's as well, and would let every file of ours name what is not
 * there.
 */
// @ts-expect-error The package says nothing of its types.
import library from 'pdfmake';

type Margins = readonly [left: number, top: number, right: number, bottom: number];

interface Style {
  readonly font?: string;
  readonly fontSize?: number;
  readonly bold?: boolean;
  readonly alignment?: 'center' | 'right';
  readonly noWrap?: boolean;
  readonly fillColor?: string;
  readonly margin?: Margins;
  readonly lineHeight?: number;
}

interface Text extends Style {
  readonly text: string | readonly Content[];
  /** What stands at the head of a part is not left alone at the end of a page. */
  readonly headlineLevel?: number;
}

interface Stack extends Style {
  readonly stack: readonly Content[];
}

interface Table extends Style {
  readonly table: {
    readonly headerRows?: number;
    readonly keepWithHeaderRows?: number;
    readonly dontBreakRows?: boolean;
    readonly widths: readonly (number | '*' | 'auto')[];
    readonly body: readonly (readonly TableCell[])[];
  };
  /** Name of a layout that was registered. */
  readonly layout: string;
}

export type Content = string | Text | Stack | Table;
export type TableCell = Content | (Text & { readonly colSpan: number }) | Record<string, never>;

/** Widths of rules and space around a cell, in points. */
export type Layout = Readonly<
  Record<
    'hLineWidth' | 'vLineWidth' | 'paddingLeft' | 'paddingRight' | 'paddingTop' | 'paddingBottom',
    () => number
  >
>;

interface DocumentDefinition {
  readonly content: readonly Content[];
  readonly pageSize: 'A4';
  readonly pageOrientation: 'landscape' | 'portrait';
  readonly pageMargins: Margins;
  readonly defaultStyle: Style;
  footer(page: number, pages: number): Content;
  readonly info: Readonly<Record<'title' | 'creator' | 'producer', string>>;
}

/** Paths of the files of a font, by style. */
type FontFiles = Readonly<Record<'normal' | 'bold' | 'italics' | 'bolditalics', string>>;

interface Printer {
  setFonts(fonts: Readonly<Record<string, FontFiles>>): void;
  setTableLayouts(layouts: Readonly<Record<string, Layout>>): void;
  setUrlAccessPolicy(permits: (url: string) => boolean): void;
  setLocalAccessPolicy(permits: (path: string) => boolean): void;
  createPdf(definition: DocumentDefinition): { getBuffer(): Promise<Uint8Array> };
}

/** One for the whole process. */
export const printer = library as Printer;
