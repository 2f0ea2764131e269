// Refusals of a budget request: its opening, its windows, its submission, the assessment of its
// lines, the appeals and their restoration. Those of the lines themselves: errors-budget-lines.ts.

import { conflict, ruled } from './error-shape.ts';

/** To open and to hand in. */
const asking = {
  cycle_unknown: ruled(
    '予算編成「{cycle}」が見つかりません。',
    '予算編成の案件の番号を確かめてください。',
    'There is no budget cycle "{cycle}".',
    'Check the number of the cycle.',
  ),
  unknown_lane: ruled(
    '要求の枠「{lane}」は、{on}の規則集にありません。',
    '次から選んでください: {lanes}',
    'The lane "{lane}" is not in the rulebook on {on}.',
    'Choose one of: {lanes}',
  ),
  lane_not_for_ward: ruled(
    '枠「{lane}」は、{fiscalYear}年度には{unit}で使えません。',
    '使える枠から選んでください: {lanes}',
    'The lane "{lane}" is not open to {unit} in fiscal year {fiscalYear}.',
    'Choose one that is: {lanes}',
  ),
  sheet_exists: conflict(
    '{unit}の枠「{lane}」の要求書は、この予算編成に既にあります({number})。',
    '要求書{number}に行を足すか、取り下げてから作り直してください。',
    '{unit} has a request on the lane "{lane}" in this budget already ({number}).',
    'Add lines to {number}, or withdraw it first.',
  ),
  requests_not_open: ruled(
    '要求の受付はまだ始まっていません(受付開始: {on})。',
    '行の入力は今からできます。受付が始まってから提出してください。',
    'Requests are not taken yet (from {on}).',
    'Lines can be entered now; hand the sheet in once requests are taken.',
  ),
  requests_closed: ruled(
    '要求の受付は終わりました(締切: {on})。',
    '内示の前であれば、財政課が受付を再開できます。財政課に相談してください。',
    'Requests are not taken any more (closed {on}).',
    'Before the notice the finance section can receive requests again: ask there.',
  ),
  nothing_asked: ruled(
    '計上された行がありません。',
    '要求する行を一つ以上入れてください。',
    'No line of the sheet asks for anything.',
    'Put at least one line into the request.',
  ),
  opinion_missing: ruled(
    'この枠には区長の意見が必要です。',
    '意見(要求の段階)を付けてから提出してください。',
    "This lane asks for the ward mayor's opinion.",
    'Attach an opinion at the request first.',
  ),
  opinion_not_now: ruled(
    '「{stage}」の段階の意見は、今は出せません。',
    '今の段階の意見として出してください。',
    'An opinion at the stage "{stage}" cannot be given now.',
    'Give it at the stage in which the request stands.',
  ),
  submitted_by_decision: ruled(
    'この枠の提出は、事項「{subject}」の決裁によります。',
    '{holders}が、この案件({case})の提出に充てる決裁を、事項「{subject}」、金額{amount}円で起案してください(serves: submission)。',
    'On this lane a decision of the subject "{subject}" submits the request.',
    'Let {holders} draft it: it serves the submission of this case ({case}), for {amount} yen (serves: submission).',
  ),
  submitted_by_hand: ruled(
    'この枠の提出に決裁は要りません。',
    '提出する職の人が、この案件で提出してください。',
    'On this lane no decision submits the request.',
    'Let whoever submits do so in the case itself.',
  ),
} as const;

