// Refusals of absences, acting orders and personnel changes.

import { conflict, forbidden, ruled } from './error-shape.ts';

const absences = {
  absence_of_another: forbidden(
    '他の人の不在は、管理者か全市を見る職(事務局)だけが登録・変更・一覧できます。',
    '本人に登録してもらうか、事務局に依頼してください。代決する人が上司の不在を登録することはできません。',
    'Absences of others are kept by administrators and by seats that see the whole city.',
    'Let the person enter it, or ask the secretariat. Whoever acts for somebody cannot call him absent.',
  ),
  absence_for_own_turn: forbidden(
    'あなたはこの人の代決順位にあるため、この人の不在を登録・変更できません。',
    '本人か、代決順位にない管理者・事務局に依頼してください。',
    'You stand in the acting order of this person and cannot enter or change his absences.',
    'Ask the person, or an administrator or the secretariat who does not act for him.',
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

const changes = {
  personnel_not_allowed: forbidden(
    '人事異動の確認・予約は、管理者か全市を見る職(事務局)だけができます。',
    '事務局に依頼してください。',
    'Personnel changes are reserved by administrators and by seats that see the whole city.',
    'Ask the secretariat.',
  ),
  personnel_rows_broken: ruled(
    'ファイルに直すところが{errors}件あります。何も読み込んでいません。',
    '示された行と列を直して、もう一度送ってください。先に確認(preview)だけすることもできます。',
    'The file has {errors} mistakes. Nothing of it was loaded.',
    'Correct the lines and columns listed and send it again; a preview changes nothing.',
  ),
  personnel_without_change: ruled(
    'このファイルは、いまの組織のままです。予約するものがありません。',
    '発令日と、誰がどの職に就くかを確かめてください。',
    'The file says what is there already: nothing would change.',
    'Check the days and who takes which seat.',
  ),
  personnel_in_force: conflict(
    'この異動は{on}から効いているため、取り消せません。',
    '元に戻すには、新しい異動として予約してください。',
    'The change is in force since {on} and cannot be cancelled.',
    'Reserve another change that puts it right.',
  ),
  personnel_overlaid: conflict(
    '職「{seat}」は、この予約の後にさらに変えられています。',
    '後の予約から順に取り消すか、新しい異動として予約してください。',
    'The seat "{seat}" has been changed again since this was reserved.',
    'Cancel the later change first, or reserve another one.',
  ),
  handover_not_yours: forbidden(
    '職「{seat}」の引継ぎは、その職に就いている人、就いていた人、管理者、事務局だけが見られます。',
    '引継ぎを受ける人は、発令日から見られます。',
    'The handover of the seat "{seat}" is read by who holds or held it, administrators and the secretariat.',
    'Whoever takes the seat reads it from his first day on.',
  ),
} as const;

export const personnelErrors = { ...absences, ...changes } as const;
