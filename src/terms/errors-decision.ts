// Refusals of a decision on its way: circulation, concurrence, deciding, acting, afterwards.

import { conflict, forbidden, ruled } from './error-shape.ts';

/** While it lies with somebody before its decider. */
const hearing = {
  not_your_turn: conflict(
    'いまは別の職の番です。',
    '{holders}が先に処理します。',
    'It is the turn of another seat.',
    '{holders} acts first.',
  ),
  heard_already: conflict(
    '「{unit}」は既に回答しています。',
    '内容が変わって再び求められるまで、回答は残ります。',
    '{unit} has answered already.',
    'The answer stands until the draft changes in a part it answers for.',
  ),
  stance_needs_text: ruled(
    'この回答({stance})には、内容または理由が必要です。',
    '理由を書いて、もう一度送ってください。',
    'This stance ({stance}) needs its text.',
    'Give the reason and send it again.',
  ),
  circulator_not_absent: conflict(
    '回議の順番の職は不在ではありません。',
    '{holders}の処理を待つか、本人に依頼してください。',
    'The circulator whose turn it is is not absent.',
    'Wait for {holders}, or ask them to act.',
  ),
  unknown_circulator: ruled(
    '戻し先の番号{to}は、既に見た回議者の番号ではありません。',
    '経路の番号を確かめるか、番号を付けずに起案者へ戻してください。',
    'Number {to} is no circulator who has seen the draft.',
    'Look up the number in the route, or leave it out to return to the drafter.',
  ),
  unknown_question: ruled(
    '未回答の質問「{question}」はありません。',
    '案件のページで質問の番号を確かめてください。',
    'There is no open question "{question}".',
    'Look up its number on the page of the case.',
  ),
  recall_overtaken: conflict(
    '次の職が既に処理したため、引戻しはできません。',
    '差戻しを依頼するか、起案者側で取下げを行ってください。',
    'Somebody has acted after you; it cannot be recalled any more.',
    'Ask for it to be returned, or let the drafting side withdraw it.',
  ),
  hold_needs_later_date: ruled(
    '保留の再開日{on}は、あすより前の日です。',
    'あす以後の日を指定してください。その日の始業時に自動で再開します。',
    'The hold cannot end on {on}: it is not later than today.',
    'Name a later date; the case resumes by itself as the office opens.',
  ),
} as const;

/** When it is decided. */
const deciding = {
  decision_not_offered: conflict(
    'まだ決裁できる段階ではありません。回議または合議が済んでいません。',
    '{holders}の処理を待ってください。同意が必要な合議が不同意のときは、起案者が修正します。',
    'It is not offered for decision yet: it still circulates or is heard.',
    'Wait for {holders}; where a binding consent was refused, the drafter revises it.',
  ),
  content_changed: conflict(
    'あなたが見た後に内容が変わりました(今は第{version}版)。',
    '案件を開き直し、いまの内容を確かめてから決裁してください。',
    'The content changed after you saw it (it is now version {version}).',
    'Reload the case and decide on what it says now.',
  ),
  decision_frozen: conflict(
    '決裁済みの案件は変えられません。',
    '変えるときは、この決裁に続く新しい案件を起案してください。',
    'A decided case is frozen.',
    'Draft a new decision that follows this one.',
  ),
  no_rank_above: ruled(
    '「{title}」より上の職はないため、引き上げられません。',
    '決裁・否決・差戻しのいずれかを行ってください。',
    'There is no rank above "{title}".',
    'Decide it, reject it or return it.',
  ),
} as const;

