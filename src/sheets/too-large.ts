import { type Refusal, refuse } from '../terms/refusal.ts';
import { tooMuchWords } from './words.ts';

/** `at`: the row or column that lies beyond, where one does. */
export function tooLarge(
  what: keyof typeof tooMuchWords,
  limit: number | string,
  at?: number | string,
): Refusal {
  const { ja, en } = tooMuchWords[what];
  const place = at === undefined ? '' : ` ${at}`;
  const texts = { whatJa: `${ja}${place}`, whatEn: `${en}${place}` };
  return refuse('sheet_too_large', { what, ...texts, limit: `${limit}` });
}
