// Refusals of the execution of a budget: allotment, transfers, re-allotment, the year's end.

import { conflict, ruled } from './error-shape.ts';

/** Lines, and what is allotted and reported of them. */
const lines = {
  line_not_in_budget: ruled(
    '行「{line}」はこの予算にありません。',
    '行の番号を確かめてください。',
    'This budget has no line "{line}".',
    'Check the name of the line.',
  ),
  line_closed: conflict(
    '行「{line}」は年度末の処理が済んでいます({outcome})。',
    '処理が誤っているときは、確認する職に差戻しを頼んでください。',
    'The line "{line}" has been closed for the year ({outcome}).',
    'Where that is wrong, ask whoever confirms it to return it.',
  ),
  withholding_not_known: ruled(
    'この市の規則には、配当の保留の定めがありません。',
    '全額を配当してください。',
    "The city's rules know no withholding of an allotment.",
    'Allot the whole amount.',
  ),
  withheld_over_passed: ruled(
    '行「{line}」の保留額{amount}が、議決額{passed}を超えています。',
    '{passed}以下にしてください。',
    'Of line "{line}" {amount} would be withheld, more than was passed ({passed}).',
    'Withhold at most {passed}.',
  ),
  release_over_withheld: ruled(
    '行「{line}」の解除額{amount}が、保留額{withheld}を超えています。',
    '{withheld}以下にしてください。',
    'Of line "{line}" {amount} would be released, more than is withheld ({withheld}).',
    'Release at most {withheld}.',
  ),
  over_allotment: ruled(
    '行「{line}」の支出負担行為{committed}が、執行できる額{available}を超えています(超過 {excess})。',
    '保留の解除、流用、補正のいずれかが先に必要です。',
    'Line "{line}": {committed} committed, {excess} more than may be executed ({available}).',
    'Money must first be released, transferred or granted.',
  ),
  spent_over_commitment: ruled(
    '行「{line}」の支出済額{spent}が、支出負担行為{committed}を超えています。',
    '支出負担行為の額を先に改めてください。',
    'Line "{line}": {spent} spent, more than was committed ({committed}).',
    'Report the commitment first.',
  ),
  report_in_future: ruled(
    '報告の日{on}は、今日({today})より後です。',
    '今日までの日を入力してください。',
    'The day of the report, {on}, lies after today ({today}).',
    'Name a day up to today.',
  ),
  report_before_allotment: ruled(
    '報告の日{on}は、配当の日({from})より前です。',
    '配当の前には執行できません。日付を確かめてください。',
    'The day of the report, {on}, lies before the allotment ({from}).',
    'Nothing is executed before it is allotted; check the date.',
  ),
  commitment_after_year_end: ruled(
    '会計年度は{last}で終わりました。行「{line}」の支出負担行為は、その日までに報告された額{before}より増やせません。',
    '年度内に報告した負担行為の支払だけを報告してください。',
    'The fiscal year ended on {last}: commitments of line "{line}" no longer grow beyond {before}.',
    'Report only payments of what was reported as committed within the year.',
  ),
  report_falls: ruled(
    '行「{line}」の報告額が、前の報告(支出負担行為{committed}、支出済額{spent})より減っています。',
    '戻入・訂正などの理由を説明欄に書いてください。',
    'Line "{line}" reports less than before ({committed} committed, {spent} spent).',
    'Say why in the text: a refund, a correction.',
  ),
  account_given: conflict(
    '行「{line}」の予算科目には、加えるものがないか、既に定まったものを変えようとしています({field})。',
    '定まっていない科目だけを入力してください。定まった科目は変えられません。',
    'Of line "{line}" nothing new is named, or what is given already would change ({field}).',
    'Name only levels that the line lacks; what is given stays.',
  ),
  opinion_not_asked: ruled(
    'この市の規則では、配当の段階の意見具申は定められていません。',
    '要求または査定の段階の意見は、要求の案件で述べます。',
    "The city's rules ask for no opinion at the allotment.",
    'Opinions on a request stand in the case of the request.',
  ),
} as const;

