/**
 * Forms to PDF: A4 across, the fonts embedded, the text selectable. Nothing is fetched and no file
 * is read but the fonts.
 */
import type { Fonts } from './fonts.ts';
import { filled, notesOf, type RequestForm } from './form.ts';
import { noticeForm } from './notice-form.ts';
import { type Content, type Layout, printer } from './pdfmake.ts';
import { requestForm } from './request-form.ts';
import { createSetter, type Setter } from './set-text.ts';
import { formTexts } from './texts-forms.ts';

export type DocumentName = 'request' | 'notice';

const forms: Readonly<Record<DocumentName, (form: RequestForm, setter: Setter) => Content[]>> = {
  request: requestForm,
  notice: noticeForm,
};

const LINE = 0.4;

const layout: Layout = {
  hLineWidth: () => LINE,
  vLineWidth: () => LINE,
  paddingLeft: () => 3,
  paddingRight: () => 3,
  paddingTop: () => 2,
  paddingBottom: () => 2,
};

/** The library keeps its fonts for the whole process. */
function register(fonts: Fonts): void {
  printer.setFonts(
    Object.fromEntries(
      fonts.map(({ name, normal, bold }) => [
        name,
        { normal, bold, italics: normal, bolditalics: bold },
      ]),
    ),
  );
  printer.setTableLayouts({ form: layout });
  printer.setUrlAccessPolicy(() => false);
  const known = new Set(fonts.flatMap(({ normal, bold }) => [normal, bold]));
  printer.setLocalAccessPolicy((path) => known.has(path));
}

export async function printForm(
  document: DocumentName,
  form: RequestForm,
  fonts: Fonts,
): Promise<Buffer> {
  register(fonts);
  const setter = createSetter(fonts);
  const content = forms[document](form, setter);
  const [{ name: font }] = fonts;
  const pdf = printer.createPdf({
    content: [...content, ...notesOf(setter)],
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [24, 26, 24, 30],
    defaultStyle: { font, fontSize: 7.5, lineHeight: 1.1 },
    footer: (page, pages) => ({
      text: filled(formTexts.page, { page, pages }),
      alignment: 'center',
      margin: [0, 8, 0, 0],
    }),
    info: { title: formTexts[document], creator: 'Kyogi', producer: 'Kyogi' },
  });
  return Buffer.from(await pdf.getBuffer());
}
