// Refusals of a rehearsal: who may hold the cases of a whole city beside another rulebook.

import { forbidden } from './error-shape.ts';

export const rehearsalErrors = {
  whole_city_only: forbidden(
    '市の全案件を見られる職(事務局など)か管理者だけができます。',
    '事務局に依頼してください。',
    'Only seats that see every case of the city, and administrators, may do this.',
    'Ask the secretariat.',
  ),
} as const;
