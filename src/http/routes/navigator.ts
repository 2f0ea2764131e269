// The navigator: what may be asked, and the answer. One look at the city and nothing else: the
// tables are in memory.

import { navigate, rulesOf } from '../../engine/navigate.ts';
import { type Authority, authorityOf } from '../../rules/authority/bind.ts';
import { askNavigator, listSubjects, type SubjectsAnswer } from '../../terms/contract-navigator.ts';
import { isRefusal } from '../../terms/refusal.ts';
import type { Subject } from '../../terms/rulebook-authority.ts';
import type { MatterField } from '../../terms/rulebook-consultation.ts';
import type { LocalDate } from '../../terms/units.ts';
import { Refused } from '../refused.ts';
import { type Route, route } from '../route.ts';
import { type NavigationGround, showNavigation, showWord } from '../show-navigation.ts';
import { type EngineParts, sightOf } from '../sight.ts';

const showField = ({ code, title, type, required, choices, unit }: MatterField) => ({
  ...{ code, title, type, required },
  ...(choices && { choices: choices.map((choice) => ({ ...choice })) }),
  ...(unit !== undefined && { unit }),
});

type Shown = SubjectsAnswer['subjects'][number];

function showSubject(subject: Subject, matterTitle: (code: string) => string): Shown {
  const { questions = [], amount, change = false, items = [], fields = [], execution } = subject;
  const { consultation } = subject;
  return {
    ...showWord(subject),
    ...{ amount, change, execution },
    questions: questions.map((question) => ({ ...question })),
    items: items.map((item) => ({ ...item })),
    fields: fields.map(showField),
    consultation:
      consultation === undefined ? null : { code: consultation, title: matterTitle(consultation) },
  };
}

export const showSubjects = (
  authority: Authority,
  on: LocalDate,
  matterTitle: (code: string) => string,
): SubjectsAnswer => ({
  on,
  subjects: authority.subjects(on).map((subject) => showSubject(subject, matterTitle)),
  qualifiers: authority.qualifiers(on).map(showWord),
  exclusions: authority.exclusions(on).map(showWord),
  grounds: authority
    .grounds(on)
    .map((ground) => ({ ...showWord(ground), barsActing: ground.barsActing })),
  hats: authority.hats(on).map((hat) => ({ ...showWord(hat), sign: hat.sign })),
});

export const navigatorRoutes = (parts: EngineParts): Route[] => [
  route(listSubjects, async ({ account }) => {
    const { rulebook, organisation } = await sightOf(parts, account);
    const rules = rulesOf(rulebook.rulebook);
    const authority = authorityOf(rules);
    if (isRefusal(authority)) throw new Refused(authority);
    const { on } = organisation;
    return showSubjects(authority, on, (code) => rules.findMatter(code, on)?.title ?? code);
  }),

  route(askNavigator, async ({ account, body }) => {
    const { rulebook, ...sight } = await sightOf(parts, account);
    const ground: NavigationGround = { ...sight, rulebook: rulebook.rulebook };
    const found = navigate(body, { ...ground, places: sight.places });
    if (isRefusal(found)) throw new Refused(found);
    return showNavigation(found, ground);
  }),
];