/** 流用と再配当. */
const moves = {
  account_missing: ruled(
    '行「{line}」に予算科目の「{field}」がないため、流用の可否を判断できません。',
    '款・項・目のある行の間で流用してください。',
    'Line "{line}" names no "{field}", so nobody can say whether money may move.',
    'Transfer between lines that name kan, kou and moku.',
  ),
  transfer_between_kan: ruled(
    '款(会計)の異なる{from}から{to}への流用は、法律で禁じられています。',
    '補正予算によってください(地方自治法220条2項)。',
    'A transfer between kan, from {from} to {to}, is forbidden by law.',
    'It takes a supplementary budget.',
  ),
  transfer_between_kou: ruled(
    '項の異なる{from}から{to}への流用は、{year}年度の予算に定めがありません。',
    '予算総則に定めのない項の間では流用できません(地方自治法220条2項)。補正予算によってください。',
    'The budget of {year} has no provision for a transfer from {from} to {to}.',
    'Between kou money moves only where the budget says so: it takes a supplementary budget.',
  ),
  transfer_to_itself: ruled(
    '流用元と流用先が同じ行「{line}」です。',
    '別の行を選んでください。',
    'The line "{line}" would give to itself.',
    'Choose another line.',
  ),
  over_free: ruled(
    '行「{line}」から動かせるのは{free}までです(求められた額 {amount})。',
    '執行済み、保留中、再配当済み、または決裁を待つ額は動かせません。',
    'Of line "{line}" at most {free} can be moved ({amount} was asked).',
    'What is committed, withheld, passed on or waiting for a decision cannot be moved.',
  ),
  reallotted_to_itself: ruled(
    '「{unit}」は、この予算を持つ組織です。',
    '再配当先の区を選んでください。',
    '"{unit}" is the unit that holds this budget.',
    'Choose the ward to which the money is passed on.',
  ),
  reallotted_elsewhere: ruled(
    '行「{line}」の再配当先は「{planned}」として議決されています。',
    '「{planned}」に再配当してください。',
    'The line "{line}" was passed to be re-allotted to "{planned}".',
    'Pass it on to "{planned}".',
  ),
  not_reallottable: ruled(
    '「{unit}」は、再配当を受けられる組織ではありません。',
    '区を選んでください。',
    '"{unit}" is no unit to which money can be passed on.',
    'Choose a ward.',
  ),
  reallotment_not_consulted: ruled(
    '行「{line}」の事前協議が完了していません(協議: {number}、段階: {step})。',
    '区との協議を終えてから再配当してください。',
    'The prior consultation of line "{line}" is not concluded (consultation {number}, step {step}).',
    'Conclude the consultation with the ward first.',
  ),
  urgency_missing: ruled(
    '行「{line}」の事前協議が完了していません。協議を待たずに再配当するには、緊急の理由が要ります。',
    '緊急の理由を urgent に書くか、区との協議を終えてから再配当してください。',
    'The consultation of line "{line}" is not concluded: only an urgent reason lets it pass.',
    'Say why it is urgent, or conclude the consultation with the ward first.',
  ),
  over_taken_back: ruled(
    '行「{line}」のうち「{unit}」から戻せるのは{free}までです(求められた額 {amount})。',
    '区が執行した額、または再配当していない額は戻せません。',
    'Of line "{line}" at most {free} can be taken back from "{unit}" ({amount} was asked).',
    'What the ward has committed, or never received, cannot be taken back.',
  ),
  no_consultation_owed: conflict(
    '事後協議を待っている再配当「{item}」はありません。',
    '案件を開き直して、番号を確かめてください。',
    'No re-allotment "{item}" waits for a consultation held afterwards.',
    'Reload the case and check its number.',
  ),
  after_consultation_open: ruled(
    '協議「{number}」は、再配当「{item}」の事後協議としてまだ完了していません(段階: {step})。',
    '区との事後協議を終えてから、その番号を入力してください。',
    'The consultation {number} is not the concluded one of re-allotment "{item}" (step {step}).',
    'Conclude the consultation with the ward, then name it.',
  ),
  no_step_waiting: conflict(
    '決裁を待っている流用・再配当「{item}」はありません。',
    '案件を開き直して、番号を確かめてください。',
    'No transfer or re-allotment "{item}" waits for a decision.',
    'Reload the case and check its number.',
  ),
  step_after_year_end: conflict(
    '会計年度が終わったため、「{item}」はもう行えません。',
    '新年度の予算によってください。',
    'The fiscal year is over: "{item}" can no longer be carried out.',
    'It takes money of the new year.',
  ),
  step_waiting: conflict(
    '行「{line}」には、決裁を待っている流用・再配当「{item}」があります。',
    '決裁を得るか、取り消してから、もう一度行ってください。',
    'Of line "{line}" the transfer or re-allotment "{item}" still waits for its decision.',
    'Have it decided or cancel it first.',
  ),
} as const;

