// Faults that only the file of an organisation can have; in all else it is told like a rulebook.

const fault = (ja: string, en: string) => ({ ja, en });

export const organisationErrors = {
  not_in_file: fault(
    'このファイルの{list}に「{code}」がありません。綴りを確かめるか、{list}に書き足してください。',
    'The {list} of this file have no "{code}". Check the spelling or add it there.',
  ),
  other_city: fault(
    '規則集の市は「{city}」です。市のコードか、規則集を確かめてください。',
    'The rulebook is that of "{city}". Check the code of the city, or take its rulebook.',
  ),
  office_without_unit: fault(
    '規則集が office「{office}」とする組織「{unit}」がありません。unitsに書き足してください。',
    'The rulebook has the office "{office}" in the unit "{unit}", which is not there. Add it.',
  ),
  row_without_unit: fault(
    '規則集の {by} が挙げる組織「{unit}」がありません。規則集の綴りを確かめるか、unitsに書き足してください。',
    'The rulebook names the unit "{unit}" in {by}, and there is none. Check its spelling there, or add it.',
  ),
  acts_for_itself: fault(
    '職「{seat}」が自分自身の代決順位に入っています。消してください。',
    'The seat "{seat}" stands in its own acting order. Remove it.',
  ),
  acting_circle: fault(
    '{on}の時点で、職 {seats} の代決順位が互いだけを指しています。そろって不在のとき誰も代決できません。外の職を一つ加えてください。',
    'On {on} the seats {seats} act only for each other: nobody is left when all are away. Name a seat outside of them.',
  ),
  successor_without_end: fault(
    '組織「{unit}」に承継組織(successor)がありますが、until がありません。廃止の日を書いてください。',
    'The unit "{unit}" has a successor, but no until. Give the day on which it is abolished.',
  ),
  successor_not_there: fault(
    '組織「{unit}」の承継組織「{successor}」は、{on}の時点でありません。その日にある組織を書いてください。',
    'The unit "{successor}" that succeeds "{unit}" is not there on {on}. Name one that is.',
  ),
  succession_circle: fault(
    '組織 {units} の承継が一巡して元に戻ります。廃止の後に残る組織を書いてください。',
    'The succession of the units {units} leads back to its beginning. Name a unit that remains.',
  ),
  // Warnings: told beside the faults, and no reason not to import.
  acting_seat_not_throughout: fault(
    '代決する職「{acting}」があるのは{from}から{until}までで、この代決順位の期間より短くなっています。その外では順位から抜けます。',
    'The acting seat "{acting}" is there from {from} until {until}, less long than this order. Outside of that it is passed over.',
  ),
  seat_without_holder: fault(
    '規則集の{by}が当てにする職「{seat}」に、在職者も代決順位もありません。どちらかを書き足してください。',
    'The rulebook counts on the seat "{seat}" ({by}), which has neither holder nor acting order. Add one of them.',
  ),
  unit_without_overseer: fault(
    '規則集の職位「{rank}」は担当する副市長などの職ですが、組織「{unit}」にもその上にも分担(oversight)がありません。この組織の起案では、この職位がなくなります。',
    'The rank "{rank}" is that of the overseer, and neither "{unit}" nor any unit above it has one. Add it to oversight, or the rank is left out there.',
  ),
} as const;
