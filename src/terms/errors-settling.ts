// Refusals of a consultation once it is answered: collecting, settling, ruling, implementing.

import { conflict, ruled } from './error-shape.ts';

export const settlingErrors = {
  answers_outstanding: conflict(
    '期限内の未回答があるため、集約できません({units})。',
    '回答を待つか、期限を過ぎてから集約してください。',
    'Answers within their deadline are outstanding ({units}).',
    'Wait for them or until the deadline has passed.',
  ),
  window_closed: conflict(
    '協議を求める期間は{until}に終わりました。',
    '意見は協議元へ直接伝えるか、新しい案件を起こしてください。',
    'The window for demanding consultation ended on {until}.',
    'Tell the proposing unit directly or open a new case.',
  ),
  no_settlement_proposed: conflict(
    '調整案がまだ示されていません。',
    '調整案を先に示してください。',
    'No settlement has been proposed yet.',
    'Propose one first.',
  ),
  already_confirmed: conflict(
    '既に確認済みです。',
    '相手方の確認を待ってください。',
    'This side has confirmed already.',
    'Wait for the other side.',
  ),
  level_by_meeting: conflict(
    'この段は会議「{meeting}」の結果で決まります。',
    '会議の結果の記録を待ってください。',
    'This level is settled by the meeting "{meeting}".',
    'Wait for the outcome of the meeting.',
  ),
  level_by_no_meeting: conflict(
    'この段は会議によらないため、付議できません。',
    '調整案を示すか、不成立として次の段へ進めてください。',
    'This level is not settled by a meeting.',
    'Propose a settlement, or leave the level.',
  ),
  placed_already: conflict(
    '既に付議されているか、付議の途中です。',
    '会議の結果、または次の回の知らせを待ってください。',
    'It stands on an agenda, or is on its way to one.',
    'Wait for the outcome, or for the next session.',
  ),
  unknown_ruling: ruled(
    '「{ruling}」は、選べる裁定ではありません。',
    '選べる裁定: {rulings}',
    '"{ruling}" is not a possible ruling.',
    'Possible rulings: {rulings}',
  ),
  already_ruled: conflict(
    'この職は既に裁定しています。',
    '他の裁定者を待ってください。',
    'This seat has ruled already.',
    'Wait for the others.',
  ),
  stopped_by_ruling: conflict(
    '「{ruling}」の裁定が出ているため、実施できません。',
    '内容を変えて変更協議を行うか、案件を取りやめてください。',
    'The ruling "{ruling}" forbids the implementation.',
    'Change the content and consult again, or drop the case.',
  ),
  no_implementation: conflict(
    'この方式には実施の段階がありません。',
    '受け入れた条件の履行が確認されれば、案件は終わります。',
    'This mode has no implementation.',
    'The case ends once the accepted conditions are confirmed to be met.',
  ),
  unsettled_not_implemented: conflict(
    '調整が成立していないため、実施できません。',
    '内容を変えて変更協議を行うか、案件を取りやめてください。',
    'No settlement was reached, so it cannot be implemented.',
    'Change the content and consult again, or drop the case.',
  ),
  nothing_to_recall: conflict(
    '提出していないため、引戻しの必要はありません。',
    'そのまま修正できます。',
    'It lies with the drafter; there is nothing to recall.',
    'Revise it as it is.',
  ),
  unknown_follow_up: ruled(
    '条件「{followUp}」はありません。',
    '条件の番号を確かめてください。',
    'There is no follow-up "{followUp}".',
    'Check its number.',
  ),
  follow_up_state: conflict(
    '条件「{followUp}」は今その操作を受け付けません(状態: {state})。',
    '案件を開き直してください。',
    'The follow-up "{followUp}" does not accept this now (state: {state}).',
    'Reload the case.',
  ),
  notice_not_known: ruled(
    'この方式には「通知のみ」の扱いがありません。',
    '受理、差戻し、または協議不要の認定を行ってください。',
    'This mode has no window for notice only.',
    'Accept, return or deem it unnecessary.',
  ),
} as const;
