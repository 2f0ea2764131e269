// Exact shares of money: whole numbers without bound, and fractions of them. Money never meets a
// floating-point number, since the parts must add up to the last unit.

export interface Fraction {
  readonly num: bigint;
  /** Above zero. */
  readonly den: bigint;
}

export const whole = (amount: number | bigint): Fraction => ({ num: BigInt(amount), den: 1n });

/** Numbers are many times faster than bigints, as long as both are exact in them. */
function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y > 0n) {
    if (x <= Number.MAX_SAFE_INTEGER && y <= Number.MAX_SAFE_INTEGER) {
      return BigInt(gcdOfNumbers(Number(x), Number(y)));
    }
    [x, y] = [y, x % y];
  }
  return x;
}

function gcdOfNumbers(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}

export const leastCommon = (a: bigint, b: bigint): bigint => (a / gcd(a, b)) * b;

export const sumOf = (values: readonly bigint[]): bigint =>
  values.reduce((sum, value) => sum + value, 0n);

export const times = (a: Fraction, b: Fraction): Fraction => ({
  num: a.num * b.num,
  den: a.den * b.den,
});

export const minus = (a: Fraction, b: Fraction): Fraction => ({
  num: a.num * b.den - b.num * a.den,
  den: a.den * b.den,
});

/** Below zero where `a` is the smaller, above where it is the larger. */
export function compare(a: Fraction, b: Fraction): number {
  const [left, right] = [a.num * b.den, b.num * a.den];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** The whole number not above; of a fraction that is not below zero. */
export const roundedDown = ({ num, den }: Fraction): bigint => num / den;

/** The whole number not below; of a fraction that is not below zero. */
export const roundedUp = ({ num, den }: Fraction): bigint => (num + den - 1n) / den;

/** Half and more goes up; of a fraction that is not below zero. */
export const roundedHalfUp = ({ num, den }: Fraction): bigint => (2n * num + den) / (2n * den);

/** A whole number not below zero, with a separator at each thousand: `85,000`. */
export function grouped(value: bigint | number): string {
  const digits = String(value);
  let at = digits.length % 3;
  let text = digits.slice(0, at);
  for (; at < digits.length; at += 3) {
    text += text === '' ? digits.slice(at, at + 3) : `,${digits.slice(at, at + 3)}`;
  }
  return text;
}

/** As people write it: `9,444 4/9`; of a fraction that is not below zero. */
export function mixed({ num, den }: Fraction): string {
  const [down, rest] = [num / den, num % den];
  if (rest === 0n) return grouped(down);
  const shared = gcd(den, rest);
  const part = `${grouped(rest / shared)}/${grouped(den / shared)}`;
  return down === 0n ? part : `${grouped(down)} ${part}`;
}
