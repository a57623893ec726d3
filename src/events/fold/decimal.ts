import type { Money } from "../../model/money.ts";

/** The sum of amounts in one currency, exactly; `null` where there are none, or several currencies. */
export function sumOf(amounts: readonly Money[]): Money | null {
  const [first] = amounts;
  if (first === undefined || amounts.some(({ currency }) => currency !== first.currency)) return null;
  const decimals = Math.max(...amounts.map(({ amount }) => decimalsOf(amount)));
  const sum = amounts.reduce((total, { amount }) => total + scaled(amount, decimals), 0n);
  return { amount: written(sum, decimals), currency: first.currency };
}

/** Whether an amount is at least another; `null` where they are in different currencies. */
export function reaches(amount: Money, other: Money): boolean | null {
  if (amount.currency !== other.currency) return null;
  const decimals = Math.max(decimalsOf(amount.amount), decimalsOf(other.amount));
  return scaled(amount.amount, decimals) >= scaled(other.amount, decimals);
}

const decimalsOf = (amount: string): number => amount.split(".")[1]?.length ?? 0;

const scaled = (amount: string, decimals: number): bigint =>
  BigInt(amount.replace(".", "") + "0".repeat(decimals - decimalsOf(amount)));

function written(sum: bigint, decimals: number): string {
  const digits = (sum < 0n ? -sum : sum).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  return `${sum < 0n ? "-" : ""}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ""}`;
}
