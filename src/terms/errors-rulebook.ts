// Faults of a rulebook that its check can find, with the text shown to whoever writes the rulebook.
// Same kind of table as errors-*.ts, but these never answer a request: a rulebook with a fault is
// not published. `{name}` stands for a detail of the fault.

import { fill } from './errors.ts';
import { authorityRulebookErrors } from './errors-authority-rulebook.ts';
import { budgetRulebookErrors } from './errors-budget-rulebook.ts';
import { organisationErrors } from './errors-organisation.ts';
import { shapeErrors } from './errors-shape.ts';
import { yamlErrors } from './errors-yaml.ts';

const fault = (ja: string, en: string) => ({ ja, en });

/** Faults of files. */
const files = {
  file_missing: fault(
    'ファイルがありません。空でもよい一覧は [] と書いて、ファイルを置いてください。',
    'The file is missing. Add it; a list that may be empty is written [].',
  ),
  file_unknown: fault(
    '規則集にないファイル名です。使えるのは {allowed} です。',
    'A rulebook has no such file. It may hold {allowed}.',
  ),
  rulebook_missing: fault(
    'rulebook.yaml がありません。city・title・version・inForceOn・origin を書いて置いてください。',
    'There is no rulebook.yaml. Add one with city, title, version, inForceOn and origin.',
  ),
} as const;

/** Faults of dates in force and of sources. */
const dated = {
  ends_before_it_begins: fault(
    'until({until})が始まり({from})より後になっていません。until は効力のなくなる最初の日です。始まりより後の日にするか、どちらかを直してください。',
    'until ({until}) is not after the beginning ({from}). It is the first day of no force: give a later one, or correct either.',
  ),
  duplicate: fault(
    '「{code}」が同じ施行日で二度定められています。片方を消すか、施行日を分けてください。',
    '"{code}" is given twice for the same date in force. Remove one or give it another date.',
  ),
  repeated: fault('「{code}」が同じ一覧に二度あります。', '"{code}" stands twice in one list.'),
  overlapping: fault(
    '「{code}」の until({until})が、次の定めの施行日({next})より後です。until を直してください。',
    'until ({until}) of "{code}" is later than the next entry begins ({next}). Correct until.',
  ),
  gap: fault(
    '{list}の「{code}」は {from} の時点で有効な定めがありません。施行日か until を直してください。',
    '{list} has no "{code}" in force on {from}. Correct inForceOn or until.',
  ),
  gap_referred: fault(
    '{from} の時点で有効な「{code}」の定めがなく、{places}か所がこれを使っています。施行日か until を直してください。',
    'No "{code}" is in force on {from}, and {places} places use it. Correct inForceOn or until.',
  ),
  source_missing: fault(
    'origin が article なのに source がありません。規則名と条を書くか、origin を改めてください。',
    'origin is article, but there is no source. Name rule and article, or correct the origin.',
  ),
  article_missing: fault(
    'origin が article なのに条(source.article)がありません。条が分からない値は article にできません。',
    'origin is article, but source.article is missing. Without an article, the origin is another.',
  ),
} as const;

/** Faults between entries. */
const references = {
  unknown_reference: fault(
    '{list}に「{code}」はありません。使えるのは {known} です。',
    '{list} has no "{code}". It has {known}.',
  ),
  unknown_text: fault(
    '文「{code}」はありません。「{nearest}」のことですか。市の文なら texts.yaml に足してください。',
    'There is no text "{code}". Is "{nearest}" meant? A text of the city goes into texts.yaml.',
  ),
  not_a_party: fault(
    '組織の種類「{code}」は party: false なので、協議の当事者になれません。',
    'Units of the kind "{code}" cannot be a party (party: false).',
  ),
  overseers_elsewhere: fault(
    'overseers(当事者を担当する副市長)は、ruling の by と decider にだけ書けます。',
    'overseers may stand only in the by of a ruling and in decider.',
  ),
  nobody_sees_all: fault(
    '{from} の時点で、市の全案件を見られる組織(seesAll: true の office)がありません。',
    'On {from} no office sees every case of the city. Give one seesAll: true.',
  ),
  code_reserved: fault(
    'コード「{code}」は製品が使うため、ここには使えません。',
    'The code "{code}" is used by the product itself; choose another.',
  ),
  meeting_takes_no: fault(
    '会議「{meeting}」の items に {item} がないため、付議できません。',
    'The meeting "{meeting}" takes no items of the kind {item}.',
  ),
} as const;

