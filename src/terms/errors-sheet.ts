// Refusals of sheets that come in and go out, and of the documents printed from them: the file as a
// whole. What is wrong in a row stands in errors-sheet-rows.ts.

import { conflict, ruled, tooLarge } from './error-shape.ts';

export const sheetErrors = {
  sheet_unreadable: ruled(
    '表として読めないファイルです。Excel(.xlsx)でも、UTF-8やShift_JISのCSVでもないか、壊れています。',
    '表計算ソフトで開き、.xlsx または CSV(UTF-8)で保存し直してください。',
    'The file cannot be read as a sheet: neither Excel (.xlsx) nor CSV in UTF-8 or Shift_JIS, or broken.',
    'Open it in a spreadsheet program and save it again as .xlsx or CSV (UTF-8).',
  ),
  sheet_encrypted: ruled(
    'パスワードで保護されたファイルは読めません。',
    'パスワードを外して保存し直してください。',
    'The file is protected by a password and cannot be read.',
    'Remove the password and save it again.',
  ),
  sheet_old_format: ruled(
    '古い形式のExcelファイル(.xls)は読めません。',
    'Excelで開き、.xlsx形式で保存し直してください。',
    'The file is of the old Excel format (.xls), which is not read.',
    'Open it in Excel and save it as .xlsx.',
  ),
  sheet_too_large: tooLarge(
    '表が大きすぎます({whatJa}、上限{limit})。',
    '余分な行・列・書式を削除するか、区ごとに分けて取り込んでください。',
    'The sheet is too large ({whatEn}; the limit is {limit}).',
    'Delete superfluous rows, columns and formats, or import it ward by ward.',
  ),
  sheet_without_rows: ruled(
    '見出しの下に、読み取れる行がありません。',
    '見出しの行と事業の行があるか確かめてください。',
    'There is no line below the header.',
    'Check that the file has its header and its lines.',
  ),
  sheet_several: ruled(
    'この様式の見出しを持つシートが複数あります({names})。どれを取り込むか決められません。',
    '取り込むシートだけを残して保存し直してください。',
    'Several worksheets have the header of this sheet ({names}).',
    'Keep only the worksheet to be imported and save again.',
  ),
  sheet_unknown: ruled(
    '様式「{sheet}」は規則集にありません。使える様式: {known}',
    '様式のコードを確かめてください。',
    'The rulebook has no sheet "{sheet}". There are: {known}',
    'Check the code of the sheet.',
  ),
  sheet_rows_broken: ruled(
    '取り込めない箇所が{errors}件あります。何も取り込んでいません。',
    '一覧の行と列を直して、もう一度送ってください。',
    '{errors} places of the sheet are wrong. Nothing was imported.',
    'Correct the rows and columns that are listed and send it again.',
  ),
  sheet_not_encodable: ruled(
    'Shift_JISでは書けない文字が{count}か所あります({first})。',
    'UTF-8のCSVかExcel形式で書き出してください。',
    '{count} places hold a character that Shift_JIS cannot write ({first}).',
    'Export it as CSV in UTF-8 or as Excel.',
  ),
  sheet_not_a_request: ruled(
    'この案件は区予算要求ではないため、表の取込みや書類の出力はできません。',
    '予算要求の案件を開いてください。',
    'This case is no budget request: it has no sheet.',
    'Open a budget request.',
  ),
  sheet_not_a_cycle: ruled(
    'この案件は予算編成ではないため、全区の表は取り込めません。',
    '予算編成の案件を開いてください。',
    'This case is no budget cycle: sheets of all wards belong to one.',
    'Open a budget cycle.',
  ),
  document_not_yet: conflict(
    '「{document}」は、内示の後に出力できます。',
    '内示を待ってください。',
    'The document "{document}" can be printed after the notice only.',
    'Wait for the notice.',
  ),
} as const;
