// Refusals of a change of delegation, and what can be wrong with an amendment of the tables when it
// is put into a rulebook.

import { conflict, ruled } from './error-shape.ts';

export const delegationErrors = {
  unknown_scheme: ruled(
    '権限の見直しの方式「{scheme}」は、{on}の時点でありません。',
    '規則集(decision.yaml の schemes)にある方式を選んでください: {schemes}',
    'There is no scheme "{scheme}" of changing delegation on {on}.',
    'Choose one of the rulebook (schemes of decision.yaml): {schemes}',
  ),
  nothing_changed: ruled(
    '新しい行も、終わる行も示されていません。',
    '加える行・改める行(rows)か、終わらせる行のコード(ends)を示してください。',
    'No row is proposed and none ends.',
    'Give the rows that are added or changed, or the codes of those that end.',
  ),
  rows_faulty: ruled(
    '提案された行に誤りがあります({count}件): {faultsJa}',
    '示された行を直して、もう一度送信してください。',
    'The proposed rows are faulty ({count}): {faultsEn}',
    'Correct the rows named and send them again.',
  ),
  row_named_twice: ruled(
    '行「{row}」が二度示されています。',
    '一つの行は、改めるか終わらせるかのどちらかを一度だけ示してください。',
    'The row "{row}" is named twice.',
    'Name each row once: either changed or ended.',
  ),
  dates_out_of_order: ruled(
    '行「{row}」の終わり({until})が、施行日({from})より後になっていません。',
    '施行日か、行の終わりの日を直してください。',
    'The row "{row}" ends ({until}) no later than it comes into force ({from}).',
    'Correct the date in force or the end of the row.',
  ),
  in_force_too_early: ruled(
    '施行日({on})が先の日付ではありません。今日は{today}です。',
    '案を差し戻して、施行日を今日より後に改めてください。',
    'The date in force ({on}) does not lie ahead; today is {today}.',
    'Return the proposal and set a date after today.',
  ),
  end_too_early: ruled(
    '廃止の日({on})が先の日付ではありません。今日は{today}です。',
    '今日より後の日を廃止の日としてください。',
    'The date of the end ({on}) does not lie ahead; today is {today}.',
    'Choose a date after today.',
  ),
  proposal_changed: conflict(
    'あなたが見た後に案の内容が変わりました。',
    '案を開き直し、内容を確かめてから決裁してください。',
    'The proposal was changed since you saw it.',
    'Reload it, check the content and decide then.',
  ),
  consent_needed: ruled(
    'この協議先には同意が求められています。「意見なし」では先へ進めません。',
    '同意(consent)か不同意(object)を示してください。',
    'The consent of this section is required; "no opinion" does not give it.',
    'Answer consent or object.',
  ),
  redelegation_only_own: ruled(
    '再委譲では、他の行を終わらせることはできません(「{row}」)。',
    '自分の組織の、下位の職の行だけを示してください。',
    'A redelegation cannot end the row "{row}".',
    'Name only rows of your own unit, for ranks below yours.',
  ),
  redelegation_not_own_unit: ruled(
    '再委譲の行「{row}」は、提案した組織({unit})だけを対象としていません。',
    '行の対象(for)を自分の組織だけにしてください。',
    'The row "{row}" of a redelegation is not for the proposing unit ({unit}) alone.',
    'Let the row be for your own unit only.',
  ),
  redelegation_needs_end: ruled(
    '再委譲の行「{row}」に終わりの日がありません。',
    '再委譲は期間を限って行います。until を示してください。',
    'The row "{row}" of a redelegation has no end.',
    'Powers are passed on for a period only: give until.',
  ),
  redelegation_rank: ruled(
    '行「{row}」の職位「{rank}」は、提案する職({own})より下位ではありません。',
    '下位の職位を選んでください。',
    'The rank "{rank}" of the row "{row}" is not below the one that passes it on ({own}).',
    'Choose a lower rank.',
  ),
  redelegation_not_held: ruled(
    '行「{row}」の権限は、{on}の時点で提案する職({own})に与えられていません。',
    '自分の行の範囲内(事項・金額・条件・期間)で示してください。',
    'On {on} no row gives the rank that passes it on ({own}) what the row "{row}" passes on.',
    'Stay within a row of your own: its subject, amount, conditions and time.',
  ),
  amendment_pending: conflict(
    '権限表への登載が終わっていません。',
    'しばらく待って、案件を開き直してください。続くときは管理者に知らせてください。',
    'The tables are still being published.',
    'Wait a moment and reload the case; tell the operator if it lasts.',
  ),
} as const;

const fault = (ja: string, en: string) => ({ ja, en });

/** Faults of an amendment within a rulebook; `{name}` stands for a detail. */
export const amendmentFaults = {
  no_tables: fault(
    '第{version}版({from}施行)に権限表(authority.yaml)がありません。',
    'Version {version} (in force on {from}) has no authority tables.',
  ),
  row_not_in_force: fault(
    '終わらせる行「{row}」は、{on}の時点で効力がありません。',
    'The row "{row}" that shall end is not in force on {on}.',
  ),
  row_in_files: fault(
    '行「{row}」またはその終わりは、公開された規則集のファイル(第{version}版)に書かれています。ファイルから外した版を公開してから、やり直してください。',
    'The files of version {version} hold the row "{row}", or its end, themselves. Publish a version without it, and try again.',
  ),
  row_given_that_day: fault(
    '行「{row}」は、{on}に施行される定めが既にあります。',
    'The row "{row}" has an entry for {on} already.',
  ),
} as const;

export type AmendmentProblem = keyof typeof amendmentFaults;