const consultation = {
  mode_needs: fault(
    'この方式には {needs} が必要です({because})。',
    'This mode needs {needs} ({because}).',
  ),
  matter_needs_response: fault(
    '方式「{mode}」に response がないので、この事項に response が必要です。',
    'The mode "{mode}" has no response, so this matter must name one.',
  ),
  ladder_needs_ruling: fault(
    '段「{ladder}」に ruling がありません。裁定の選択肢(kinds)はそこから取られます。',
    'The ladder "{ladder}" has no ruling; the kinds of the ruling are taken from there.',
  ),
  no_last_mode: fault(
    '最後の方式に条件(when)が付いています。どの条件にも合わないときの方式を最後に書いてください。',
    'The last mode has a condition: there is no mode when none holds. Add one without.',
  ),
  unreachable_mode: fault(
    '条件のない方式より後にあるため、使われることがありません。順序を直してください。',
    'It stands after a mode without a condition and is never reached. Correct the order.',
  ),
  emergency_mode_unfit: fault(
    '方式「{mode}」は afterTheFact のある consultation ではないので、緊急の事後協議に使えません。',
    'The mode "{mode}" is no consultation with afterTheFact, so it cannot serve an emergency.',
  ),
  after_the_fact_beforehand: fault(
    '方式「{mode}」は事後協議の方式です。emergencyMode に書いてください。',
    'The mode "{mode}" is one after the fact; it belongs in emergencyMode.',
  ),
  period_zero: fault(
    '期間が0日です。1日以上にしてください。',
    'The period has no days. Give at least one.',
  ),
  rungs_out_of_order: fault(
    '督促の段が日の順に並んでいません。早いものから順に書いてください。',
    'The rungs are not in the order of their days. Put the earliest first.',
  ),
  reminder_before_start: fault(
    '期限より{days}日前の督促は、回答期間({period}日)が始まる前になります。{most} 日前までにしてください。',
    'A reminder {days} days ahead lies before the response period ({period} days) begins. At most {most}.',
  ),
} as const;

const conditions = {
  condition_empty: fault(
    '条件に中身がありません。条件が要らないときは when ごと消してください。',
    'The condition tests nothing. Without a condition, leave when out.',
  ),
  field_unknown: fault(
    '事項に項目「{field}」がありません。使えるのは {known} です。',
    'The matter defines no field "{field}". It has {known}.',
  ),
  field_optional: fault(
    '条件に使う項目「{field}」は required: true にしてください。空では条件を判定できません。',
    'The field "{field}" is tested by a condition, so it must be required: true.',
  ),
  field_without_test: fault(
    '項目「{field}」を何と比べるかがありません(equals、oneOf、atLeast、over、upTo、under)。',
    'There is no test for "{field}" (equals, oneOf, atLeast, over, upTo or under).',
  ),
  test_without_field: fault(
    '「{test}」で比べる項目(field)がありません。',
    '"{test}" has no field to compare.',
  ),
  test_unfit: fault(
    '項目「{field}」({type})は「{test}: {value}」と比べられません。',
    'The field "{field}" ({type}) cannot be compared with "{test}: {value}".',
  ),
  bounds_crossed: fault(
    '下限({least})が上限({most})より大きく、どの案件にも当てはまりません。',
    'The lower bound ({least}) is above the upper one ({most}); no case can fit.',
  ),
  choices_missing: fault(
    'type: choice の項目には choices が必要です。',
    'A field of type choice needs choices.',
  ),
  choices_unexpected: fault(
    'choices は type: choice の項目にだけ書けます。',
    'Only a field of type choice has choices.',
  ),
} as const;

