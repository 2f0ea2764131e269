// What can be wrong in a line of a personnel file, and what a personnel change breaks. Told in a
// list with their places; they never answer a request by themselves.

const fault = (ja: string, en: string) => ({ ja, en });

export const personnelProblems = {
  file_unreadable: fault(
    'UTF-8でもShift_JISでもないファイルです。CSV(UTF-8)で保存し直してください。',
    'The file is neither UTF-8 nor Shift_JIS. Save it again as CSV (UTF-8).',
  ),
  file_without_rows: fault('見出しの下に行がありません。', 'There is no line below the header.'),
  column_missing: fault(
    '見出しに「{column}」の列がありません。使える名前: {names}',
    'The header has no column "{column}". Its names are: {names}',
  ),
  column_unknown: fault(
    '「{column}」という列はありません。名前を直すか、列を消してください。',
    'There is no column "{column}". Correct its name or remove the column.',
  ),
  column_twice: fault('「{column}」の列が二つあります。', 'The column "{column}" is there twice.'),
  line_broken: fault(
    '行を読めません。引用符(")の閉じ忘れがないか確かめてください。',
    'The line cannot be read. Look for a quotation mark that is not closed.',
  ),
  line_shifted: fault(
    '項目が{got}個あります(見出しは{expected}個)。カンマの過不足を確かめてください。',
    'The line has {got} fields, the header {expected}. Look for a comma too many or missing.',
  ),
  cell_empty: fault('空欄です。値を入れてください。', 'The cell is empty. Fill it in.'),
  cell_unusable: fault(
    '使えない文字があるか、長すぎます(200字まで)。',
    'It holds a character that cannot be kept, or is longer than 200.',
  ),
  code_unusable: fault(
    '「{text}」は使えません。英小文字・数字・「.」「_」「-」で書いてください。',
    '"{text}" cannot be used. Write lower-case letters, digits, dots, _ and -.',
  ),
  mail_unusable: fault('メールアドレスではありません。', 'This is no mail address.'),
  date_unusable: fault(
    '「{text}」は日付として読めません。2027-04-01 または 2027/4/1 の形で書いてください。',
    '"{text}" is no date. Write 2027-04-01 or 2027/4/1.',
  ),
  dates_missing: fault(
    '発令日も解任日もありません。どちらかを入れてください。',
    'There is neither a first day nor a day of leaving. Give one of them.',
  ),
  dates_backwards: fault(
    '解任日({until})が発令日({from})より後になっていません。解任日は、その日から職にない日です。',
    'The day of leaving ({until}) is not after the first day ({from}).',
  ),
  date_past: fault(
    '{on}は過ぎた日です。過ぎた日の人事は予約できません。',
    '{on} is past. A change of a past day cannot be reserved.',
  ),
  capacity_unknown: fault(
    '資格「{text}」はありません。使えるのは {known} です。',
    'There is no capacity "{text}". It is one of {known}.',
  ),
  seat_unknown: fault(
    '職「{seat}」は、{on}の時点でありません。組織表でコードを確かめてください。',
    'There is no seat "{seat}" on {on}. Check the code in the organisation.',
  ),
  person_unnamed: fault(
    '利用者「{login}」はまだいません。新しい人なら氏名を入れてください。',
    'There is no person "{login}" yet. Give the name of a new one.',
  ),
  name_differs: fault(
    '利用者「{login}」の氏名は「{known}」です。別人のログインでないか確かめてください。改姓は組織の取込みで直します。',
    'The name of "{login}" is "{known}". Is it the login of somebody else? Names are changed by an import.',
  ),
  person_disabled: fault(
    '利用者「{login}」は停止されています。先に有効にしてください(kyogi account enable)。',
    'The account "{login}" is disabled. Enable it first (kyogi account enable).',
  ),
  row_twice: fault(
    '{first}行目と同じ発令です。',
    'This is the same appointment as in line {first}.',
  ),
  two_holders: fault(
    '{first}行目の人と同じ職に、重なる期間で就くことになります。どちらかの日付を直してください。',
    'With line {first} two people would hold the seat at the same time. Correct one of the dates.',
  ),
  seat_taken: fault(
    'この職には、{from}から「{login}」が就くことに既になっています。その予約を取り消すか、解任日を{from}までにしてください。',
    '"{login}" holds this seat from {from} already. Cancel that, or let this one end by {from}.',
  ),
  not_held: fault(
    '「{login}」は、{on}の前日に職「{seat}」に就いていません。',
    '"{login}" does not hold the seat "{seat}" on the day before {on}.',
  ),
} as const;

export const personnelFindings = {
  seat_vacant: fault(
    '職「{seat}」は{on}から在職者がいません(待っている処理 {waiting}件)。',
    'Nobody holds the seat "{seat}" from {on} on ({waiting} pieces of work wait there).',
  ),
  case_without_hands: fault(
    '案件「{title}」({number})は、{on}から誰も処理できません({place})。',
    'From {on} on nobody can act on the case "{title}" ({number}) at {place}.',
  ),
  hands_are_proposers: fault(
    '案件「{title}」({number})は、{on}から{place}に起案した人しかいなくなり、誰も決められません。',
    'From {on} on only proposers of the case "{title}" ({number}) sit at {place}, and none of them may act.',
  ),
  acting_order_ends: fault(
    '職「{seat}」の代決順位は{on}からありません。',
    'The seat "{seat}" has no acting order from {on} on.',
  ),
  acting_seat_vacant: fault(
    '職「{seat}」の代決順位にある職「{acting}」は、{on}から在職者がいません。',
    'The seat "{acting}", which acts for "{seat}", is vacant from {on} on.',
  ),
  draft_left: fault(
    '起案中の「{title}」を起こした人は、{on}に職「{seat}」を離れます。',
    'Whoever drafted "{title}" leaves the seat "{seat}" on {on}.',
  ),
  leaver_absent: fault(
    '{on}に職「{seat}」を離れる人には、{until}までの不在が登録されています。',
    'Whoever leaves the seat "{seat}" on {on} has an absence until {until}.',
  ),
  mail_differs: fault(
    '利用者「{login}」のメールアドレスは登録と違います。予約では変わりません(組織の取込みで直します)。',
    'The mail address of "{login}" is another one. It is not changed by this; import it.',
  ),
} as const;

export type PersonnelProblem = keyof typeof personnelProblems;
export type PersonnelFinding = keyof typeof personnelFindings;
