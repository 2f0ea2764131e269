// Refusals of a year's budget: its dates, its windows, the notices and the vote.

import { conflict, ruled } from './error-shape.ts';

/** Planning, and dates that are given by hand. */
const planning = {
  cycle_by_other_unit: ruled(
    '予算編成を計画する組織は「{unit}」ではありません。',
    'initiator を計画の担当組織({units})にしてください。',
    'The unit "{unit}" does not plan budgets.',
    'Name the unit that does as the initiator: {units}.',
  ),
  cycle_exists: conflict(
    '{fiscalYear}年度の当初予算の編成は、既にあります({number})。',
    '予算編成{number}を続けてください。やり直すときは、先にそれを取り下げてください。',
    'The initial budget of fiscal year {fiscalYear} is being planned already ({number}).',
    'Go on with {number}, or withdraw it first.',
  ),
  fiscal_year_unknown: ruled(
    '{fiscalYear}年度は暦の表の範囲の外なので、日程を数えられません。',
    '年度を確かめてください。',
    'The calendar does not reach fiscal year {fiscalYear}, so its dates cannot be counted.',
    'Check the fiscal year.',
  ),
  cycle_dates_out_of_order: ruled(
    '{event}({on})が{after}({afterOn})より前になります。',
    '年の流れの順になるように、どちらかの日を改めてください。続く日程も一緒に改められます。',
    'The event "{event}" ({on}) would come before "{after}" ({afterOn}).',
    'Change either date so that they follow the year; several may be given at once.',
  ),
  cycle_date_closed: ruled(
    '{event}の日({on})は閉庁日です({reason})。',
    '開庁日を示してください。次の開庁日は {next} です。',
    'The date of "{event}" ({on}) is a closed day ({reason}).',
    'Give an open day; the next one is {next}.',
  ),
  cycle_date_past: ruled(
    '{event}を過ぎた日時({on})に改めることはできません。今日は{today}です。',
    'これからの日を示してください。今すぐ行うときは、その操作をしてください。',
    'The event "{event}" cannot be moved into the past ({on}); today is {today}.',
    'Give a date to come. To do it at once, give the command itself.',
  ),
  cycle_date_happened: conflict(
    '{event}は{on}に済んでいるので、日を改められません。',
    'この日を除いて、もう一度送信してください。締め切った要求の受付は、内示の前なら再開(reopen_requests)できます。',
    'The event "{event}" came to pass on {on}; its date cannot be changed.',
    'Leave it out and send the rest again. Before the notice, requests can be received once more (reopen_requests).',
  ),
  cycle_window_passed: conflict(
    '{event}({on})の時刻が過ぎているので、日を改められません。',
    'この日を除いて、もう一度送信してください。要求の受付は、締め切った後、内示の前なら再開(reopen_requests)できます。',
    'The instant of "{event}" ({on}) has come; its date cannot be changed any more.',
    'Leave it out and send the rest again. Before the notice, requests can be received once more (reopen_requests).',
  ),
  cycle_windows_past: ruled(
    '受付の終わりがもう過ぎています({events})。今日は{today}です。始めてもすぐに締め切られてしまいます。',
    '予算を計画するときは dates に、計画の後は日程の変更(reschedule)で、これからの日を示してください。',
    'Windows would be over before they open ({events}); today is {today}.',
    'Give dates to come: in the plan (dates), or afterwards by a change of dates (reschedule).',
  ),
} as const;

/** Windows and notices. */
const notices = {
  early_close_needs_reason: ruled(
    '要求の受付は{until}までと知らせてあります。早く締め切るには理由が必要です。',
    '理由(reason)を書いてください。',
    'Requests are to be received until {until}. Closing earlier needs a reason.',
    'Give the reason.',
  ),
  requests_unassessed: ruled(
    '査定の終わっていない要求が{count}件あります({units})。',
    'その要求の査定(局を経由するものは局の進達も)を終えてから、内示をしてください。',
    '{count} request(s) are not assessed yet ({units}).',
    'Have them forwarded and assessed, then give the notice.',
  ),
  appeals_date_missing: ruled(
    '「{event}」の日が決まっていないので、内示をしても復活要望の時間がありません。',
    '日程の変更(reschedule)で appealsClose の日を決めてから、内示をしてください。',
    'There is no date for "{event}": after the notice nobody would have time to appeal.',
    'Set appealsClose by a change of dates (reschedule), then give the notice.',
  ),
  appeals_window_over: ruled(
    '復活要望の締切({on})が過ぎているため、内示をしても要望ができません。',
    '日程の変更(reschedule)で、締切をこれからの日に改めてください。',
    'The window for appeals ended on {on}: after this notice nobody could appeal.',
    'Move its end to a date to come (reschedule).',
  ),
  appeals_open: ruled(
    '復活要望を{until}まで受け付けています。まだ受諾していない要求が{count}件あります({units})。',
    '締切を待つか、受諾を求めてください。',
    'Appeals are received until {until}, and {count} request(s) may still appeal ({units}).',
    'Wait until then, or ask for their acceptance.',
  ),
  appeals_undecided: ruled(
    '復活要望・保留の行が決まっていない要求が{count}件あります({units})。',
    '復活査定を終えてから、示達をしてください。',
    '{count} request(s) have lines that were appealed or held back and are undecided ({units}).',
    'Have them decided, then give the final notice.',
  ),
  requests_unsettled: conflict(
    '額の確定していない要求が{count}件あります({units})。',
    '要求の画面で今の段階を確かめ、確定を待つか、予算に間に合わない要求を取り下げてから、もう一度行ってください。',
    '{count} request(s) do not stand yet ({units}).',
    'See in which step they are: wait until they are settled, or have those withdrawn that came too late.',
  ),
} as const;

