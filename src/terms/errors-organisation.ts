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
} as const;
