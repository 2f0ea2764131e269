// Faults of single values of a rulebook: each says what to write there, in the words of somebody who
// has never programmed.

const fault = (ja: string, en: string) => ({ ja, en });

export const shapeErrors = {
  key_missing: fault(
    '「{name}」がありません。書き足してください。',
    '"{name}" is missing. Add it.',
  ),
  key_unknown: fault(
    '「{name}」という項目はありません。綴りを確かめるか、消してください。',
    'There is no key "{name}". Check the spelling or remove it.',
  ),
  flow_text_with_comma: fault(
    '「{name}」が項目として読まれました。{ } の中でカンマを含む値は "…" で囲んでください。',
    '"{name}" was read as a key. In braces, put a value that contains a comma in double quotes.',
  ),
  one_of_two: fault(
    '「{name}」と「{other}」は一緒に書けません。どちらか一方にしてください。',
    '"{name}" and "{other}" cannot stand together. Write one of them.',
  ),
  meeting_has_no_party: fault(
    '会議には当事者がいないので、party は使えません。office か unit で書いてください。',
    'A meeting has no parties, so party cannot stand here. Write office or unit.',
  ),
  wants_boolean: fault(
    'true か false を書いてください(今は「{found}」)。',
    'Write true or false (found "{found}").',
  ),
  boolean_in_words: fault(
    '「{found}」ではなく、引用符なしで {write} と書いてください。',
    'Write {write}, without quotes, instead of "{found}".',
  ),
  wants_number: fault('数を書いてください(今は「{found}」)。', 'Write a number (found "{found}").'),
  wants_whole_number: fault(
    '整数を書いてください(今は「{found}」)。',
    'Write a whole number (found "{found}").',
  ),
  number_as_text: fault(
    '数は引用符を付けず、半角で {write} と書いてください。',
    'Remove the quotes and write the number as {write}.',
  ),
  wants_text: fault('文字を書いてください(今は「{found}」)。', 'Write a text (found "{found}").'),
  text_unquoted: fault(
    '引用符がないため「{found}」と読まれました。値を "…" で囲んでください。',
    'Without quotes this reads as {found}. Put the value in double quotes.',
  ),
  wants_list: fault(
    '一覧を書いてください([a, b] か、行ごとに「- 」で。今は「{found}」)。',
    'Write a list: [a, b], or lines that begin with "- " (found "{found}").',
  ),
  wants_keys: fault(
    '「キー: 値」の組を書いてください({ キー: 値 } か、字下げした行で。今は「{found}」)。',
    'Write keys with values: { key: value }, or indented lines (found "{found}").',
  ),
  not_one_of: fault(
    '値「{found}」は使えません。{expected} のどれかにしてください。',
    '"{found}" is not allowed. Use one of {expected}.',
  ),
  only_value: fault(
    '値「{found}」は使えません。ここに書けるのは {expected} だけです。',
    '"{found}" is not allowed. The only value here is {expected}.',
  ),
  wrong_form: fault(
    '値「{found}」の書き方が違います({expected})。',
    '"{found}" has the wrong form ({expected}).',
  ),
  day_not_there: fault('{found} という日はありません。', 'There is no day {found}.'),
  below_bound: fault(
    '{found} は小さすぎます。{least} 以上にしてください。',
    '{found} is too small. Write {least} or more.',
  ),
  above_bound: fault(
    '{found} は大きすぎます。{most} 以下にしてください。',
    '{found} is too large. Write {most} or less.',
  ),
  out_of_bounds: fault(
    '{found} は範囲の外です。{least} から {most} までにしてください。',
    '{found} is out of bounds. Write {least} to {most}.',
  ),
  too_few: fault(
    '空にはできません。{least} つ以上(文字なら {least} 文字以上)書いてください。',
    'It cannot be empty: {least} or more.',
  ),
  fits_no_shape: fault(
    'この値は、ここで使えるどの形にも合いません。',
    'This value fits none of the shapes allowed here.',
  ),
} as const;
