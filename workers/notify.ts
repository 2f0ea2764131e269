// Effect `notify`: one notice in the inboxes of all its places. Whoever sits there on that day gets
// a mail as well, if mail is sent at all; that is written with the notice.

import type { Report } from '../src/delivery/queues.ts';
import type { Readings } from '../src/delivery/readings.ts';
import type { Delivery, EffectOf } from '../src/delivery/run-effects.ts';
import { distinctPlaces } from '../src/terms/ids.ts';
import { cityDate, parseTimeZone } from '../src/terms/units.ts';
import { type NoticeText, renderNotice } from './render-notice.ts';

export interface NotifyParts {
  readonly readings: Pick<Readings, 'rulebook' | 'unitTitles'>;
  readonly report: Report;
}

export async function notify(parts: NotifyParts, effect: EffectOf<'notify'>): Promise<Delivery> {
  const { readings, report } = parts;
  const { to, text: textKey, about = {} } = effect.body;
  const rulebook = await readings.rulebook(effect.rulebookId);
  const on = cityDate(effect.at, parseTimeZone(rulebook.calendar.timeZone));
  const units = await readings.unitTitles(effect.city, on);
  let text: NoticeText | null = renderNotice(textKey, effect, about, rulebook, units);
  if (text === null) {
    // A poor notice is better than none: somebody has to act.
    report(`notice of ${effect.caseId}`, `the rulebook has no text ${textKey}`);
    text = { subject: `${textKey} ${effect.number ?? ''}`.trim(), body: effect.title };
  }
  const { city, caseId, at } = effect;
  return {
    became: 'notice',
    notice: {
      effectId: effect.id,
      city,
      caseId,
      places: distinctPlaces(to),
      textKey,
      ...text,
      at,
      on,
    },
  };
}
