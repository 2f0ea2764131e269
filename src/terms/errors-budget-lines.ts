// Refusals of the lines of a budget request: what a line may not ask, and what a sheet may not ask
// in all. The same are row errors of an imported sheet.

import { conflict, ruled } from './error-shape.ts';

export const budgetLineErrors = {
  consultation_not_concluded: ruled(
    '行{line}「{name}」は、事前協議が完了していません(協議番号: {consultation}、段階: {step})。要求書に計上できません。',
    '事前協議を終えて(合意・条件付・裁定)その番号を入れるか、計上しない(構想)にしてください。',
    'Line {line} "{name}": its prior consultation is not concluded (number {consultation}, step {step}).',
    'Conclude the consultation and enter its number, or keep the line as an idea.',
  ),
  line_consultation_other_matter: ruled(
    '行{line}の協議{consultation}は、この枠に必要な協議事項「{matter}」のものではありません。',
    '協議事項「{matter}」の協議番号を入れてください。',
    'Line {line}: the consultation {consultation} is not about the matter "{matter}" that the lane asks for.',
    'Enter the number of a consultation about "{matter}".',
  ),
  line_consultation_other_party: ruled(
    '行{line}の協議{consultation}には、{unit}が加わっていません。',
    '{unit}が協議元または協議先である協議の番号を入れてください。',
    'Line {line}: {unit} is no party of the consultation {consultation}.',
    'Enter the number of a consultation in which {unit} takes part.',
  ),
  not_executable_by_ward: ruled(
    '行{line}「{name}」は、局の協議・合議・決裁が要るため、区の権限では執行できません({needs})。この枠には計上できません。',
    '枠「{otherwise}」で要求してください。',
    'Line {line} "{name}" needs an act of a bureau ({needs}): the ward cannot execute it by itself.',
    'Request it on the lane "{otherwise}".',
  ),
  over_cap: ruled(
    '枠「{lane}」の上限{cap}を{excess}超えています(合計{total})。',
    '合計が上限以内になるように、額を減らすか、行を計上しない(構想)にしてください。',
    'The cap {cap} of the lane "{lane}" is exceeded by {excess} (total {total}).',
    'Lower amounts or keep lines as ideas until the total is within the cap.',
  ),
  unknown_category: ruled(
    '行{line}の種別「{code}」は、{on}の規則集にありません。',
    '次から選んでください: {codes}',
    'Line {line}: the category "{code}" is not in the rulebook on {on}.',
    'Choose one of: {codes}',
  ),
  unknown_policy: ruled(
    '行{line}の方針「{code}」は、{on}の規則集にありません。',
    '次から選んでください: {codes}',
    'Line {line}: the policy "{code}" is not in the rulebook on {on}.',
    'Choose one of: {codes}',
  ),
  unknown_fund: ruled(
    '行{line}の財源「{code}」は、{on}の規則集にありません。',
    '次から選んでください: {codes}',
    'Line {line}: the fund "{code}" is not in the rulebook on {on}.',
    'Choose one of: {codes}',
  ),
  fund_named_twice: ruled(
    '行{line}の財源「{code}」が二度あります。',
    '同じ財源は一つにまとめてください。',
    'Line {line} names the fund "{code}" twice.',
    'Add its amounts together.',
  ),
  line_unknown_unit: ruled(
    '行{line}の組織「{code}」({field})は、{on}の時点でありません。',
    '組織表でコードを確かめてください。',
    'Line {line}: there is no unit "{code}" ({field}) on {on}.',
    'Check the code in the organisation.',
  ),
  account_gap: ruled(
    '行{line}の予算科目は、「{below}」があるのに「{above}」がありません。',
    '会計・款・項・目・節を、上から順に入れてください。',
    'Line {line}: the account names {below} without {above}.',
    'Fill the account from above: kan, kou, moku, setsu.',
  ),
  priority_twice: ruled(
    '優先順位{priority}の行が二つあります({other}と{line})。',
    '順位を付け直してください。',
    'Two lines have the priority {priority} ({other} and {line}).',
    'Rank the lines anew.',
  ),
  line_named_twice: ruled(
    '行{line}が二度あります。',
    '行のコードは、要求書の中で一つずつにしてください。',
    'The line {line} is named twice.',
    'Name each line once.',
  ),
  too_many_lines: ruled(
    '行が{count}行になります。一つの要求書は{atMost}行までです。',
    '行をまとめてください。別の枠で要求できる事業は、その枠の要求書に移せます。',
    'The sheet would have {count} lines; {atMost} is the most.',
    'Join lines, or ask on another lane for projects that fit there.',
  ),
  total_too_large: ruled(
    '要求額の合計が大きすぎて、正確に扱えません。',
    '桁を確かめてください。',
    'The total of the requests is too large to be exact.',
    'Check the digits of the amounts.',
  ),
  line_moved_on: conflict(
    '行{line}は、あなたが見た後に変わりました({seen}を見て、今は{current})。',
    '行を開き直し、内容を確かめてから入れ直してください。',
    'Line {line} changed since you saw it (you saw {seen}, now {current}).',
    'Reload the line, check it and enter it again.',
  ),
  unknown_line: ruled(
    '行{line}は、この要求書にありません。',
    '行のコードを確かめてください。',
    'There is no line {line} in this request.',
    'Check the code of the line.',
  ),
  line_not_asked: ruled(
    '行{line}は計上されていない構想なので、この操作はできません。',
    '計上された行を選んでください。',
    'Line {line} is an idea that is not asked for.',
    'Choose a line that counts into the request.',
  ),
  priority_missing: ruled(
    '優先順位のない行が{count}行あります(行{line}など)。',
    '計上した全ての行に優先順位を付けてください。',
    '{count} lines have no priority (line {line} is one).',
    'Rank every line that is asked for.',
  ),
  funds_differ: ruled(
    '行{line}の財源の合計{funds}が、要求額{request}と一致しません。',
    '財源の内訳か要求額を直してください。',
    'Line {line}: its funds add up to {funds}, its request is {request}.',
    'Correct the funds or the request.',
  ),
} as const;
