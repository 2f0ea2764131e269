// Refusals that hold for every procedure: who, when, which case.

import { conflict, fault, forbidden, missing, ruled } from './error-shape.ts';

export const caseErrors = {
  case_not_found: missing(
    '案件が見つかりません。存在しないか、あなたの職では見ることができません。',
    '番号を確かめるか、事務局に問い合わせてください。',
    'The case was not found: it does not exist, or your seat may not see it.',
    'Check the number or ask the secretariat.',
  ),
  case_moved_on: conflict(
    'あなたが見た後に案件が進みました(第{seen}版を見て、今は第{current}版)。',
    '案件を開き直し、内容を確かめてから操作してください。',
    'The case moved on since you saw it (you saw version {seen}, now {current}).',
    'Reload the case, check it and act again.',
  ),
  case_closed: conflict(
    'この案件は終わっています(結果: {outcome})。',
    '続きが必要なときは、新しい案件を起こして関連づけてください。',
    'This case is closed (outcome: {outcome}).',
    'Open a new case and refer to this one.',
  ),
  case_exists: conflict(
    '同じ案件が既にあります。',
    '既にある案件を開いてください。',
    'This case exists already.',
    'Open the existing case.',
  ),
  not_in_this_step: conflict(
    '今の段階「{step}」では「{command}」はできません。',
    '案件のページで、いまできる操作を確認してください。',
    'In the present step "{step}" the command "{command}" is not possible.',
    'Look up what is possible now.',
  ),
  not_allowed: forbidden(
    'あなたの職には「{command}」の権限がありません。',
    '{holders}が行う操作です。担当が違うと思われるときは事務局に相談してください。',
    'Your seat has no right to "{command}".',
    'This is done by {holders}. Ask the secretariat if you think otherwise.',
  ),
  administrators_do_not_decide: forbidden(
    '管理者は案件を動かす手助けはできますが、回答・同意・決定はできません。',
    '権限のある職の人に操作を依頼してください。',
    'Administrators move work but never answer, agree or decide.',
    'Ask the holder of the competent seat to act.',
  ),
  unknown_seat: ruled(
    '職「{seat}」はありません。',
    '組織表で職のコードを確かめてください。',
    'There is no seat "{seat}".',
    'Check the code of the seat in the organisation.',
  ),
  seat_not_held: forbidden(
    '{on}の時点で、あなたは職「{seat}」に就いていません。',
    '自分の職を選び直してください。異動の登録漏れは事務局に知らせてください。',
    'On {on} you do not hold the seat "{seat}".',
    'Choose a seat of yours; report a missing appointment to the secretariat.',
  ),
  unknown_unit: ruled(
    '組織「{unit}」は、{on}の時点でありません。',
    '組織表でコードを確かめてください。',
    'There is no unit "{unit}" on {on}.',
    'Check the code in the organisation.',
  ),
  four_eyes: forbidden(
    '自分が起案した案件を自分で承認・決定することはできません。',
    '別の人が就いている、権限のある職に回してください。',
    'Nobody approves or decides what he drafted himself.',
    'Leave it to another person with a competent seat.',
  ),
  on_hold: conflict(
    '停止中のため操作できません(理由: {reason})。',
    '事務局が再開するまで待つか、事務局に相談してください。',
    'The case is on hold (reason: {reason}).',
    'Wait until the secretariat resumes it, or ask them.',
  ),
  not_on_hold: conflict(
    '停止中ではありません。',
    '案件を開き直してください。',
    'The case is not on hold.',
    'Reload the case.',
  ),
  no_rulebook: ruled(
    '{city}には、{on}に施行されている規則集がありません。',
    '規則集を公開してください(kyogi rulebook publish)。',
    'No rulebook of {city} is in force on {on}.',
    'Publish a rulebook (kyogi rulebook publish).',
  ),
  // What a draft can reach: a matter of which no condition fits. Refused, and on record.
  rulebook_gap: ruled(
    '規則集の{key}「{code}」に、{on}に有効な定めがありません。',
    '規則集に定めを補い、新しい版として公開してください。',
    'The rulebook has no {key} "{code}" in force on {on}.',
    'Add the entry and publish a new version of the rulebook.',
  ),
  // What the check of a rulebook promises that no case ever meets: a broken promise, not an answer.
  rulebook_lacks: fault(
    '案件に固定された規則集に、必要な定めが欠けているため、処理できませんでした。案件は変わっていません。',
    '同じ操作を繰り返さず、この番号を添えて管理者に知らせてください。',
    'The rulebook that the case is pinned to lacks an entry the case needs. The case is unchanged.',
    'Do not repeat it; report it to the operator with this number.',
  ),
  number_taken: fault(
    '発番しようとした番号が別の案件に付いているため、処理できませんでした。案件は変わっていません。',
    '同じ操作を繰り返さず、規則集の採番(numbering)と合わせて管理者に知らせてください。',
    'The number to be issued is borne by another case already. The case is unchanged.',
    'Do not repeat it; tell the operator, together with the numbering of the rulebook.',
  ),
  held_back: conflict(
    '同時に送られた他の操作が受け付けられなかったため、この操作も行っていません。',
    '受け付けられなかった操作を直し、まとめて送り直してください。',
    'Another command of the same bundle was refused, so this one was not done either.',
    'Mend the refused command and send the whole bundle again.',
  ),
  stale_wake_up: conflict(
    'この期限は既に変わっています。',
    '何もする必要はありません。',
    'This wake-up is no longer wanted.',
    'Nothing needs to be done.',
  ),
} as const;
