// What each refinement of a schema means in the words of the rulebook's faults, by its message: a
// schema says it in English alone, for requests; a file is read by people of the city.

import type { RulebookProblem } from '../terms/errors-rulebook.ts';

const byMessage: Readonly<Record<string, RulebookProblem>> = {
  'lower-case letters, digits, - and _': 'form_code',
  'lower-case letters, digits and -': 'form_city',
  'lower-case letters, digits, dots, - and _': 'form_name',
  'a date such as 2026-04-01': 'form_date',
  'a month and day such as 12-29': 'form_month_day',
  'a time such as 08:30': 'form_time',
  'a moment such as 2026-12-22T09:00, or a date such as 2026-12-22': 'form_moment',
  'at most two decimals': 'form_percent',
  'one lower bound': 'one_lower_bound',
  'one upper bound': 'one_upper_bound',
  'one bound': 'one_bound',
  'give either on (a date) or yearly (a month and day)': 'on_or_yearly',
  'moreThan or sameAs': 'more_than_or_same_as',
  '1 to 5, or -1 for the last': 'form_ordinal',
  '1 to 23, or -1 for the last': 'form_business_day',
  'must contain {serial} or {serial:width}': 'serial_missing',
  'must contain {branch}': 'branch_missing',
};

const byFormat: Readonly<Record<string, RulebookProblem>> = {
  email: 'form_mail',
  datetime: 'form_instant',
};

/** `wrong_form` for what has no words of its own; its text then quotes the message. */
export const formProblem = (message: string, format?: string): RulebookProblem =>
  byMessage[message] ?? byFormat[format ?? ''] ?? 'wrong_form';
