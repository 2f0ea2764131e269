// Gives a measure its meaning in one city.

import { assign } from 'xstate';
import { bindRules, type Rules } from '../../src/rules/bound-rules.ts';
import type { CaseSummary, Duty, Stored } from '../../src/terms/case.ts';
import type { RegisterMeasure } from '../../src/terms/command-measure.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import type { BoundWorkflow, FactNeeds } from '../../src/terms/workflow.ts';
import { officesFollowed, officesTimers } from '../parts/offices.ts';
import { bindChecks } from '../parts/permits.ts';
import { checks } from './checks.ts';
import type { Measure } from './context.ts';
import { machine } from './machine.ts';
import { handPlaces, registerMeasure } from './register.ts';

const measureOf = (stored: Stored): Measure => stored.context as Measure;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A consultation is named by its number or by its id. */
function linkNeeds(name: string | null): FactNeeds {
  if (name === null) return {};
  return { linked: [uuid.test(name) ? { id: name } : { number: name }] };
}

function summaryOf(measure: Measure, step: string, rules: Rules): CaseSummary {
  const { title, outcome, matter, initiator, addressees, pinnedOn, officesOn } = measure;
  const screeners = rules.rulebook.consultation.hands.screen.flatMap((who) =>
    'office' in who ? rules.officeUnit(who.office, officesOn) : [],
  );
  return {
    title,
    step,
    outcome,
    matter,
    initiator,
    addressees,
    fiscalYear: rules.calendar.fiscalYearOf(pinnedOn),
    dueAt: null,
    meetingOn: null,
    readers: [...new Set([initiator, ...screeners])],
  };
}

/** The first place of the hand is asked. */
const dutiesOf = (measure: Measure, rules: Rules): Duty[] =>
  handPlaces('decide', measure, rules)
    .slice(0, 1)
    .map((place) => ({ place, act: 'decide' }));

export function bindMeasure(rulebook: Rulebook): BoundWorkflow {
  const rules = bindRules(rulebook);
  const { permits, reason } = bindChecks(checks, rules);
  return {
    machine: machine.provide({
      guards: { permits },
      actions: {
        followOffices: assign(({ context }) => officesFollowed(context, rules)),
      },
    }),
    needs: (stored, command) => {
      if (stored !== null) return linkNeeds(measureOf(stored).consultation);
      const { initiator, addressees } = command as RegisterMeasure;
      return { kindsOf: [initiator, ...addressees] };
    },
    beginRights: (command) => {
      const { initiator } = command as RegisterMeasure;
      return handPlaces('register', { initiator }, rules);
    },
    begin: (event, id) => {
      const measure = registerMeasure(event, id, rules);
      return isRefusal(measure) ? measure : { input: measure };
    },
    rights: (stored, { type }) => handPlaces(type, measureOf(stored), rules),
    reason,
    effects: () => [],
    duties: (stored) => dutiesOf(measureOf(stored), rules),
    timers: (stored) => officesTimers(measureOf(stored), rules),
    stuck: () => [],
    summary: (stored) => summaryOf(measureOf(stored), String(stored.value), rules),
    number: () => null,
  };
}
