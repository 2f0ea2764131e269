// Refusals of meeting sessions, and of a decision whose matter asks for a consultation first.

import { conflict, ruled } from './error-shape.ts';

export const meetingErrors = {
  unknown_meeting: ruled(
    '会議「{meeting}」は規則集にありません。',
    '規則集の会議から選んでください。',
    'The rulebook has no meeting "{meeting}".',
    'Choose a meeting of the rulebook.',
  ),
  meeting_over: ruled(
    '会議「{meeting}」はもう開かれません。',
    'この段を不調として次の段へ進めるか、規則集の会議を確かめてください。',
    'The meeting "{meeting}" is not held any more.',
    'Leave the level unsettled, or check the meeting in the rulebook.',
  ),
  past_session_date: ruled(
    '過去の日({on})に会議を開くことはできません。',
    '今日以降の開庁日を指定してください。',
    'A session cannot be held on a past day ({on}).',
    'Name an open day from today on.',
  ),
  planned_by_recurrence: ruled(
    '定例の日({on})を人が指定することはできません。定例の回は規則集の定めにより開かれます。',
    '臨時会として招集するときは、定例の日を付けないでください。',
    'A planned date ({on}) is not given by hand: planned sessions follow from the rulebook.',
    'Leave it out to convene an extraordinary session.',
  ),
  closed_session_date: ruled(
    '{on}は閉庁日です({reason})。',
    '開庁日を指定してください。',
    '{on} is a closed day ({reason}).',
    'Name an open day.',
  ),
  agenda_closed: conflict(
    'この回の議題の受付は{cutOff}に締め切りました。',
    '次の回に付議されます。',
    'The agenda of this session closed at {cutOff}.',
    'The item goes to the next session.',
  ),
  item_kind_not_taken: ruled(
    'この会議は「{item}」の議題を扱いません。',
    '規則集の会議の定めを確かめてください。',
    'This meeting takes no items of the kind "{item}".',
    'Check the meeting in the rulebook.',
  ),
  item_not_on_agenda: ruled(
    'その議題はこの回にありません。',
    '議題の一覧を確かめてください。',
    'This item is not on the agenda.',
    'Check the agenda.',
  ),
  which_item: ruled(
    'この案件の議題がこの回に複数あります({levels})。',
    '「level」に議題の段を指定してください。',
    'This case has several items on the agenda ({levels}).',
    'Name the level of the one meant in "level".',
  ),
  item_state: conflict(
    'この議題は今その操作を受け付けません(状態: {state})。',
    '会議のページを開き直してください。',
    'The item does not accept this now (state: {state}).',
    'Reload the session.',
  ),
  outcome_not_for_item: ruled(
    '「{item}」の議題に、結果「{outcome}」は記録できません。',
    'その種類の議題に合う結果を選んでください。',
    'An item of the kind "{item}" cannot have the outcome "{outcome}".',
    'Choose an outcome that fits the kind of item.',
  ),
  session_under_way: conflict(
    '結果を記録した回は、動かすことも中止することもできません。',
    '残りの議題の結果を記録し、閉会してください。',
    'Outcomes have been recorded: the session can be neither moved nor cancelled.',
    'Record the other outcomes and close it.',
  ),
  session_not_reached: conflict(
    '会議の日({on})より前に結果を記録することはできません。',
    '会議の日を待つか、日を動かしてください。',
    'Outcomes cannot be recorded before the day of the session ({on}).',
    'Wait for the day or move the session.',
  ),
  outcomes_missing: conflict(
    '結果が記録されていない議題があります({count}件)。',
    '結果を記録するか、継続として次回へ送ってください。',
    '{count} item(s) have no outcome yet.',
    'Record them or carry them over.',
  ),
  consultation_missing: ruled(
    'この事項は事前協議が必要ですが、協議番号がないか、その番号の事前協議がありません。',
    '協議を行い、起案者の「修正」(revise の consultation)で受付番号を付けてください。',
    'This matter needs a prior consultation, and no number, or none of a consultation, is given.',
    'Consult first; the drafter gives its number by `revise` with `consultation`.',
  ),
  consultation_unfinished: ruled(
    '事前協議「{number}」が完了していません(今の段階: {step})。',
    '合意または実施の裁定を待って決裁するか、「修正」(revise の consultation)で改めてください。',
    'The consultation "{number}" is not concluded (step: {step}).',
    'Decide once it is agreed or ruled, or link another by `revise` with `consultation`.',
  ),
  consultation_other_matter: ruled(
    '事前協議「{number}」は、この事項の協議ではありません。',
    '起案者の「修正」(revise の consultation)で、この事項の協議番号を付けてください。',
    'The consultation "{number}" is about another matter.',
    'The drafter links one about this matter by `revise` with `consultation`.',
  ),
  consultation_other_party: ruled(
    '事前協議「{number}」は、別の協議元「{unit}」の協議です。',
    '「修正」(revise の consultation)で、起案した部署が行った協議の番号を付けてください。',
    'The consultation "{number}" is one of another initiator, "{unit}".',
    'The drafter links one that his own unit held by `revise` with `consultation`.',
  ),
  consultation_other_wards: ruled(
    '事前協議「{number}」は、「{units}」を協議先としていません。',
    '協議してから、「修正」(revise の consultation)でその協議番号を付けてください。',
    'The consultation "{number}" did not consult {units}.',
    'Consult them too, and link that consultation by `revise` with `consultation`.',
  ),
} as const;