const settings = {
  recurrence_unusable: fault(
    '開催の定めが使えません: {why}',
    'This recurrence cannot be used: {why}',
  ),
  meeting_never_held: fault(
    'この定めでは一度も開かれません(閉庁日と holidayRule: skip の組合せなど)。',
    'Sessions would never be held (for instance always on closed days with holidayRule: skip).',
  ),
  placeholder_unknown: fault(
    '「{name}」は使えません。使えるのは {known} です。',
    '"{name}" cannot be used here. Known are {known}.',
  ),
  number_repeats: fault(
    '{resets} に番号が1から始まるため、pattern に {needs} がないと同じ番号が二度出ます。',
    'Serials start again ({resets}), so without {needs} in the pattern a number would repeat.',
  ),
  number_restarts: fault(
    '番号は前後の文字が同じものを続けて数えるため、pattern に {needs} があると {resets} のとおりに続きません。',
    'Serials are counted by the text around them, so {needs} in the pattern breaks the count ({resets}).',
  ),
  serial_adjoins: fault(
    'pattern の {serial} が「{name}」と区切りなく並んでいるため、別の番号と同じ文字になることがあります。',
    'In the pattern {serial} adjoins "{name}" without a separator: two numbers could read the same.',
  ),
  time_zone_unknown: fault(
    '時間帯「{zone}」はありません(例: Asia/Tokyo)。',
    'There is no time zone "{zone}" (such as Asia/Tokyo).',
  ),
  hours_reversed: fault(
    '閉庁時刻が開庁時刻より後になっていません。',
    'The office closes before it opens.',
  ),
  calendar_unusable: fault('暦の定めが使えません: {why}', 'The calendar cannot be used: {why}'),
  general_watch_missing: fault(
    'step のない watch がありません。書かれていない段階の案件が滞留として見つからなくなります。',
    'No watch without step: cases in the other steps would never be found stuck.',
  ),
  general_watch_never: fault(
    'never は step のある watch にだけ書けます。書かれていない段階の案件が滞留として見つからなくなります。',
    'Only a watch of a step may say never: cases in the other steps would never be found stuck.',
  ),
  text_unknown: fault(
    '「{code}」という文は使われません。綴りを確かめてください。',
    'No text "{code}" is used anywhere. Check the spelling.',
  ),
} as const;

/** Files beside what was promulgated since; found when they are published. */
const publishing = {
  version_below_amended: fault(
    '第{version}版は、公布により作られた第{highest}版より後の版ではないため、使われることがありません。version を {next} 以上にしてください。',
    'Version {version} would never be used: a promulgation has made version {highest}. Set version to {next} or more.',
  ),
  promulgated_row_unfit: fault(
    '公布された権限の見直し({cases})の行「{row}」が、このファイルと合いません: {inJapanese} 公布のとおりの行(コード・施行日・内容)をファイルに書くか、その行と合うようにファイルを直してください。行をなくすときは、先にその見直しを、この規則集の施行日までに廃止してください。',
    'The row "{row}" of the promulgated change of delegation {cases} does not go with these files: {inEnglish} Write it as it was promulgated (code, date, content), or correct the files to go with it. To be rid of it, abolish that change first, by the date in force of this rulebook.',
  ),
} as const;

const rulebookErrors = {
  ...yamlErrors,
  ...shapeErrors,
  ...files,
  ...dated,
  ...references,
  ...organisationErrors,
  ...consultation,
  ...conditions,
  ...settings,
  ...publishing,
  ...authorityRulebookErrors,
  ...budgetRulebookErrors,
} as const;

export type RulebookProblem = keyof typeof rulebookErrors;

/** A fault, with the place where a person finds it. */
export interface RulebookFault {
  readonly file: string;
  /** Such as `modes.required.response`; empty for the whole file. */
  readonly key: string;
  readonly line?: number;
  /** The source that the entry names, such as `区長会議規程 平18達4 2条`. */
  readonly article?: string;
  readonly problem: RulebookProblem;
  readonly ja: string;
  readonly en: string;
}

export type FaultDetails = Readonly<Record<string, string | number | boolean>>;

export function rulebookFaultText(problem: RulebookProblem, details: FaultDetails) {
  const { ja, en } = rulebookErrors[problem];
  return { ja: fill(ja, details), en: fill(en, details) };
}
