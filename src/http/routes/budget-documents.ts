// The request and the notice of a budget request as PDF.

import { openFonts } from '../../documents/fonts.ts';
import { printForm } from '../../documents/print-pdf.ts';
import { formTexts } from '../../documents/texts-forms.ts';
import { isNoticed } from '../../rules/budget/before-notice.ts';
import { printDocument } from '../../terms/contract-sheets.ts';
import { attach } from '../attach.ts';
import { refused } from '../refused.ts';
import { requestOf, sheetGroundOf } from '../request-case.ts';
import { requestFormOf } from '../request-form.ts';
import { type Route, route } from '../route.ts';
import { readSeenHistory } from '../seen-case.ts';
import type { EngineParts } from '../sight.ts';

export interface DocumentParts extends EngineParts {
  /** Paths of fonts for characters that the font of the product lacks. */
  readonly fallbackFonts?: readonly string[];
}

export function documentRoutes(parts: DocumentParts): Route[] {
  const { fallbackFonts = [] } = parts;
  // A font that cannot be read is told at the start, not to whoever prints first.
  if (fallbackFonts.length > 0) openFonts(fallbackFonts);
  return [printing(parts, fallbackFonts)];
}

const printing = (parts: DocumentParts, fallbackFonts: readonly string[]): Route =>
  route(printDocument, async ({ account, params: { id, document }, res }) => {
    const ground = await sheetGroundOf(parts, account);
    const found = await requestOf(parts, account, ground.sight, id);
    const title = formTexts[document];
    const { step } = found.row;
    // Before it there is nothing that could be told to the ward.
    if (document === 'notice' && !isNoticed({ step, phase: found.request.cycle.phase })) {
      throw refused('document_not_yet', { document: title });
    }
    const history = await readSeenHistory(parts, ground.sight, found.row.id);
    if (history === null) throw refused('case_not_found');
    const form = requestFormOf(found, history, ground);
    const pdf = await printForm(document, form, openFonts(fallbackFonts));
    const name = `${title} ${found.row.number ?? ''}`.trim();
    attach(res, `${name}.pdf`, `${document}.pdf`);
    res.set('Content-Type', 'application/pdf');
    res.send(pdf);
    return undefined;
  });