/** The assembly, and the end of the year. */
const passing = {
  event_in_future: ruled(
    '{on}はまだ来ていません。今日は{today}です。',
    '済んだ日を記録してください。',
    'The date {on} has not come yet; today is {today}.',
    'Record what has happened, on its day.',
  ),
  vote_before_presentation: ruled(
    '議決の日({on})が議会への提出の日({presented})より前です。',
    '議決の日を確かめてください。',
    'The vote ({on}) is dated before the presentation ({presented}).',
    'Check the date of the vote.',
  ),
  presented_before_notice: ruled(
    '議会への提出の日({on})が{event}の日({after})より前です。',
    '提出の日を確かめてください。',
    'The presentation ({on}) is dated before "{event}" ({after}).',
    'Check the date of the presentation.',
  ),
  presented_before_rejection: ruled(
    '議会への提出の日({on})が、前の予算案の否決の日({after})より前です。',
    '出し直した日を示してください。',
    'The presentation ({on}) is dated before the budget was refused ({after}).',
    'Give the day on which it was presented again.',
  ),
  nothing_rejected: ruled(
    '否決されていない予算の額は改められません。',
    '議会での修正は、修正可決(amended)として議決の記録に示してください。',
    'The assembly has not refused this budget; its amounts stand.',
    'Record what the assembly changes with its vote (amended).',
  ),
  changes_only_when_amended: ruled(
    '行の額を変えられるのは、修正可決(amended)のときだけです。',
    '結果を修正可決にするか、changes を消してください。',
    'Lines get another amount only by an amended budget.',
    'Record it as amended, or leave the changes out.',
  ),
  not_a_line_of_this: ruled(
    '行「{line}」の案件({case})は、この予算の開いている案件ではありません。',
    '案件の番号(uuid)を確かめてください。繰越明許費は執行の案件で、修正は要求の案件で示します。',
    'The case {case} of the line "{line}" is no open case of this budget.',
    'Check its uuid. Carry-overs name executions, amendments name requests.',
  ),
  unknown_budget_lines: ruled(
    '次の{count}行はその案件にないか、計上されていません: {lines}',
    '行のコードを確かめて、すべて直してからもう一度送信してください。',
    '{count} line(s) are not there or are not asked for: {lines}',
    'Check the codes of the lines, mend them all and send it again.',
  ),
  carryover_over_passed: ruled(
    '行「{line}」の繰越明許費{amount}が、議決された額{passed}を超えています。',
    '議決された額以内にしてください。',
    'Line "{line}": {amount} is more than the {passed} that the assembly passed.',
    'Stay within what was passed.',
  ),
  carryover_below_confirmed: conflict(
    '行「{line}」は{carried}の繰越が確認済みなので、繰越明許費を{amount}に下げられません。',
    '確認済みの額以上にしてください。',
    'Line "{line}": {carried} is confirmed to be carried over, more than {amount}.',
    'List at least what is confirmed.',
  ),
  budget_line_named_twice: ruled(
    '案件 {case} の行「{line}」が二度示されています。',
    '一つの行は一度だけ示してください。',
    'The line "{line}" of the case {case} is named twice.',
    'Name each line once.',
  ),
  executions_open: ruled(
    '閉じていない執行が{count}件あります({units})。',
    '年度末の処理と確認を終えてから、年度を閉じてください。',
    '{count} execution(s) are not closed ({units}).',
    'Finish and confirm their year end first.',
  ),
  executions_missing: conflict(
    '議決された要求のうち{count}件に、執行の案件がまだありません({units})。',
    '執行の案件が開くのを待ってください。開かないときは、届かなかった通知(運用の手引)を確かめてください。',
    '{count} passed request(s) have no execution yet ({units}).',
    'Wait until it has opened; if it does not, look among what could not be delivered.',
  ),
  requests_still_open: conflict(
    '閉じていない要求が{count}件あります({units})。',
    'その要求を終わらせてから、年度を閉じてください。',
    '{count} request(s) are still open ({units}).',
    'Have them end, then close the year.',
  ),
  fiscal_year_not_over: ruled(
    '年度はまだ終わっていません({until}まで)。',
    '年度が終わってから閉じてください。',
    'The fiscal year is not over; its last day is {until}.',
    'Close it after that day.',
  ),
} as const;

export const budgetCycleErrors = { ...planning, ...notices, ...passing } as const;
