// What the navigator says in words: how the decider was found, why a row does not apply, why a
// consultation is needed or not. Keys are codes of rules/authority and of the answer.

const both = (ja: string, en: string) => ({ ja, en });

export const foundByTexts = {
  row: both('専決表の行による。', 'By a row of the tables.'),
  power: both(
    '権限の委任を受けており、専決の行がないため、自ら決裁する。',
    'The power is delegated to this seat and no row passes it on: it decides itself.',
  ),
  analogy: both(
    '定めのない事項のため、示された行を準用する。',
    'The matter has no row of its own: the row named is applied by analogy.',
  ),
  upward: both(
    '当てはまる行がないため、行のある職の上位の職が決裁する。',
    'Rows exist and none fits: the seat above them decides.',
  ),
  top: both(
    '専決の定めがない事項のため、最上位の職が決裁する。',
    'No row speaks of the matter: it is for the highest seat.',
  ),
} as const;

/** Said beside how the decider was found, where a delegation ends at the wards of an act. */
export const powerBackText = both(
  '委任は、及ぶ区の数か区域を超えるため及ばない。権限は市長にある。',
  'The act reaches more or other wards than the power was delegated for: it is the mayor’s again.',
);

export const rowMissTexts = {
  hat: both('別の資格で行うときの行。', 'It is for another capacity.'),
  item: both('別の節の行。', 'It is for other items of expenditure.'),
  other_authority: both(
    '権限の所在(委任の有無)が異なるときの表の行。',
    'Its table governs matters whose power lies elsewhere.',
  ),
  special_rule: both(
    'この組織には、より特別な定め(決裁する行か、同じ職についての行)があり、それが優先する。',
    'A more special rule for this unit decides, or speaks of the same rank, and goes before it.',
  ),
  amount_over: both('金額がこの行の上限を超える。', 'The amount is above its upper bound.'),
  amount_below: both('金額がこの行の下限に達しない。', 'The amount is below its lower bound.'),
  change_over: both(
    '契約の増減がこの行の割合を超える。',
    'The contract changes by more than its percentage.',
  ),
  change_below: both(
    '契約の増減がこの行の割合に達しない。',
    'The contract changes by less than its percentage.',
  ),
  qualifier: both(
    'この行が求める区分(定例・軽易など)に当たらない。',
    'The qualifiers that it asks for are not claimed.',
  ),
  exclusion: both('この行から除かれる事由に当たる。', 'Something is claimed that it leaves out.'),
  wards: both(
    '行為の及ぶ区の数が、この行の上限を超える。',
    'The act reaches more wards than it allows.',
  ),
  other_wards: both(
    '行為が自分の区の外に及ぶ。委任された権限は自分の区に限られる。',
    'The act reaches beyond the own ward, and delegated power does not.',
  ),
  condition: both('この行の条件に当たらない。', 'Its condition does not hold.'),
  no_such_rank: both(
    'この組織の系統に、この行の職がない。',
    'The line of this unit has no such rank.',
  ),
  higher_row: both(
    '当てはまるが、より上位の職の行も当てはまるため、そちらによる。',
    'It fits, and so does a row of a higher rank, which goes before.',
  ),
} as const;

export const consultationTexts = {
  subject: both(
    'この事項に事前協議の定めはない。協議は不要。',
    'The subject asks for no prior consultation: none is needed.',
  ),
  gate: both(
    'この事項の協議は、決裁の要件ではない。決裁の前の協議は不要。',
    'The consultation is no condition of the decision: none is needed before it.',
  ),
  delegated: both(
    'この範囲では、権限のある者が協議なしに自ら決める。協議は不要。',
    'Within this reach whoever has the power decides alone: no consultation is needed.',
  ),
  matter: both(
    '決裁の前に事前協議が必要。協議が終わるまで決裁できない。',
    'A prior consultation is needed; nothing is decided before it is concluded.',
  ),
} as const;