/** To assess. */
const assessing = {
  unknown_assessment_code: ruled(
    '行{line}の査定区分「{code}」は規則集にありません。',
    '次から選んでください: {codes}',
    'Line {line}: the assessment code "{code}" is not in the rulebook.',
    'Choose one of: {codes}',
  ),
  assessment_without_reason: ruled(
    '行{line}の査定額{amount}(前の額{before})には、査定の考え方(理由)が必要です。',
    '理由を入れてください。',
    'Line {line}: the assessment {amount} (before: {before}) needs a reason.',
    'Give the reason.',
  ),
  assessment_above_request_without_reason: ruled(
    '行{line}の査定額{amount}が要求額{request}を超えているのに、理由がありません。',
    '要求を超えて認める理由を入れてください。',
    'Line {line}: the assessment {amount} is above the request {request} and has no reason.',
    'Say why more is given than was asked.',
  ),
  held_without_reason: ruled(
    '行{line}を保留する理由がありません。',
    '理由を入れてください。',
    'Line {line} is held back without a reason.',
    'Give the reason.',
  ),
  question_due_past: ruled(
    '回答の期限{on}は、もう過ぎています(今日は{today})。',
    '今日以後の日にしてください。',
    'The answer would be due on {on}, which is over (today is {today}).',
    'Give a day from today on.',
  ),
  notice_given: conflict(
    '内示の後なので、この操作はできません。',
    '減額や保留には、区が復活を要望できます。要求書が遅れたときは、財政課に相談してください。',
    'The notice has been given: this cannot be done any more.',
    'Wards may appeal against cuts; of a sheet that came too late, ask the finance section.',
  ),
  final_notice_given: conflict(
    '示達の後なので、この要求書の額は決められません。',
    '要求書を取り下げ、次の予算で要求してください。',
    'The final notice has been given: no amount of this request can be decided any more.',
    'Withdraw the request, and ask again in the next budget.',
  ),
  withdraw_not_now: conflict(
    '要求書は財政担当が審査しているので、取り下げられません。',
    '不要になった行は、財政担当に0円の査定を頼んでください。',
    'Finance has the request in hand: it cannot be withdrawn.',
    'Ask finance to give nothing to lines that are not needed any more.',
  ),
  stage_unfinished: conflict(
    '「{stage}」で査定していない行が{count}行あります(行{line}など)。',
    '計上された全ての行を査定するか、保留にしてください。',
    '{count} lines are not assessed at the stage "{stage}" (line {line} is one).',
    'Assess every line that is asked for, or hold it back.',
  ),
} as const;

/** To appeal and to restore. */
const appealing = {
  appeals_closed: ruled(
    '復活要望の受付は終わりました(締切: {on})。',
    '次の予算で要求してください。',
    'Appeals are not taken any more (closed {on}).',
    'Ask again in the next budget.',
  ),
  nothing_to_appeal: ruled(
    '行{line}は要求どおり内示されています(内示{noticed}、要求{request})。',
    '減額または保留された行だけ、復活を要望できます。',
    'Line {line} was noticed in full ({noticed} of {request}).',
    'Appeal only for lines that were cut or held back.',
  ),
  appeal_over_request: ruled(
    '行{line}の内示{noticed}と復活要望{amount}の合計が、要求額{request}を{excess}超えています。',
    '要求額以内になるように復活要望の額を減らしてください。',
    'Line {line}: the notice {noticed} and the appeal {amount} are {excess} over the request {request}.',
    'Lower the appeal so that both stay within the request.',
  ),
  not_appealed: ruled(
    '行{line}の復活要望はありません。',
    '行のコードを確かめてください。',
    'Line {line} was not appealed for.',
    'Check the code of the line.',
  ),
  appeal_pending: conflict(
    '復活要望が出ている行が{count}行あるので(行{line}など)、内示を受諾できません。',
    '復活要望を取り下げてから受諾するか、復活査定を待ってください。',
    '{count} lines are appealed for (line {line} is one): the notice cannot be accepted.',
    'Withdraw the appeals first, or wait for the restoration.',
  ),
  restored_below_notice: ruled(
    '行{line}の復活査定{amount}が、内示{noticed}を下回っています。',
    '復活要望された行の額は、内示以上にしてください。',
    'Line {line}: {amount} is below its notice {noticed}.',
    'A line that is appealed for gets at least what was noticed.',
  ),
  nothing_to_restore: ruled(
    '行{line}は、復活要望も保留もされていません。',
    '復活要望された行か、保留された行を選んでください。',
    'Line {line} is neither appealed for nor held back.',
    'Choose a line that is.',
  ),
  restored_over_request: ruled(
    '行{line}の復活後の額{amount}が、要求額{request}を超えています。',
    '要求額以内の額にしてください。',
    'Line {line}: {amount} is over its request {request}.',
    'Stay within the request.',
  ),
  restored_without_reason: ruled(
    '行{line}の額{amount}は、求められた額{wanted}と違うため、理由が必要です。',
    '理由を入れてください。',
    'Line {line}: {amount} is not what was asked ({wanted}) and needs a reason.',
    'Give the reason.',
  ),
} as const;

export const budgetErrors = { ...asking, ...assessing, ...appealing } as const;
