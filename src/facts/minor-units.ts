import { InvalidRecordError } from "./record-fields.ts";

/** An amount in the major unit of a currency, as decimal text. */
interface Amount {
  readonly amount: string;
  readonly currency: string;
}

/** What an amount is multiplied by and divided by: whole numbers, not below 0 and above it. */
interface Scale {
  readonly times?: number;
  readonly over?: number;
}

/** Currencies whose minor unit is not a hundredth, by its decimal places (ISO 4217, list one). */
export const decimalPlaces: ReadonlyMap<string, number> = new Map([
  ...sameFor(0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
  ...sameFor(3, "BHD IQD JOD KWD LYD OMR TND"),
  ...sameFor(4, "CLF UYW"),
]);

/**
 * An amount as whole minor units of its currency, times `times` over `over`, computed exactly and rounded once at the
 * end, halves away from zero.
 *
 * @throws InvalidRecordError on an amount that is no decimal text, or that is beyond what whole numbers hold exactly.
 */
export function minorUnits(record: string, field: string, money: Amount, scale?: Scale): number;
/** The same; `null` where there is no amount. */
export function minorUnits(
  record: string,
  field: string,
  money: Amount | null | undefined,
  scale?: Scale,
): number | null;
export function minorUnits(
  record: string,
  field: string,
  money: Amount | null | undefined,
  { times = 1, over = 1 }: Scale = {},
): number | null {
  if (money === null || money === undefined) return null;
  const [, sign = "", whole = "", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(money.amount) ?? [];
  if (whole === "") throw new InvalidRecordError(record, field, money, 'an amount such as "12.50"');
  const places = decimalPlaces.get(money.currency) ?? 2;
  const dividend = BigInt(whole + fraction) * 10n ** BigInt(places) * BigInt(times);
  const divisor = 10n ** BigInt(fraction.length) * BigInt(over);
  const rounded = Number((2n * dividend + divisor) / (2n * divisor));
  if (rounded > Number.MAX_SAFE_INTEGER)
    throw new InvalidRecordError(record, field, money, "an amount below 2^53 minor units");
  return sign === "-" && rounded !== 0 ? -rounded : rounded;
}

function sameFor(places: number, currencies: string): (readonly [currency: string, places: number])[] {
  return currencies.split(" ").map((currency) => [currency, places]);
}
