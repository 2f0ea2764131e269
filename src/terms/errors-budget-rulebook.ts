// Faults that the check of budget.yaml finds; in all else like the other faults of a rulebook.
// `{name}` stands for a detail of the fault.

const fault = (ja: string, en: string) => ({ ja, en });

/** Faults of places, subjects and lists. */
const words = {
  budget_party_not_here: fault(
    'ここには party: {party} がありません。使えるのは {known} です。組織を決めて書くときは office か unit を使ってください。',
    'There is no party {party} here; known are {known}. Name an office or a unit instead.',
  ),
  decision_without_tables: fault(
    '事項「{subject}」の決裁を求めていますが、この市に authority.yaml がありません。表を置くか、この行を消して自分で行う形にしてください。',
    'A decision on the subject "{subject}" is asked for, but the city has no authority.yaml. Add the tables, or remove this line.',
  ),
  subject_serves_not: fault(
    '事項「{subject}」の決裁は予算の案件に知らされません。authority.yaml のその事項の serves に {as} を書いてください。',
    'A decision on the subject "{subject}" tells the budget nothing. Add {as} to serves of that subject in authority.yaml.',
  ),
  subject_without_amount: fault(
    '事項「{subject}」は amount: false なので、決裁の額と予算の額を合わせられません。amount を true にしてください。',
    'The subject "{subject}" asks no amount, so its decision can never be for the amount of the budget. Set its amount: true.',
  ),
  nothing_in_force: fault(
    '{from} の時点で、{list} に有効な定めが一つもありません。査定ができなくなるので、施行日か until を直してください。',
    'On {from} nothing in {list} is in force, so nothing could be assessed. Correct inForceOn or until.',
  ),
} as const;

/** Faults of the year's calendar. */
const calendar = {
  milestones_in_circle: fault(
    '日程が互いに相手から数えられています({codes})。どれか一つを on で月日にしてください。',
    'These dates are counted from each other ({codes}). Give one of them a day of its own (on).',
  ),
  milestones_out_of_order: fault(
    '{fiscalYear}年度の日程で、{code}({on})が {after}({afterOn})より前になります。年の流れの順になるように直してください。',
    'In the calendar of fiscal year {fiscalYear}, {code} ({on}) comes before {after} ({afterOn}). Correct either.',
  ),
  window_on_closed_day: fault(
    '{fiscalYear}年度の {code}({on})が閉庁日に当たります。roll を next か previous にしてください。',
    'In fiscal year {fiscalYear}, {code} ({on}) falls on a closed day. Let it roll: next or previous.',
  ),
  presentation_late: fault(
    '{fiscalYear}年度の議会提出の予定({planned})が、確実に間に合う日({safeOn})より後です。法定の期限は {outerOn} です。日程を早めてください。',
    'In fiscal year {fiscalYear} the presentation is planned for {planned}, after the last safe day ({safeOn}); the legal date is {outerOn}. Plan it earlier.',
  ),
} as const;

/** Faults of lanes and of what happens to passed money. */
const lanes = {
  fiscal_years_crossed: fault(
    '最初の年度({from})が最後の年度({until})より後で、どの年度にも使えません。',
    'The first fiscal year ({from}) is after the last ({until}): the lane is open in none.',
  ),
  matter_without_emergency: fault(
    '協議事項「{matter}」に emergencyMode がないので、事後の協議を始められません。',
    'The matter "{matter}" has no emergencyMode, so no consultation can be opened after the fact.',
  ),
  after_the_fact_in_initial: fault(
    '枠「{lane}」は afterTheFact(事後協議)を定めているので、cycles を [supplementary](補正)に限る必要があります。当初予算では、協議を済ませてから計上します。',
    'The lane "{lane}" has consultations held after the fact, so its cycles must be [supplementary]: in the initial budget consultation comes first.',
  ),
  otherwise_in_circle: fault(
    '区で執行できないときの枠が一巡しています({lanes})。どの枠でも受けられない要求が出ます。',
    'Lanes send on to each other what a ward cannot execute ({lanes}), and none takes it.',
  ),
  cap_unknown: fault(
    '式「{formula}」に {needs} がないので、区ごとの上限が決まりません。',
    'The formula "{formula}" has no {needs}, so it gives no ward its cap.',
  ),
  ward_of_other_kind: fault(
    '規則集の {by} が挙げる組織「{unit}」は種類が「{kind}」で、その枠の kinds({kinds})にありません。',
    'The rulebook names the unit "{unit}" in {by}, but it is of the kind "{kind}", and that lane is for {kinds}.',
  ),
  provision_same: fault(
    '同じ項「{kou}」の間の定めです。移す先の項を直してください。',
    'This provision moves money within "{kou}". Correct the 項 it goes to.',
  ),
} as const;

