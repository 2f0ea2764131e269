// Refusals of absences, acting orders and personnel changes.

import { conflict, forbidden, ruled } from './error-shape.ts';

const absences = {
  absence_of_another: forbidden(
    '他の人の不在は、管理者か全市を見る職(事務局)だけが登録・変更・一覧できます。',
    '本人に登録してもらうか、事務局に依頼してください。代決する人が上司の不在を登録することはできません。',
    'Absences of others are kept by administrators and by seats that see the whole city.',
    'Let the person enter it, or ask the secretariat. Whoever acts for somebody cannot call him absent.',
  ),
  unknown_person: ruled(
    'この市に「{person}」という利用者はいません。',
    '組織表で利用者を確かめてください。',
    'This city has no person "{person}".',
    'Look the person up in the organisation.',
  ),
  unknown_absence_kind: ruled(
    '不在の種類「{kind}」は規則集にありません。',
    '次のいずれかを選んでください: {known}',
    'The rulebook knows no kind of absence "{kind}".',
    'Choose one of: {known}',
  ),
  absence_backwards: ruled(
    '不在の終わり({until})が始まり({from})より後になっていません。',
    '終わりの日時を直してください。',
    'The absence ends ({until}) before it begins ({from}).',
    'Correct the end.',
  ),
  absence_over: ruled(
    '{until}に終わる不在は、もう過ぎています。起きたことは書き換えません。',
    '続きがあるときは、新しい不在として登録してください。',
    'An absence until {until} is over. What has happened is not rewritten.',
    'Enter what follows as a new absence.',
  ),
  absence_overlaps: conflict(
    '同じ人の不在が既にあります({from}から{until}まで)。',
    '既にある不在の終わりを動かすか、重ならない日時にしてください。',
    'The person has an absence already, from {from} until {until}.',
    'Move the end of that one, or choose times that do not overlap.',
  ),
} as const;

export const personnelErrors = { ...absences } as const;
