// Refusals of a rehearsal: who may hold the cases of a whole city beside another rulebook.

import { forbidden, ruled } from './error-shape.ts';

export const rehearsalErrors = {
  whole_city_only: forbidden(
    '市の全案件を見られる職(事務局など)か管理者だけができます。',
    '事務局に依頼してください。',
    'Only seats that see every case of the city, and administrators, may do this.',
    'Ask the secretariat.',
  ),
  nothing_to_rehearse: ruled(
    '{city}には、{on}に施行されている公開済みの規則集がなく、比べるものがありません。',
    '先に公開する(kyogi rulebook publish)か、公開せずに尋ねる(kyogi navigate)ことができます。',
    'No published rulebook of {city} is in force on {on}, so there is nothing to rehearse against.',
    'Publish one first (kyogi rulebook publish), or ask the draft alone (kyogi navigate).',
  ),
} as const;