/** 年度末. */
const yearEnd = {
  year_end_not_known: ruled(
    '年度末の区分「{outcome}」は、この市の規則にありません。',
    '次のいずれかを選んでください: {outcomes}',
    'The city\'s rules do not know "{outcome}" as an end of the year.',
    'Choose one of: {outcomes}.',
  ),
  year_not_over: conflict(
    '「{outcome}」とできるのは、年度の最終日({last})からです。',
    '{last}まで待つか、執行が終わっているときは完結または不用としてください。',
    '"{outcome}" can be said from the last day of the fiscal year ({last}) on.',
    'Wait until {last}, or close what is finished as completed or lapsed.',
  ),
  outcome_takes_no_amount: ruled(
    '行「{line}」の「{outcome}」に金額は要りません。',
    '金額を空にしてください。残りはすべて不用になります。',
    'Line "{line}": "{outcome}" takes no amount.',
    'Leave it out: all that is left lapses.',
  ),
  not_committed: ruled(
    '行「{line}」には、それに当たる支出負担行為がありません。',
    '年度内に負担行為をしていない額は、不用とするか、新年度で再要求してください。',
    'Of line "{line}" nothing of the kind was committed.',
    'What was never committed lapses or is asked again.',
  ),
  payment_open: conflict(
    '行「{line}」に、負担行為済みで支払の済んでいない額{unpaid}があります。',
    '支払を報告するか、繰り越してください。',
    'Of line "{line}" {unpaid} is committed and not paid yet.',
    'Report the payment, or carry it over.',
  ),
  not_listed_for_carryover: ruled(
    '行「{line}」の繰越明許費は{listed}までです。',
    '繰越明許は、予算に定めた額の範囲に限られます(地方自治法213条)。',
    'The budget lists {listed} of line "{line}" to be carried over.',
    'Only what the budget lists can be carried over so.',
  ),
  amount_over_rest: ruled(
    '行「{line}」の金額{amount}が、残額{rest}を超えています。',
    '残額の範囲で指定してください。',
    'Line "{line}": {amount} is more than what is left ({rest}).',
    'Name at most what is left.',
  ),
  accident_needs_reason: ruled(
    '行「{line}」の事故繰越には、避けがたい事故の理由が要ります。',
    '理由を書いてください(地方自治法220条3項)。',
    'Line "{line}": a carry-over by accident needs its reason.',
    'Say which accident kept it from being spent.',
  ),
  carried_already: ruled(
    '行「{line}」は前年度から繰り越した額です。「{outcome}」とすることはできません。',
    '次のいずれかを選んでください: {outcomes}(地方自治法213条・220条3項)',
    'Line "{line}" was carried over from the year before: it cannot be "{outcome}".',
    'Choose one of: {outcomes}.',
  ),
  consultation_owed: conflict(
    '行「{line}」の再配当「{item}」は、事後協議がまだ済んでいません。',
    '区との事後協議を終え、その番号を入力してから、年度末の処理をしてください。',
    'Of line "{line}" the re-allotment "{item}" still owes its consultation held afterwards.',
    'Conclude it with the ward and name it first.',
  ),
  nothing_to_confirm: conflict(
    '行「{line}」に、確認を待つ年度末の処理はありません。',
    '案件を開き直してください。',
    'Nothing of line "{line}" waits to be confirmed.',
    'Reload the case.',
  ),
} as const;

export const executionErrors = { ...lines, ...moves, ...yearEnd } as const;
