/**
 * The life that every measured case leads: a ward's opinion goes to a bureau and is answered. One
 * opening and six changes by different people; four of them arm a deadline that a later one
 * cancels. Commands come as those of people do: from a seat, under a key, with the version seen.
 */
import { randomUUID } from 'node:crypto';
import type { Advancer } from '../src/engine/advance.ts';
import type { Outcome } from '../src/engine/request.ts';
import type { CaseId } from '../src/terms/ids.ts';
import type { Ground } from './ground.ts';

interface Act {
  /** Login of who acts; he acts from the seat of that name. */
  readonly by: string;
  readonly command: Readonly<Record<string, unknown>>;
}

export const procedure = 'prior_consultation';
const ward = 'kita-ku';
const bureau = 'doboku';
const office = 'kusei-sozo';

/** About 600 bytes of what a clerk writes. */
const purpose =
  'The ward asks that the crossing in front of the station be rebuilt within the coming year. ' +
  'Pupils of two schools and most users of the community centre pass it every morning, sight is ' +
  'poor on the north side, and three accidents have been counted since April. The residents met ' +
  'twice and agree on the sketch that the ward office drew. A signal alone would not be enough, ' +
  'since the lane for turning vehicles ends too early. The ward offers to carry the cost of the ' +
  'planting, and to hold the meetings with the neighbours.';

export const walk: readonly [Act, ...Act[]] = [
  {
    by: `${ward}.clerk`,
    command: {
      type: 'draft',
      matter: 'ward-request',
      initiator: ward,
      addressees: [bureau],
      content: { title: 'Rebuilding of the crossing in front of the station', purpose },
    },
  },
  { by: `${ward}.clerk`, command: { type: 'submit' } },
  { by: `${ward}.head`, command: { type: 'approve', comment: 'Agreed in the ward meeting.' } },
  { by: `${office}.clerk`, command: { type: 'accept' } },
  {
    by: `${bureau}.clerk`,
    command: { type: 'ask', question: 'Which of the two sketches did the residents agree on?' },
  },
  {
    by: `${ward}.chief`,
    command: { type: 'supply', for: bureau, text: 'The second one, dated 12 October.' },
  },
  {
    by: `${bureau}.head`,
    command: {
      type: 'answer',
      answer: 'adopt',
      reason: 'It goes into the programme of next year.',
    },
  },
];

export function createWalker(ground: Pick<Ground, 'city' | 'people'>, advancer: Advancer) {
  const actorOf = (login: string) => {
    const person = ground.people.get(login);
    if (person === undefined) throw new Error(`nobody signs in as ${login}`);
    return { kind: 'person', city: ground.city, person, seat: login } as const;
  };
  const keyOf = (login: string) => ({ caller: actorOf(login).person, key: randomUUID() });

  async function accepted(outcome: Promise<Outcome>): Promise<void> {
    const answer = await outcome;
    if (!answer.accepted) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`);
  }

  /** Does the act of that number; number 0 opens the case. */
  async function act(caseId: CaseId, number: number): Promise<void> {
    const { by, command } = walk[number] ?? walk[0];
    const asked = { actor: actorOf(by), command, key: keyOf(by) };
    await accepted(
      number === 0
        ? advancer.begin({ ...asked, city: ground.city, procedure, id: caseId })
        : advancer.advance({ ...asked, caseId, expectedVersion: number }),
    );
  }

  return {
    act,
    /** One case after the other, for `load.ts`. */
    lead: () => {
      const caseId = newCaseId();
      return (number: number) => act(caseId, number);
    },
  };
}

export const newCaseId = (): CaseId => randomUUID() as CaseId;
