// People who play consultations without end: each takes a case from draft to conclusion by doing
// what its duties ask, and now and then something else, some of it refused on purpose.

import type { Ledger, Page, Receipt, Sent } from './ledger.ts';
import type { Random } from './random.ts';

export interface Scene {
  readonly ledger: Ledger;
  readonly random: Random;
  /** City date so many days from now. */
  readonly day: (days: number) => string;
}

type Command = Sent['command'];

const bureaus = ['toshi-seisaku', 'doboku', 'kankyo', 'fukushi', 'shimin-seikatsu'];
const wards = ['kita-ku', 'higashi-ku', 'chuo-ku', 'konan-ku', 'akiha-ku', 'minami-ku', 'nishi-ku'];
const secretariat = 'kusei-sozo.clerk';
const stepsAtMost = 40;

function someWards(random: Random): string[] {
  const count = 1 + random.under(3);
  return [...new Set(Array.from({ length: count }, () => random.pick(wards)))];
}

/** A late filing and a near condition make wake-ups that are due at once or at the next opening. */
function draft({ random, day }: Scene, initiator: string, late: boolean): Command {
  return {
    type: 'draft',
    matter: random.pick(['ward-plan', 'road-works']),
    initiator,
    addressees: someWards(random),
    content: { title: `Plan ${random.under(1e9)}`, purpose: 'to be broken into' },
    ...(late && {
      emergency: { reason: 'flood', actedAt: `${day(-30)}T03:00:00Z`, actedBy: initiator },
    }),
  };
}

const answers = (scene: Scene, emergency: boolean): Command => {
  const { random, day } = scene;
  const reason = { reason: 'because' };
  if (emergency)
    return {
      type: 'answer',
      ...random.pick([{ answer: 'ratify' }, { answer: 'opinion', ...reason }]),
    };
  const dueOn = day(random.pick([-2, 0, 3, 3, 3, 9]));
  return {
    type: 'answer',
    ...random.pick([
      { answer: 'agree' },
      { answer: 'agree' },
      { answer: 'agree-if', conditions: [{ text: 'after the school year', dueOn }] },
      { answer: 'agree-if', conditions: [{ text: 'by night', dueOn }] },
      { answer: 'opinion', ...reason },
      { answer: 'disagree', ...reason },
      { answer: 'no-need' },
    ]),
  };
};

/** What fulfils a duty. */
function fulfil(scene: Scene, page: Page, act: string, about: string | undefined): Command {
  const { random, day } = scene;
  const own = about === undefined ? {} : { for: about };
  switch (act) {
    case 'answer': {
      const emergency = (page as unknown as { context: { emergency: unknown } }).context.emergency;
      return { ...answers(scene, emergency !== null), ...own };
    }
    case 'receive':
    case 'grant_extension':
    case 'demand_consultation':
    case 'confirm_settlement':
      return { type: act, ...own };
    case 'supply':
      return { type: act, ...own, text: 'the drawings' };
    case 'rule':
      return { type: act, ruling: random.pick(['proceed', 'amend']), reason: 'for the city' };
    case 'propose_settlement':
      return { type: act, text: 'half of it' };
    case 'leave_unsettled':
    case 'drop':
      return { type: act, reason: 'no use' };
    case 'report_implementation':
      return { type: act, text: 'done', implementedOn: day(0) };
    case 'report_follow_up':
      return { type: act, followUp: about, text: 'done' };
    case 'confirm_follow_up':
      return { type: act, followUp: about };
    default:
      return { type: act };
  }
}

interface Move {
  readonly login: string;
  readonly command: Command;
  readonly expectedVersion?: number;
}

/** Beside the duties: some of it is accepted in some steps, the second half never. */
function aside({ random, day }: Scene, page: Page): Move {
  const bureau = page.initiator.code;
  const ward = random.pick(page.addressees).code;
  const reason = 'another thought';
  return random.pick<Move>([
    { login: `${ward}.clerk`, command: { type: 'ask', for: ward, question: 'why here?' } },
    { login: `${ward}.clerk`, command: { type: 'ask', for: ward, question: 'why now?' } },
    { login: `${bureau}.head`, command: { type: 'propose_settlement', text: 'a third' } },
    { login: `${bureau}.head`, command: { type: 'return', reason } },
    { login: secretariat, command: { type: 'hold', reason, until: day(0) } },
    { login: secretariat, command: { type: 'add_addressee', unit: random.pick(wards) } },
    { login: `${ward}.head`, command: { type: 'request_extension', until: day(12), reason } },
    { login: `${bureau}.clerk`, command: { type: 'approve' } },
    { login: `${ward}.clerk`, command: { type: 'answer', answer: 'agree' } },
    { login: `${bureau}.clerk`, command: { type: 'xstate.stop' } },
    { login: `${bureau}.clerk`, command: { type: 'timer', name: 'step', dueAt: day(0) } },
    { login: `${bureau}.head`, command: { type: 'implement' }, expectedVersion: 1 },
  ]);
}

/** With no duty left the other side makes a proposal; a case that waits for a session may go. */
function moveWithoutDuty({ random }: Scene, page: Page): Move {
  const login = `${page.initiator.code}.head`;
  return random.chance(0.7)
    ? { login, command: { type: 'propose_settlement', text: 'let us meet' } }
    : { login, command: { type: 'withdraw', reason: 'too long' } };
}

function nextMove(scene: Scene, page: Page): Move {
  const { random } = scene;
  if (random.chance(0.15)) return aside(scene, page);
  if (page.duties.length === 0) return moveWithoutDuty(scene, page);
  const { unit, role, act, about } = random.pick(page.duties);
  const command = fulfil(scene, page, act.code, about?.code);
  const expectedVersion = random.chance(0.2) ? { expectedVersion: page.version } : {};
  return { login: `${unit.code}.${role}`, command, ...expectedVersion };
}

/** Twice at once under one key, or two people at once: the answers must not contradict. */
async function makeMoves(scene: Scene, page: Page): Promise<Receipt | null> {
  const { ledger, random } = scene;
  const move = { caseId: page.id, ...nextMove(scene, page) };
  if (random.chance(0.06)) {
    const key = `double-${random.under(2 ** 31)}-${random.under(2 ** 31)}`;
    const [one] = await Promise.all([ledger.send({ ...move, key }), ledger.send({ ...move, key })]);
    return one;
  }
  if (random.chance(0.15)) {
    const other = { caseId: page.id, ...nextMove(scene, page) };
    const [one] = await Promise.all([ledger.send(move), ledger.send(other)]);
    return one;
  }
  return ledger.send(move);
}

/** One case after another, until the ledger is stopped. */
export async function playCases(scene: Scene): Promise<void> {
  for (;;) {
    const bureau = scene.random.pick(bureaus);
    const login = `${bureau}.clerk`;
    const late = scene.random.chance(0.4);
    const command = draft(scene, bureau, late);
    const opened = await scene.ledger.send({ login, caseId: null, command });
    if (opened === null) return;
    // Most late ones are left as they are: their wake-up is due already.
    if (late && scene.random.chance(0.7)) continue;
    let page = opened.page;
    for (let step = 0; page?.open && step < stepsAtMost; step += 1) {
      const made = await makeMoves(scene, page);
      if (made === null) return;
      page = made.page ?? (await scene.ledger.read(login, page.id));
    }
  }
}
