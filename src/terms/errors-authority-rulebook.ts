// Faults that the check of authority.yaml and decision.yaml finds; in all else like the other
// faults of a rulebook. `{name}` stands for a detail of the fault.

const fault = (ja: string, en: string) => ({ ja, en });

/** Faults of ranks, subjects and tables. */
const words = {
  pair_missing: fault(
    '{other} があるのに、このファイルがありません。決裁の定めは authority.yaml と decision.yaml の両方に書きます。',
    'There is {other}, but not this file. A city has both authority.yaml and decision.yaml, or neither.',
  ),
  rank_same_place: fault(
    '職位「{code}」は「{other}」と同じ職を指しています。一つの職には職位を一つだけ定めてください。',
    'The rank "{code}" is at the same place as "{other}". Give each place one rank.',
  ),
  top_rank_missing: fault(
    '{from} の時点で、最上位の職位がありません。どの行にも当てはまらない事項を決める職位(市長など)を定めてください。',
    'On {from} there is no top rank. Add the one that decides whatever no row is for, such as the mayor.',
  ),
  top_rank_no_office: fault(
    '最上位の職位「{code}」が office ではありません。どの組織から見ても同じ職(市長など)を at: に office で書いてください。',
    'The top rank "{code}" is no office. It must be the same place for every unit: write at: with office.',
  ),
  table_unused: fault(
    '表「{code}」を使う行がありません。行の table の綴りを確かめるか、表を消してください。',
    'No row stands in the table "{code}". Check the spelling of table in the rows, or remove it.',
  ),
  change_without_amount: fault(
    'change: true の事項には、変更前の金額が要ります。amount: true にしてください。',
    'A subject with change: true needs the amount before the change: set amount: true.',
  ),
  concerns_unknown: fault(
    'この事項に「{part}」という項目や部分はありません。使えるのは {known} です。',
    'The subject has no field or part "{part}". It has {known}.',
  ),
  party_not_here: fault(
    '決裁には party: {party} がありません。使えるのは initiator(起案した組織)と addressees(及ぶ区)です。',
    'A decision has no party {party}: only initiator (the unit that drafts) and addressees (the wards).',
  ),
} as const;

/** Faults of one row. */
const rows = {
  item_unknown: fault(
    '事項「{subject}」に節「{item}」はありません。使えるのは {known} です。',
    'The subject "{subject}" has no item "{item}". It has {known}.',
  ),
  amount_not_asked: fault(
    '事項「{subject}」は amount: false なので、金額の幅は使えません。事項の amount を true にするか、{key} を消してください。',
    'The subject "{subject}" asks no amount, so {key} cannot be tested. Set its amount: true, or remove it.',
  ),
  change_not_asked: fault(
    '事項「{subject}」は change: true ではないので、{key} は使えません。',
    'The subject "{subject}" asks no change, so {key} cannot be tested. Set its change: true, or remove it.',
  ),
  percents_crossed: fault(
    '増減の割合の下限({least}%)と上限({most}%)の間に、当てはまる割合がありません。',
    'No share lies between the lower bound ({least} %) and the upper one ({most} %).',
  ),
  power_lapses: fault(
    '委任(kind: power)の行に lapsesInAbsence は書けません。不在の間に失われるのは専決(kind: signature)だけです。',
    'A row of power cannot have lapsesInAbsence: only a signature lapses while its holder is away.',
  ),
  power_in_other_table: fault(
    '表「{table}」の governs に power がないので、委任(kind: power)の行は置けません。',
    'The table "{table}" does not govern power, so no row of power may stand in it.',
  ),
  row_without_power: fault(
    '表「{table}」は委任された事務だけの表ですが、事項「{subject}」を委任する行(kind: power)がありません。この行は使われません。',
    'The table "{table}" governs delegated acts only, and no row of power delegates "{subject}": this row is never used.',
  ),
  row_under_power: fault(
    '事項「{subject}」は行「{power}」で委任されていますが、表「{table}」は委任された事務を扱いません。governs に power のある表に移すか、委任の外だけの行なら when に addressees の atLeast: {wards} を書いてください。',
    'The row "{power}" delegates "{subject}", and the table "{table}" does not govern delegated acts. Move the row to a table that governs power; or, for what lies beyond, add when with addressees atLeast: {wards}.',
  ),
} as const;

/** Faults between rows. Amounts in whole yen. */
const between = {
  rows_overlap: fault(
    '{amounts}円では、行「{other}」も必ず当てはまり、上位の「{rank}」が決裁します。この行は使われません。金額の境(over・atLeast など)を分けるか、上位の行の excludes に書いてください。',
    'For {amounts} yen the row "{other}" holds whenever this one does, and its higher rank "{rank}" decides: this row is never used there. Part the bands, or name the case in excludes of the higher row.',
  ),
  rows_contradict: fault(
    '{amounts}円では、行「{other}」も当てはまり、同じ職位なのに合議・協議・報告の定めが違います。どちらかに揃えてください。',
    'For {amounts} yen the row "{other}" holds too, with the same rank and other hearings or reports. Make them agree.',
  ),
  band_hole: fault(
    '{unit}では、{amounts}円がどの行にも入っていません(行「{below}」の上、行「{above}」の下)。特別な行(for のある行)は、同じ職の一般の行に代わります。境を合わせてください。',
    'For {unit} no row covers {amounts} yen, above the row "{below}" and below "{above}". A special row (with for) takes the place of general rows of its rank. Let the bounds meet.',
  ),
} as const;

export const authorityRulebookErrors = { ...words, ...rows, ...between } as const;
