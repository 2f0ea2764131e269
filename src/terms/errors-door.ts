// Refusals at the door: before any case is looked at.

import {
  conflict,
  fault,
  forbidden,
  malformed,
  missing,
  tooLarge,
  tooMany,
  unauthenticated,
  unavailable,
  unsupported,
} from './error-shape.ts';

export const doorErrors = {
  malformed: malformed(
    '送信内容の形式が正しくありません。',
    '示された項目を直して、もう一度送信してください。',
    'The request is not in the expected form.',
    'Correct the fields listed and send it again.',
  ),
  unknown_command: malformed(
    '「{command}」という操作はありません。',
    '案件のページで、いまできる操作を確認してください。',
    'There is no command "{command}".',
    'Look up the possible actions of the case.',
  ),
  system_command: forbidden(
    '「{command}」は期限や会議から届く操作であり、人は送信できません。',
    '案件のページで、いまできる操作を確認してください。',
    '"{command}" comes from timers and other cases only; people cannot send it.',
    'Look up the possible actions of the case.',
  ),
  too_large: tooLarge(
    '送信内容が大きすぎます(上限 {limit})。',
    '添付を分けるか、小さくしてから送信してください。',
    'The request is too large (limit {limit}).',
    'Split or shrink the attachment and send it again.',
  ),
  unsupported_media: unsupported(
    'この種類のデータは受け付けていません({type})。',
    '受け付けている形式に変換してください。',
    'This type of data is not accepted ({type}).',
    'Convert it to an accepted type.',
  ),
  not_signed_in: unauthenticated(
    'サインインしていません。',
    'サインインしてから操作してください。',
    'You are not signed in.',
    'Sign in and try again.',
  ),
  wrong_credentials: unauthenticated(
    '利用者名またはパスワードが違います。',
    '入力を確かめてください。分からないときは事務局に再発行を依頼してください。',
    'The user name or the password is wrong.',
    'Check both; ask the secretariat for a new password.',
  ),
  cross_site: forbidden(
    '別のサイトからの送信は受け付けません。',
    'この製品の画面から操作してください。',
    'Requests from another site are not accepted.',
    'Use the pages of this product.',
  ),
  too_many_requests: tooMany(
    '短い時間に回数が多すぎます。',
    '{seconds}秒待ってから、もう一度試してください。',
    'Too many attempts in a short time.',
    'Wait {seconds} seconds and try again.',
  ),
  not_found: missing(
    '見つかりません。存在しないか、あなたの職では見ることができません。',
    '番号を確かめるか、事務局に問い合わせてください。',
    'Not found: it does not exist, or your seat may not see it.',
    'Check the number or ask the secretariat.',
  ),
  key_reused: conflict(
    'この操作キーは、別の内容で既に使われています。',
    '新しい操作には新しいキーを付けてください。',
    'This idempotency key was already used with another content.',
    'Use a new key for a new command.',
  ),
  not_ready: unavailable(
    '起動中または終了処理中です。',
    'しばらく待ってから、もう一度試してください。',
    'The service is starting or stopping.',
    'Wait a moment and try again.',
  ),
  broken: fault(
    '製品の不具合により処理できませんでした。案件は変わっていません。',
    '同じ操作を繰り返さず、この番号を添えて管理者に知らせてください。',
    'A fault of the product stopped this. The case is unchanged.',
    'Do not repeat it; report it to the operator with this number.',
  ),
} as const;
