// What can be wrong in a row of a budget sheet, and what is doubtful of it. Told in a list with
// their places; they never answer a request by themselves.

export interface SheetProblemTexts {
  readonly ja: string;
  readonly todoJa: string;
  readonly en: string;
  readonly todoEn: string;
}

const problem = (ja: string, todoJa: string, en: string, todoEn: string): SheetProblemTexts => ({
  ja,
  todoJa,
  en,
  todoEn,
});

export const sheetProblems = {
  header_missing: problem(
    '見出しの行が見つかりません。少なくとも {titles} の列が要ります。',
    '様式の見出しを一行に入れてください。',
    'No row has the header. At least the columns {titles} are needed.',
    'Put the titles of the sheet into one row.',
  ),
  column_missing: problem(
    '見出しに「{title}」の列がありません。',
    '列を加えるか、見出しの名前を直してください。',
    'The header has no column "{title}".',
    'Add the column or correct its title.',
  ),
  column_twice: problem(
    '「{title}」の列が二つあります({first}列にもあります)。',
    'どちらかの列を消すか、見出しを直してください。',
    'The column "{title}" is there twice (also in column {first}).',
    'Remove one of them or correct its title.',
  ),
  column_unknown: problem(
    '「{title}」という列は、この様式にありません。',
    '見出しを直すか、列を消してください。似た名前の列: {nearest}',
    'This sheet has no column "{title}".',
    'Correct its title or remove the column. The nearest is {nearest}.',
  ),
  column_untitled: problem(
    '見出しのない列に値「{text}」があります。列がずれていないか確かめてください。',
    '値を正しい列へ移すか、列を消してください。',
    'A column without a title holds "{text}". The columns may have shifted.',
    'Move the value to its column or remove the column.',
  ),
  row_shifted: problem(
    'この行は項目が{got}個です(見出しは{expected}個)。カンマの過不足で列がずれています。',
    'カンマと引用符を確かめてください。',
    'The row has {got} cells, the header {expected}: it has shifted.',
    'Look for a comma or a quotation mark too many or missing.',
  ),
  row_broken: problem(
    'この行から先を読めません。',
    '引用符(")の閉じ忘れがないか確かめてください。',
    'The file cannot be read from this row on.',
    'Look for a quotation mark that is not closed.',
  ),
  cells_merged: problem(
    'セル{range}が結合されています。どの行・列の値か決められません。',
    '結合を解除し、行ごとに値を入れてください。',
    'The cells {range} are merged: it cannot be said which row or column they belong to.',
    'Unmerge them and give every row its own value.',
  ),
  cell_formula: problem(
    '数式が入っています。',
    "値に直してください(コピーして「値の貼り付け」)。文字の場合は先頭に ' を付けてください。",
    'The cell holds a formula.',
    "Replace it by its value; if it is a text, put ' before it.",
  ),
  cell_broken: problem(
    'エラー値(#REF! など)が入っています。',
    '値を入れ直してください。',
    'The cell holds an error value such as #REF!.',
    'Enter the value again.',
  ),
  cell_date: problem(
    '日付として保存されています。',
    'セルの書式を文字列にして入れ直してください。',
    'The spreadsheet program has made a date of it.',
    'Format the cell as text and enter it again.',
  ),
  text_unusable: problem(
    '使えない文字があるか、長すぎます({most}字まで)。',
    '文字を直すか、短くしてください。',
    'It holds a character that cannot be kept, or is longer than {most}.',
    'Correct the text or shorten it.',
  ),
  number_in_text: problem(
    '文字の列に数値「{text}」だけが入っています。列がずれていないか確かめてください。',
    '正しい列に入れ直してください。',
    'A column of text holds the number {text} alone. The columns may have shifted.',
    'Move it to its column.',
  ),
  name_missing: problem(
    '事業名がありません。',
    '事業名を入れるか、行を消してください。',
    'The line has no name.',
    'Give it a name or remove the row.',
  ),
  amount_missing: problem(
    '額がありません。',
    '額を入れてください。0円なら 0 を入れてください。',
    'The amount is missing.',
    'Enter it; if it is nothing, enter 0.',
  ),
  amount_unreadable: problem(
    '「{text}」は額として読めません。',
    '数字だけで入れてください(桁区切りのカンマは使えます)。',
    '"{text}" is no amount.',
    'Write digits alone; commas between thousands are read.',
  ),
  amount_decimal: problem(
    '「{text}」には端数があります。額は{unit}単位の整数です。',
    '{unit}単位の整数に直してください。',
    '"{text}" has a fraction. Amounts are whole numbers of {unit}.',
    'Write a whole number of {unit}.',
  ),
  amount_negative: problem(
    '「{text}」は負の額です。',
    '0以上の額を入れてください。',
    '"{text}" is negative.',
    'Enter an amount of 0 or more.',
  ),
  amount_too_large: problem(
    '「{text}」は大きすぎます。',
    '桁と単位({unit})を確かめてください。',
    '"{text}" is too large.',
    'Check its digits and the unit ({unit}).',
  ),
  number_unreadable: problem(
    '「{text}」は番号として読めません。',
    '{least}以上の整数を入れてください。',
    '"{text}" is no whole number.',
    'Enter a whole number of {least} or more.',
  ),
  code_unknown: problem(
    '「{text}」は「{title}」の値にありません。',
    '次から選んでください: {known}',
    '"{text}" is no value of "{title}".',
    'Choose one of: {known}',
  ),
  code_ambiguous: problem(
    '「{text}」に当たるものが複数あります({found})。',
    'コードで書いてください。',
    '"{text}" may be several ({found}).',
    'Write the code.',
  ),
  line_twice: problem(
    '{first}行目と同じ行コード「{line}」です。',
    '行コードは一つずつにしてください。',
    'The line "{line}" is in row {first} already.',
    'Name each line once.',
  ),
  line_code_unusable: problem(
    '行コード「{text}」は使えません。',
    '60字までの文字で書いてください。',
    '"{text}" cannot be the code of a line.',
    'Write at most 60 characters.',
  ),
  other_sheet: problem(
    'この行は「{text}」のものです。この要求書は「{expected}」のものです。',
    '行を消すか、全区の取込みを使ってください。',
    'This row is of "{text}"; the request is of "{expected}".',
    'Remove the row or import the file for all wards.',
  ),
  ward_missing: problem(
    '区がありません。',
    '区の名前を入れてください。',
    'The ward is missing.',
    'Enter the name of the ward.',
  ),
  lane_missing: problem(
    'この行の要求枠が決まりません(使える枠: {known})。',
    '枠の列を入れるか、枠を指定して取り込んでください。',
    'It cannot be said on which lane this row is asked ({known}).',
    'Fill the column of the lane or name the lane for the whole file.',
  ),
  not_by_import: problem(
    '「{title}」はこの取込みでは変えられません(今の値: {current})。',
    '今の値に戻すか、空欄にしてください。',
    '"{title}" cannot be changed by this import (it is {current} now).',
    'Restore the present value or leave the cell empty.',
  ),
  line_unusable: problem(
    'この行は受け付けられない値を含みます({field})。',
    '値を直してください。',
    'The row holds a value that is not accepted ({field}).',
    'Correct the value.',
  ),
} as const;

export const sheetDoubts = {
  total_differs: problem(
    '印刷された合計「{label}」は{printed}、行の合計は{sum}です。',
    '表の額か合計を確かめてください。取込みは行の額によります。',
    'The printed total "{label}" is {printed}, the lines add up to {sum}.',
    'Check the amounts or the total. The import goes by the lines.',
  ),
} as const;

export type SheetProblem = keyof typeof sheetProblems;
