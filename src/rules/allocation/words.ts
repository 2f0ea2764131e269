// The steps of an allocation in the words of people: what a rulebook has a title for by that title,
// the few things that it has none for here.

import { type Fraction, grouped, mixed } from './fraction.ts';
import type { PotOrigin } from './pot.ts';
import type { AllocationStep } from './steps.ts';

export interface Words {
  readonly ja: string;
  readonly en: string;
}

const givenWords: Readonly<Record<Extract<PotOrigin, { kind: 'given' }>['by'], Words>> = {
  flat: { ja: '一律', en: 'the same for every ward' },
  cap: { ja: '上限', en: 'ceiling' },
  base: { ja: '基礎額', en: 'base' },
  tier: { ja: '段階', en: 'tier' },
};

const equalWords: Words = { ja: '均等割', en: 'equal share' };

const heldWords = {
  least: { ja: '下限', en: 'not below' },
  most: { ja: '上限', en: 'not above' },
} as const;

/** `85/100` of the total, where the pot is a weight's part of it. */
function weightWords({ weight }: Extract<PotOrigin, { kind: 'share' }>): Words {
  if (weight === null) return { ja: '', en: '' };
  const [part, of] = weight;
  return { ja: `(重み ${part}/${of})`, en: ` (weight ${part}/${of})` };
}

type PotStep = Extract<AllocationStep, { kind: 'pot' }>;

function potWords({ origin, title, pot, value, of, amount }: PotStep): Words {
  if (origin.kind === 'given') {
    const { ja, en } = givenWords[origin.by];
    const name = title === null ? '' : ` ${title}`;
    return { ja: `${ja}${name}: ${mixed(amount)}`, en: `${en}${name}: ${mixed(amount)}` };
  }
  const { indicator } = origin;
  const name = indicator === null ? equalWords : { ja: indicator.title, en: indicator.title };
  const asOf = indicator === null ? { ja: '', en: '' } : datedWords(indicator.asOf);
  const weight = weightWords(origin);
  const sum = `${mixed(pot)} × ${grouped(value)}/${grouped(of)} = ${mixed(amount)}`;
  return {
    ja: `${name.ja}${asOf.ja}${weight.ja}: ${sum}`,
    en: `${name.en}${asOf.en}${weight.en}: ${sum}`,
  };
}

const datedWords = (on: string): Words => ({ ja: `(${on}現在)`, en: ` (as of ${on})` });

/** Tenths of a per cent: `92.5`. */
const percent = (permille: number): string =>
  permille % 10 === 0 ? `${permille / 10}` : `${Math.floor(permille / 10)}.${permille % 10}`;

const carriedWords = (amount: Fraction): Words => ({
  ja: `激変緩和: 他の区の差額を割合に応じて負担・受取り → ${mixed(amount)}`,
  en: `cushion: carries its part of what others are held at → ${mixed(amount)}`,
});

export function stepWords(step: AllocationStep): Words {
  switch (step.kind) {
    case 'pot':
      return potWords(step);
    case 'held': {
      const { at, permille, previous, amount } = step;
      const { ja, en } = heldWords[at];
      const part = percent(permille);
      const before = grouped(previous);
      return {
        ja: `激変緩和: 前の額 ${before} の ${part}% を${ja}とする → ${mixed(amount)}`,
        en: `cushion: ${en} ${part}% of the ${before} before → ${mixed(amount)}`,
      };
    }
    case 'carried':
      return carriedWords(step.amount);
    case 'rounded':
      return {
        ja: `${grouped(step.unit)}未満を切捨て → ${mixed(step.amount)}`,
        en: `rounded down to multiples of ${grouped(step.unit)} → ${mixed(step.amount)}`,
      };
    case 'remainder':
      return {
        ja: `端数の配分: +${mixed(step.added)}`,
        en: `of what rounding left: +${mixed(step.added)}`,
      };
    default:
      throw new RangeError(`not a step: ${step satisfies never}`);
  }
}
