// What a question must say before the tables can answer it: words that the rulebook knows, and all
// that its subject asks for. The first thing that is missing is refused, by name.

import { type Refusal, refuse } from '../../terms/refusal.ts';
import type { Ground, Subject } from '../../terms/rulebook-authority.ts';
import type { LocalDate } from '../../terms/units.ts';
import { holds } from '../condition.ts';
import { checkFields, missingField } from '../fields.ts';
import { articleOf } from './article.ts';
import type { Authority } from './bind.ts';
import type { Question } from './question.ts';

/** The subject of a question that can be answered. */
export function checkQuestion(question: Question, authority: Authority): Subject | Refusal {
  const { on } = question;
  const subject = authority.findSubject(question.subject, on);
  if (subject === undefined) return unknownSubject(question.subject, on, authority);
  return (
    checkWords(question, authority) ??
    checkItem(question, subject) ??
    checkMoney(question, subject) ??
    checkWards(question, subject, authority) ??
    checkFields(subject.fields ?? [], question.fields) ??
    missingField(subject.fields ?? [], question.fields) ??
    checkAdmitted(question, subject) ??
    subject
  );
}

export const unknownSubject = (subject: string, on: LocalDate, authority: Authority): Refusal =>
  refuse('unknown_subject', { subject, on, known: titles(authority.subjects(on)) });

/** The ground that somebody names, or why the rulebook knows none of that code. */
export function findGround(code: string, on: LocalDate, authority: Authority): Ground | Refusal {
  const known = titles(authority.grounds(on));
  return authority.findGround(code, on) ?? refuse('unknown_ground', { ground: code, known });
}

function checkWords(question: Question, authority: Authority): Refusal | null {
  const { hat, qualifiers, exclusions, on } = question;
  if (hat !== undefined && authority.findHat(hat, on) === undefined) {
    return refuse('unknown_hat', { hat, known: titles(authority.hats(on)) });
  }
  const qualifier = qualifiers.find((one) => authority.findQualifier(one, on) === undefined);
  if (qualifier !== undefined) {
    return refuse('unknown_qualifier', { qualifier, known: titles(authority.qualifiers(on)) });
  }
  const exclusion = exclusions.find((one) => authority.findExclusion(one, on) === undefined);
  if (exclusion === undefined) return null;
  return refuse('unknown_exclusion', { exclusion, known: titles(authority.exclusions(on)) });
}

function checkItem({ item }: Question, { title, items = [] }: Subject): Refusal | null {
  const known = titles(items);
  if (item === undefined) {
    return items.length === 0 ? null : refuse('item_missing', { subject: title, known });
  }
  const isKnown = items.some(({ code }) => code === item);
  return isKnown ? null : refuse('unknown_item', { subject: title, item, known });
}

function checkMoney({ amount, change }: Question, subject: Subject): Refusal | null {
  const { title } = subject;
  if (subject.amount && amount === undefined) return refuse('amount_missing', { subject: title });
  if (subject.change !== true) return null;
  if (change === undefined) return refuse('change_missing', { subject: title });
  if (amount === undefined || amount + change >= 0) return null;
  return refuse('change_below_zero', { subject: title, amount, change });
}

/** An act that reaches nobody would slip below every bound on the wards that power may reach. */
function checkWards(question: Question, subject: Subject, authority: Authority): Refusal | null {
  const { wards, on, line } = question;
  if (wards.length > 0) return null;
  const isBound = authority
    .rowsFor(subject.code, on, line)
    .some(({ row }) => row.kind === 'power' && row.wardsAtMost !== undefined);
  return isBound ? refuse('wards_missing', { subject: subject.title }) : null;
}

function checkAdmitted(question: Question, subject: Subject): Refusal | null {
  const draft = { fields: question.fields, addressees: question.wards };
  const unmet = subject.admits?.find(({ when }) => !holds(when, draft));
  if (unmet === undefined) return null;
  const details = { subject: subject.title, text: unmet.otherwise, article: articleOf(subject) };
  return refuse('subject_not_admitted', details);
}

const titles = (words: readonly { readonly title: string; readonly code: string }[]): string =>
  words.map(({ code, title }) => `${title} (${code})`).join(', ') || '—';
