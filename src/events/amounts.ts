import type { Money } from "../model/money.ts";
import { decimalPlaces } from "./rules/currencies.ts";

/** An amount, exactly: whole units of 10 to the power of minus `places` of a currency. */
export interface Exact {
  readonly units: bigint;
  readonly places: number;
}

const form = /^(-?\d+)(?:\.(\d+))?$/;

/** Null where the text is no amount. */
export function exact({ amount }: Money): Exact | null {
  const [, whole, fraction = ""] = form.exec(amount) ?? [];
  return whole === undefined ? null : { units: BigInt(whole + fraction), places: fraction.length };
}

/** The sum of amounts of one currency; null where one is not told, or of another currency. */
export function sumOf(amounts: readonly (Money | null | undefined)[], currency: string): Exact | null {
  let sum: Exact = { units: 0n, places: 0 };
  for (const money of amounts) {
    const one = money?.currency === currency ? exact(money) : null;
    if (one === null) return null;
    const places = Math.max(sum.places, one.places);
    sum = { units: unitsAt(sum, places) + unitsAt(one, places), places };
  }
  return sum;
}

/** How much larger the first amount is than the second; negative where it is smaller. */
export function excess(one: Exact, other: Exact): Exact {
  const places = Math.max(one.places, other.places);
  return { units: unitsAt(one, places) - unitsAt(other, places), places };
}

/** Whether an amount is larger than so many minor units of a currency, of hundredths where it is not in use. */
export function isMoreThan(amount: Exact, minorUnits: number, currency: string): boolean {
  const places = Math.max(amount.places, decimalPlaces(currency) ?? 2);
  const minor = 10n ** BigInt(places - (decimalPlaces(currency) ?? 2));
  return unitsAt(amount, places) > BigInt(minorUnits) * minor;
}

/** Whether one of two amounts is 10, 100, 1000 or 10,000 times the other: a minor unit was taken for another. */
export function isScaled(one: Exact, other: Exact): boolean {
  const places = Math.max(one.places, other.places);
  const [a, b] = [unitsAt(one, places), unitsAt(other, places)];
  return a > 0n && b > 0n && [10n, 100n, 1000n, 10_000n].some((power) => a === b * power || b === a * power);
}

/** An amount as records hold it. */
export function moneyOf({ units, places }: Exact, currency: string): Money {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const fraction = places === 0 ? "" : `.${digits.slice(-places)}`;
  return { amount: `${units < 0n ? "-" : ""}${whole}${fraction}`, currency };
}

/** As a message gives it. */
export const amountText = (amount: Exact, currency: string): string =>
  `${moneyOf(amount, currency).amount} ${currency}`;

const unitsAt = ({ units, places }: Exact, wanted: number): bigint => units * 10n ** BigInt(wanted - places);
