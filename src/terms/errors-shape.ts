// Faults of single values of a rulebook: each says what to write there, in the words of somebody
// who has never programmed.

const fault = (ja: string, en: string) => ({ ja, en });

/** Values of some kind of their own. */
const forms = {
  form_code: fault(
    '「{found}」はコードに使えません。半角の小文字・数字・「-」・「_」だけで、小文字から始めてください。',
    '"{found}" is no code: lower-case letters, digits, - and _, beginning with a letter.',
  ),
  form_city: fault(
    '「{found}」は市のコードに使えません。半角の小文字・数字・「-」だけで、小文字から始めてください。',
    '"{found}" is no code of a city: lower-case letters, digits and -, beginning with a letter.',
  ),
  form_name: fault(
    '「{found}」はコードに使えません。半角の小文字・数字・「.」・「-」・「_」だけで書いてください。',
    '"{found}" is no code: lower-case letters, digits, dots, - and _.',
  ),
  form_date: fault(
    '「{found}」は日付として読めません。西暦で 2026-04-01 のように半角で書いてください。',
    '"{found}" is no date. Write it as 2026-04-01.',
  ),
  form_month_day: fault(
    '「{found}」は月日として読めません。12-29 のように半角で書いてください。',
    '"{found}" is no month and day. Write it as 12-29.',
  ),
  form_time: fault(
    '「{found}」は時刻として読めません。"08:30" のように半角で書いてください。',
    '"{found}" is no time. Write it as "08:30".',
  ),
  form_moment: fault(
    '「{found}」は日時として読めません。2026-12-22T09:00 か 2026-12-22 のように書いてください。',
    '"{found}" is no moment. Write it as 2026-12-22T09:00, or a date as 2026-12-22.',
  ),
  form_instant: fault(
    '「{found}」は日時として読めません。2026-10-05T08:30:00+09:00 のように、時差まで書いてください。',
    '"{found}" is no moment. Write it with its offset, as 2026-10-05T08:30:00+09:00.',
  ),
  form_mail: fault(
    '「{found}」はメールアドレスとして読めません。',
    '"{found}" is no mail address.',
  ),
  form_percent: fault(
    '{found} は細かすぎます。百分率の小数は2桁までにしてください。',
    '{found} is too fine: a percentage has at most two decimals.',
  ),
  one_lower_bound: fault(
    '下限が二つあります。atLeast(以上)か over(超)のどちらか一方にしてください。',
    'There are two lower bounds. Write atLeast or over, not both.',
  ),
  one_upper_bound: fault(
    '上限が二つあります。upTo(以下)か under(未満)のどちらか一方にしてください。',
    'There are two upper bounds. Write upTo or under, not both.',
  ),
  one_bound: fault(
    '境がありません。atLeast(以上)・over(超)・upTo(以下)・under(未満)のどれかを書いてください。',
    'There is no bound. Write one of atLeast, over, upTo and under.',
  ),
  on_or_yearly: fault(
    'on(日付)か yearly(月日)のどちらか一方を書いてください。',
    'Give either on (a date) or yearly (a month and day).',
  ),
  more_than_or_same_as: fault(
    'moreThan(より多い)か sameAs(同じ数)のどちらか一方を書いてください。',
    'Give either moreThan or sameAs.',
  ),
  form_ordinal: fault(
    '第何回かは 1 から 5 までか、最後を表す -1 で書いてください(今は {found})。',
    'Write 1 to 5, or -1 for the last (found {found}).',
  ),
  form_business_day: fault(
    '第何執務日かは 1 から 23 までか、最後を表す -1 で書いてください(今は {found})。',
    'Write 1 to 23, or -1 for the last (found {found}).',
  ),
  serial_missing: fault(
    'pattern に {serial} か {serial:桁数} を入れてください(今は「{found}」)。',
    'The pattern must contain {serial} or {serial:width} (found "{found}").',
  ),
  branch_missing: fault(
    'branch に {branch} を入れてください(今は「{found}」)。',
    'The branch must contain {branch} (found "{found}").',
  ),
} as const;

export const shapeErrors = {
  ...forms,
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
