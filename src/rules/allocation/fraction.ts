// Exact shares of money: whole numbers without bound, and fractions of them. Money never meets a
// floating-point number, since the parts must add up to the last unit.

export interface Fraction {
  readonly num: bigint;
  /** Above zero. */
  readonly den: bigint;
}

export const whole = (amount: number | bigint): Fraction => ({ num: BigInt(amount), den: 1n });

const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
};

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

/** Whole numbers with a separator at each thousand: `85,000`. */
export const grouped = (value: bigint | number): string =>
  String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',');

/** As people write it: `9,444 4/9`; of a fraction that is not below zero. */
export function mixed({ num, den }: Fraction): string {
  const shared = gcd(num, den);
  const [n, d] = [num / shared, den / shared];
  if (d === 1n) return grouped(n);
  const rest = `${grouped(n % d)}/${grouped(d)}`;
  return n < d ? rest : `${grouped(n / d)} ${rest}`;
}