/** When somebody decides for an absent decider (代決). */
const acting = {
  acting_not_absent: ruled(
    '代わられる職は不在に当たりません: {inJapanese}ではありません。',
    'その職の処理を待ってください。不在の登録が漏れているときは、登録してからやり直してください。',
    'Whoever is acted for does not count as absent: it is not {inEnglish}.',
    'Wait for that seat; register the absence first if it is missing.',
  ),
  acting_lapses: ruled(
    '「{title}」の専決は、不在の間は効力がなく、代決もできません。',
    '{holders}がこの案件を引き取って決裁します。',
    'While "{title}" is absent that seat decides nothing, and nobody acts for it.',
    'Let {holders} take it up and decide.',
  ),
  acting_not_your_turn: ruled(
    '代決の順位が先の職がいます。',
    '{holders}に代決を依頼してください。',
    'Somebody before you in the order of acting deciders is there.',
    'Ask {holders} to act.',
  ),
  acting_barred: ruled(
    '代決できない案件です({inJapanese})。',
    '決裁者の帰りを待つか、決裁者がいまの内容について前もって指示(instruct)を記録してください。' +
      '合議不調のとき、または規則集が指示による代決を認めないときは、帰りを待つほかありません。',
    'This may not be decided by an acting decider ({inEnglish}).',
    'Wait for the decider, or let him record an instruction (instruct) on this very content; none ' +
      'helps after a refused consent, or where the rulebook lets no order lift the ground.',
  ),
  acting_needs_reason: ruled(
    '代決には、急ぐ理由または決裁者のあらかじめの指示が必要です。',
    '急ぐ理由を書くか、指示の日時と内容を示してください。決裁者が前もって記録した指示(instruct)でも足ります。',
    'An acting decision needs its urgency, or the order given before.',
    'State why it cannot wait, or when and what the decider ordered; what he recorded will do.',
  ),
  order_in_future: ruled(
    '指示の日時{at}は、まだ来ていません。',
    '実際に指示を受けた日時を入力してください。',
    'The order is dated {at}, which is still to come.',
    'Give the moment at which it was really given.',
  ),
  order_before_opening: ruled(
    '指示の日時{at}は、この案件の起案({openedAt})より前です。',
    '起案後に受けた指示の日時を入力してください。起案前の指示はこの案件の指示になりません。',
    'The order is dated {at}, before the case was opened ({openedAt}).',
    'Give an order that was given on this case, after it was drafted.',
  ),
} as const;

/** What `acting_not_absent` says of the definition that did not hold. */
export const absenceWords = {
  allWorkingHours: {
    inJapanese: '勤務時間のすべてにわたる不在',
    inEnglish: 'an absence for all of the office hours of the day',
  },
  moreThanOneDay: { inJapanese: '1日を超える不在', inEnglish: 'an absence of more than one day' },
  any: { inJapanese: '不在', inEnglish: 'an absence' },
} as const;

/** What `acting_barred` says of a refused consent; a ground has a title in Japanese alone. */
export const barringWords = {
  concurrence: { inJapanese: '合議不調', inEnglish: 'a consent was refused' },
  ground: (title: string, code: string) => ({ inJapanese: title, inEnglish: `ground ${code}` }),
} as const;

