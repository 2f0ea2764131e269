/** As much of a rulebook as delivery and workers read, for a city that does not exist. */
import type { Rulebook } from '../../src/terms/rulebook.ts';

const origin = { inForceOn: '2020-01-01', origin: 'productDefault' } as const;

const meeting = {
  code: 'council',
  title: 'Council of wards',
  members: [],
  chair: [],
  secretary: [],
  recurrence: { every: 'month', day: 10 },
  holidayRule: 'next',
  cutOff: { days: 3, count: 'business' },
  acceptance: 'automatic',
  items: ['consultation', 'report'],
  outcomesWithin: { days: 5, count: 'business' },
  ...origin,
};

export const toyRulebook = {
  identity: { city: 'toy', title: 'Toy', version: 1, ...origin },
  organisation: { kinds: [], roles: [], offices: [] },
  calendar: {
    timeZone: 'Asia/Tokyo',
    weeklyClosedDays: [6, 7],
    nationalHolidays: 'none',
    extraClosedDays: [],
    extraOpenDays: [],
    officeHours: { opens: '08:30', closes: '17:15' },
    fiscalYearStartMonth: 4,
    ...origin,
  },
  consultation: { answers: [], responses: [], modes: [], matters: [] },
  escalation: { ladders: [], watch: [] },
  meetings: {
    meetings: [
      meeting,
      { ...meeting, code: 'ad_hoc', title: 'When called', recurrence: { every: 'never' } },
    ],
  },
  numbering: { numbering: [] },
  texts: {
    notifications: {
      asked: {
        subject: '【{number}】髙﨑① {title}',
        body: '{unit}・{step}・{due}・{on}・{meeting}・{reason}・{outcome}・{case}',
      },
    },
    steps: { asked: '協議中' },
    acts: {},
    outcomes: {},
  },
} as unknown as Rulebook;
