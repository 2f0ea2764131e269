// One cell of a personnel file by its column: what it means, or what is wrong with it. Codes, dates
// and capacities are read in the width in which they were typed; names are kept as they are.

import type { Capacity } from '../../terms/actor.ts';
import type { PersonnelProblem } from '../../terms/errors-personnel-rows.ts';
import { isLocalDate, type LocalDate } from '../../terms/units.ts';
import { type Column, capacityNames, capacityWords } from './words.ts';

export type { Column };

/** An empty cell that may be empty leaves its value out. */
export interface Values {
  seat?: string;
  login?: string;
  name?: string;
  mail?: string;
  capacity?: Capacity;
  from?: LocalDate;
  until?: LocalDate;
}

interface CellFault {
  readonly code: PersonnelProblem;
  readonly details?: Readonly<Record<string, string>>;
}

const longestText = 200;
/** Control characters, those that change the direction of writing, and halves of a character. */
const unusable = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffd]/u;
/** As the file of an organisation writes the codes of seats and logins. */
const codeForm = /^[a-z0-9][a-z0-9._-]*$/;
const mailForm = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const dateForm = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;

function dateOf(text: string): LocalDate | null {
  const [, year = '', month = '', day = ''] = dateForm.exec(text) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : null;
}

function readCode(column: 'seat' | 'login', text: string, values: Values): CellFault | null {
  if (text === '') return { code: 'cell_empty' };
  if (!codeForm.test(text)) return { code: 'code_unusable', details: { text } };
  values[column] = text;
  return null;
}

function readDate(column: 'from' | 'until', text: string, values: Values): CellFault | null {
  if (text === '') return null;
  const date = dateOf(text);
  if (date === null) return { code: 'date_unusable', details: { text } };
  values[column] = date;
  return null;
}

function readCapacity(text: string, values: Values): CellFault | null {
  if (text === '') return null;
  const capacity = Object.hasOwn(capacityWords, text) ? capacityWords[text] : undefined;
  if (capacity === undefined) {
    return { code: 'capacity_unknown', details: { text, known: capacityNames } };
  }
  values.capacity = capacity;
  return null;
}

function readText(column: 'name' | 'mail', text: string, values: Values): CellFault | null {
  if (text === '') return null;
  if (column === 'mail' && !mailForm.test(text)) return { code: 'mail_unusable' };
  values[column] = text;
  return null;
}

/** Puts the value of the cell among the values, or says why not. */
export function readCell(column: Column, text: string, values: Values): CellFault | null {
  if (text.length > longestText || unusable.test(text)) return { code: 'cell_unusable' };
  const plain = text.normalize('NFKC').trim();
  if (column === 'seat' || column === 'login') return readCode(column, plain, values);
  if (column === 'from' || column === 'until') return readDate(column, plain, values);
  if (column === 'capacity') return readCapacity(plain, values);
  return readText(column, text, values);
}