/** Other cases that it refers to. */
const linked = {
  served_case_unknown: ruled(
    '応じる案件「{case}」が見つからないか、この決裁で応じられる案件ではありません。',
    '応じる案件(協議・予算要求・予算執行)を確かめてください。',
    'The case "{case}" was not found, or is none that such a decision serves.',
    'Check which consultation, budget request or execution is meant.',
  ),
  served_case_other_party: ruled(
    '「{unit}」は、その案件でこの立場にありません。',
    '自分の組織が当事者(協議元・協議先・要求者・執行者)である案件を選んでください。',
    '{unit} has no such part in that case.',
    'Choose one to which your unit is a party.',
  ),
  served_case_not_waiting: conflict(
    'その案件は、いまこの決裁を待っていません(今の段階: {step})。',
    'その案件を開いて、今の段階を確かめてください。',
    'That case does not wait for this decision (step: {step}).',
    'Open the case and look where it stands.',
  ),
  served_by_other_seat: ruled(
    'その協議でこの回答・承認を行う職の決裁ではありません。',
    '{holders}が決裁者となるよう、上位に引き上げるか、件名の専決区分を確かめてください。',
    'The seat that decides is not the one whose act that consultation waits for.',
    'Let it go up until one of {holders} decides, or check by which row it is decided.',
  ),
  subject_serves_nothing: ruled(
    '件名「{subject}」の決裁は、他の案件への回答・提出・執行の決定として使えません。',
    '規則集で serves に「{as}」を定めた件名で起案してください: {subjects}',
    'Decisions of the subject "{subject}" say nothing to another case.',
    'Draft it under a subject that serves as {as}: {subjects}',
  ),
  served_subject_differs: ruled(
    'その案件が待っている決裁の件名は「{wanted}」です(起案の件名: {subject})。',
    '件名「{wanted}」で起案し直してください。',
    'That case waits for a decision of the subject "{wanted}", not of "{subject}".',
    'Draft it anew under the subject "{wanted}".',
  ),
  served_amount_differs: ruled(
    '起案の金額{amount}円が、その案件の金額{wanted}円と違います。',
    '金額を{wanted}円に直してください。案件の金額が違うときは、その案件を直してください。',
    'The draft says {amount} yen, and the case that it serves {wanted} yen.',
    'Say {wanted} yen, or mend the other case where that is wrong.',
  ),
  served_content_changed: conflict(
    '応じる案件({case})の内容が、この決裁を起案・提出した後に変わりました。',
    '起案者に差し戻し、いまの内容で提出し直してもらってください。',
    'The case that it serves ({case}) says something else than when this was submitted.',
    'Return it to the drafter, who submits it again about what it says now.',
  ),
  nothing_to_acknowledge: conflict(
    '確認を待っている、他の案件からの不受理はありません。',
    '案件のページで、いまできる操作を確認してください。',
    'No case has refused what this decision said to it.',
    'Look up what is possible now.',
  ),
  followed_case_unknown: ruled(
    '元の決裁「{number}」が見つかりません。',
    '番号を確かめてください。',
    'The earlier decision "{number}" was not found.',
    'Check the number.',
  ),
  followed_case_other_unit: ruled(
    '元の決裁「{number}」は「{unit}」の案件です。',
    '自分の組織が起案した決裁を指定してください。',
    'The earlier decision "{number}" is one of {unit}.',
    'Name a decision that your unit drafted.',
  ),
  followed_case_undecided: ruled(
    '元の案件「{number}」は決裁されていません(今の段階: {step})。',
    '元の案件がまだ途中のときは、その案件を修正してください。',
    'The earlier case "{number}" has not been decided (step: {step}).',
    'While it is under way, revise that one.',
  ),
} as const;

/** What follows a decision. */
const afterwards = {
  nothing_to_execute: conflict(
    '施行の報告を待っている案件ではありません。',
    '案件のページで、いまできる操作を確認してください。',
    'No execution is waited for.',
    'Look up what is possible now.',
  ),
  execution_date_unusable: ruled(
    '施行日は{from}から{until}までの日でなければなりません。',
    '実際に施行した日を入力してください。',
    'The date of execution must lie between {from} and {until}.',
    'Give the day on which it was carried out.',
  ),
  unknown_review: ruled(
    'あなたの職に求められた後閲「{review}」はありません。',
    '案件のページで後閲の番号を確かめてください。',
    'There is no post-review "{review}" that your seat owes.',
    'Look up its number on the page of the case.',
  ),
  reviewed_already: conflict(
    '後閲「{review}」は済んでいます。',
    '内容を変えるときは、新しい案件を起案します。',
    'The post-review "{review}" has been given.',
    'To change the matter, draft a new decision.',
  ),
  reviews_own_act: forbidden(
    '自分が代わって行った処理を、自分で後閲することはできません。',
    '不在だった職にいる別の人が行います。',
    'Nobody reviews what he did himself for somebody absent.',
    'Another person at the seat that was absent does it.',
  ),
  no_correction: conflict(
    '後閲「{review}」に、報告を待っている是正の指示はありません。',
    '案件のページで、いまできる操作を確認してください。',
    'The post-review "{review}" asks for no correction that is still open.',
    'Look up what is possible now.',
  ),
} as const;

export const decisionErrors = {
  ...hearing,
  ...deciding,
  ...acting,
  ...linked,
  ...afterwards,
} as const;
