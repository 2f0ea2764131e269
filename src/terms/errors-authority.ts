// Refusals of the authority tables: what is not known, not admitted, or nobody may decide.

import { ruled } from './error-shape.ts';

/** What a question names that the rulebook does not know. */
const words = {
  no_authority_rules: ruled(
    '{city}の規則集には決裁の定め(authority.yaml と decision.yaml)がありません。',
    '規則集に二つのファイルを加えて、新しい版として公開してください。',
    'The rulebook of {city} has no authority tables (authority.yaml and decision.yaml).',
    'Add the two files and publish a new version of the rulebook.',
  ),
  unknown_subject: ruled(
    '事項「{subject}」の定めが、{on}の時点でありません。',
    '使えるのは {known} です。事項が足りないときは規則集の担当に知らせてください。',
    'No subject "{subject}" is in force on {on}.',
    'Known are {known}. Tell whoever keeps the rulebook if one is missing.',
  ),
  unknown_hat: ruled(
    '資格「{hat}」の定めがありません。',
    '使えるのは {known} です。自分の職のまま起案するときは、資格を空にしてください。',
    'There is no capacity "{hat}".',
    'Known are {known}. Leave it empty to draft from your own seat.',
  ),
  unknown_qualifier: ruled(
    '区分「{qualifier}」の定めがありません。',
    '使えるのは {known} です。',
    'There is no qualifier "{qualifier}".',
    'Known are {known}.',
  ),
  unknown_exclusion: ruled(
    '除外事由「{exclusion}」の定めがありません。',
    '使えるのは {known} です。',
    'There is no exclusion "{exclusion}".',
    'Known are {known}.',
  ),
  unknown_ground: ruled(
    '引上げの事由「{ground}」の定めがありません。',
    '使えるのは {known} です。',
    'There is no ground "{ground}" for sending a matter up.',
    'Known are {known}.',
  ),
  yen_in_digits: ruled(
    '{option} の「{found}」は金額として読めません。',
    '円単位の整数を、半角の数字だけで入力してください(例: 5000)。「,」や「円」は付けません。',
    '{option} "{found}" cannot be read as an amount.',
    'Give whole yen in digits alone, such as 5000, without commas.',
  ),
  unknown_item: ruled(
    '事項「{subject}」に、節「{item}」はありません。',
    '使えるのは {known} です。',
    'The subject "{subject}" has no item "{item}".',
    'It has {known}.',
  ),
} as const;

/** What a subject asks for. */
const subjects = {
  item_missing: ruled(
    '事項「{subject}」には節が必要です。',
    '{known} から選んでください。',
    'The subject "{subject}" needs an item of expenditure.',
    'Choose one of {known}.',
  ),
  amount_missing: ruled(
    '事項「{subject}」には金額が必要です。',
    '円単位で入力してください。契約変更のときは、変更前の金額です。',
    'The subject "{subject}" needs an amount.',
    'Give it in whole yen; for a change of contract, the amount before the change.',
  ),
  change_missing: ruled(
    '事項「{subject}」には、契約を増減する金額が必要です。',
    '円単位で入力してください。減額は負の数です。',
    'The subject "{subject}" needs the amount by which the contract changes.',
    'Give it in whole yen; a reduction is negative.',
  ),
  change_below_zero: ruled(
    '事項「{subject}」で、減額({change}円)が変更前の金額({amount}円)を超えています。',
    '変更前の契約の総額と、増減する金額を確かめてください。契約は0円より下になりません。',
    'The subject "{subject}": the change ({change} yen) takes more than the amount before ({amount} yen).',
    'Check the whole amount before and the change: no contract falls below zero.',
  ),
  not_a_ward: ruled(
    '組織「{unit}」は、行為の及ぶ区として挙げられません。',
    '挙げられるのは {known} の組織です。',
    'The unit "{unit}" is none that the act can reach as a ward.',
    'Name units of these kinds: {known}.',
  ),
  wards_missing: ruled(
    '事項「{subject}」には、行為の及ぶ区が必要です。',
    '及ぶ区をすべて挙げてください。委任されているかどうかは、及ぶ区の数によります。',
    'The subject "{subject}" needs the wards that the act reaches.',
    'Name all of them: whether the power is delegated turns on how many there are.',
  ),
  subject_not_admitted: ruled(
    '事項「{subject}」では扱えません: {text}({article})',
    '示された要件を確かめ、当てはまる事項を選び直してください。',
    'This cannot be drafted as "{subject}": {text} ({article})',
    'Check the requirement and choose the subject that fits.',
  ),
} as const;

/** Deciding by analogy with a row of another subject (準用). */
const analogy = {
  unknown_row: ruled(
    '行「{row}」の定めが、{on}の時点でありません。',
    '専決表で行のコードを確かめてください。',
    'No row "{row}" is in force on {on}.',
    'Look up the code of the row in the tables.',
  ),
  analogy_not_allowed: ruled(
    '「{table}」の行「{row}」は準用できません。',
    '準用を認める表の専決の行を選ぶか、準用なしで上位者の決裁を受けてください。',
    'The row "{row}" of "{table}" cannot be applied by analogy.',
    'Choose a row of a table that allows it, or leave the matter to the superior.',
  ),
  analogy_not_needed: ruled(
    'この事項には定め(行「{row}」など)があるため、準用はできません。',
    '準用を外して、定めのとおりに起案してください。',
    'The subject has rows of its own (such as "{row}"), so none is applied by analogy.',
    'Leave the analogy out and draft by the rows there are.',
  ),
  analogy_unfit: ruled(
    '行「{row}」は、この案件の組織や金額などの条件に合わないため、準用できません。',
    '条件に合う行を選ぶか、準用なしで上位者の決裁を受けてください。',
    'The row "{row}" is for other units, amounts or conditions than this matter has.',
    'Choose a row that fits, or leave the matter to the superior.',
  ),
} as const;

export const authorityErrors = { ...words, ...subjects, ...analogy } as const;
