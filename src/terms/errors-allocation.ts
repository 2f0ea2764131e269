// Refusals of the sharing of money among wards, and of whatever asks for budget rules where a city
// has none.

import { forbidden, ruled } from './error-shape.ts';

export const allocationErrors = {
  no_budget_rules: ruled(
    '{city}の規則集には予算の定め(budget.yaml)がありません。',
    '規則集に budget.yaml を加えて、新しい版として公開してください。',
    'The rulebook of {city} has no budget rules (budget.yaml).',
    'Add budget.yaml and publish a new version of the rulebook.',
  ),
  no_seat_in_city: forbidden(
    '{on}の時点で、この市の職に就いていません。配分の試算を見られるのは職に就いている人だけです。',
    '異動の登録漏れは事務局に知らせてください。',
    'On {on} you hold no seat in this city; allocations are shown to those who hold one.',
    'Report a missing appointment to the secretariat.',
  ),
  unknown_formula: ruled(
    '配分方法「{formula}」は、{on}の時点でありません。',
    '使えるのは {known} です。規則集の budget.yaml の formulas を確かめてください。',
    'No formula "{formula}" is in force on {on}.',
    'Known are {known}. Check `formulas` in budget.yaml of the rulebook.',
  ),
  unknown_indicator: ruled(
    '配分方法「{formula}」が使う指標「{indicator}」は、{on}の時点でありません。',
    '規則集の budget.yaml の indicators に指標を補うか、試算に指標の値を付けてください。',
    'The formula "{formula}" counts by the indicator "{indicator}", which is not in force on {on}.',
    'Add the indicator to `indicators` in budget.yaml, or send its values with the variant.',
  ),
  indicator_lacks_ward: ruled(
    '指標「{indicator}」に、「{ward}」の値がありません。',
    '指標に値を補ってください。値がわからないまま配分することはできません。',
    'The indicator "{indicator}" has no value for "{ward}".',
    'Add the value: nothing is shared by a number that nobody knows.',
  ),
  indicator_all_zero: ruled(
    '指標「{indicator}」の値が、どの区も0です。',
    '指標の値を確かめるか、その重みを0にしてください。',
    'The indicator "{indicator}" is zero in every ward.',
    'Check its values, or give it no weight.',
  ),
  no_wards_to_share: ruled(
    '配分方法「{formula}」で分ける区が一つもありません。',
    '組織、指標の値、枠(lanes)の区を確かめてください。',
    'There is no ward among which the formula "{formula}" could share.',
    'Check the organisation, the values of the indicators and the wards of the lanes.',
  ),
  not_by_formula: ruled(
    '配分方法「{formula}」は計算で決まるものではありません({by})。',
    '区の要求・計画・提案などによって決める額です。金額は要求書で扱ってください。',
    'The formula "{formula}" is none that could be computed ({by}).',
    'The amounts follow what wards ask, plan or propose: handle them in the requests.',
  ),
  formula_lacks_total: ruled(
    '配分方法「{formula}」に、分ける総額がありません。',
    '規則集に total を補うか、試算に総額を付けてください。',
    'The formula "{formula}" has no total that could be shared.',
    'Add `total` to the rulebook, or send one with the variant.',
  ),
  formula_lacks_amount: ruled(
    '配分方法「{formula}」の「{of}」の額がわかりません。',
    '資料に額がないものは計算できません。わかり次第、規則集に補ってください。',
    'The formula "{formula}" does not say the amount of "{of}".',
    'What no source gives cannot be computed: add it to the rulebook once it is known.',
  ),
  formula_lacks_weight: ruled(
    '配分方法「{formula}」の「{by}」の重みがわかりません。',
    '資料に重みがないものは計算できません。試算では重みを付けて比べられます。',
    'The formula "{formula}" does not say the weight of "{by}".',
    'What no source gives cannot be computed; a variant may assume weights.',
  ),
  formula_lacks_wards: ruled(
    '配分方法「{formula}」の段階「{tier}」に、どの区が入るのかがわかりません。',
    '規則集の tiers に wards を補ってください。',
    'The formula "{formula}" does not say which wards belong to the tier "{tier}".',
    'Add `wards` to the tier in the rulebook.',
  ),
  weights_all_zero: ruled(
    '配分方法「{formula}」の重みがすべて0です。',
    '少なくとも一つの重みを1以上にしてください。',
    'All weights of the formula "{formula}" are zero.',
    'Give at least one of them a weight of one or more.',
  ),
  ward_in_no_tier: ruled(
    '「{ward}」は、配分方法「{formula}」のどの段階にも入っていません。',
    '規則集の tiers を確かめてください。',
    '"{ward}" belongs to no tier of the formula "{formula}".',
    'Check `tiers` in the rulebook.',
  ),
  ward_in_two_tiers: ruled(
    '「{ward}」が、配分方法「{formula}」の二つの段階({tiers})に入っています。',
    '規則集の tiers を確かめてください。',
    '"{ward}" belongs to two tiers of the formula "{formula}" ({tiers}).',
    'Check `tiers` in the rulebook.',
  ),
  parts_differ_from_total: ruled(
    '各区の額の合計{sum}と、総額{total}が一致しません(配分方法「{formula}」)。',
    'どちらが正しいかを資料で確かめ、規則集を直してください。差額を自動でならすことはしません。',
    'The amounts of the wards add up to {sum}, the total is {total} (formula "{formula}").',
    'Find out which of them is right and mend the rulebook: a difference is never spread silently.',
  ),
  base_below_zero: ruled(
    '上乗せの合計{addOns}が総額{total}を超えるため、基礎額が残りません(配分方法「{formula}」)。',
    '総額か上乗せを見直してください。',
    'The add-ons of {addOns} exceed the total of {total}: no base is left (formula "{formula}").',
    'Change the total or the add-ons.',
  ),
  remainder_ward_unknown: ruled(
    '端数を受ける「{ward}」は、配分方法「{formula}」で分ける区ではありません。',
    '規則集の rounding を確かめてください。',
    '"{ward}", which takes the remainder, is none of the wards of the formula "{formula}".',
    'Check `rounding` in the rulebook.',
  ),
  cushion_lacks_ward: ruled(
    '激変緩和の基準となる前の額が、「{ward}」にありません。',
    '前の額を補ってください。前に何も受けていない区は0と書きます(緩和の対象になりません)。',
    'The cushion does not say what "{ward}" had before.',
    'Add it; a ward that had nothing has 0 and is not held.',
  ),
  cushion_impossible: ruled(
    '総額{total}では激変緩和の範囲に収まりません。各区の下限の合計は{least}、上限の合計は{most}です。',
    '総額、下限・上限の率、前の額のいずれかを見直してください。',
    'A total of {total} does not fit the cushion: the lower bounds add up to {least}, the upper to {most}.',
    'Change the total, the bounds, or what the wards had before.',
  ),
  cushion_between_units: ruled(
    '「{ward}」の激変緩和の範囲({from}から{upTo})に、端数の単位{unit}で割り切れる額がありません。',
    '端数の単位を小さくするか、率を見直してください。',
    'Between the bounds of "{ward}" ({from} to {upTo}) there is no multiple of the rounding unit {unit}.',
    'Take a smaller unit, or change the bounds.',
  ),
  amounts_too_large: ruled(
    '金額が大きすぎて扱えません(配分方法「{formula}」)。',
    '金額の単位を確かめてください。',
    'The amounts are too large to be handled (formula "{formula}").',
    'Check the unit of the amounts.',
  ),
} as const;