/** Faults of formulas and indicators. */
const formulas = {
  indicator_zero: fault(
    '指標「{indicator}」の値がどの区も 0 なので、按分できません。',
    'The indicator "{indicator}" is 0 for every ward: nothing can be divided by it.',
  ),
  indicator_lacks: fault(
    '指標「{indicator}」に {wards} の値がありません。この式で分ける区の値をすべて書いてください。',
    'The indicator "{indicator}" has no value for {wards}. Give one for each ward that shares.',
  ),
  tier_lacks: fault(
    '{wards} がどの段階にもありません。この式で分ける区をすべて段階に入れてください。',
    'No tier has {wards}. Put each ward that shares into one.',
  ),
  cushion_lacks: fault(
    '激変緩和の previous に {wards} がありません。前がなかった区は 0 と書いてください。',
    'The cushion does not say what {wards} had before. A ward that had nothing is written 0.',
  ),
  total_differs: fault(
    '区ごとの額の計({sum})が total({total})と合いません。どちらかを直すか、total を消してください。',
    'The amounts of the wards come to {sum}, not to the total ({total}). Correct either, or remove the total.',
  ),
  weights_zero: fault(
    '割合(weight)がすべて 0 なので、配分できません。',
    'All weights are 0: nothing can be shared by them.',
  ),
  tier_ward_twice: fault(
    '区「{ward}」が二つの段階に入っています。一つの区は一つの段階に書いてください。',
    'The ward "{ward}" stands in two tiers. A ward belongs to one.',
  ),
  tier_count_differs: fault(
    'この段階の count({count})と wards の数({wards})が合いません。',
    'The count of this tier ({count}) is not the number of its wards ({wards}).',
  ),
  cushion_empty: fault(
    '激変緩和に下限も上限もありません。atLeastPermille か atMostPermille を書くか、cushion を消してください。',
    'The cushion has neither bound. Give atLeastPermille or atMostPermille, or remove it.',
  ),
  formula_ward_unknown: fault(
    'この式の区に「{ward}」はありません。区は {known} です。',
    'The formula has no ward "{ward}". Its wards are {known}.',
  ),
} as const;

/** Faults of sheets. */
const sheets = {
  column_of_missing: fault(
    '項目 {field} は一つの行に複数あるので、どれの列かを of に書いてください({list} のコード)。',
    'A line has several of the field {field}: say in of which one the column is for (a code of {list}).',
  ),
  column_of_unexpected: fault(
    '項目 {field} に of は要りません。消してください。',
    'The field {field} takes no of. Remove it.',
  ),
  column_repeated: fault(
    '「{column}」の列が二つあります。片方を消してください。',
    'There are two columns for "{column}". Remove one.',
  ),
  column_title_twice: fault(
    '見出し「{title}」が二つの列にあります(全角・半角や空白の違いは区別されません)。どちらかを改めてください。',
    'Two columns have the heading "{title}" (width, case and spaces do not count). Change one.',
  ),
} as const;

export const budgetRulebookErrors = {
  ...words,
  ...calendar,
  ...lanes,
  ...formulas,
  ...sheets,
} as const;
