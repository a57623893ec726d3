import fc from "fast-check";
import { instant } from "../../facts/arbitrary-records.ts";

const prefixes = ["o'hare ", 'say "no" ', "", "é, ", "Z", "a"];
const HOUR_MS = 3_600_000;
const START_MS = Date.parse(instant(0));

/**
 * Many samples of records as one list of them, with ids that no two samples share: facts of each are made from its own
 * alone, and all of them from one table. Ids are in upper and lower case, so that their order shows.
 *
 * @param isDense whether every other sample is drawn together into a few minutes, so that much happens at one instant and
 * an end of observation falls into the middle of it
 */
export function together<Records>(
  samples: fc.Arbitrary<Records>,
  count: number,
  seed: number,
  { isDense = true }: { readonly isDense?: boolean } = {},
): readonly Records[] {
  return fc.sample(samples, { numRuns: count, seed }).map((sample, index) => {
    const prefix = `${prefixes[index % prefixes.length]}${index}/`;
    const named = changed(sample, (text, field) =>
      isId(field) ? `${prefix}${/[13579]$/.test(text) ? text.toUpperCase() : text}` : text,
    );
    return isDense && index % 2 === 1 ? changed(named, drawnTogether) : named;
  });
}

const isId = (field: string): boolean => field === "id" || (/Ids?$/.test(field) && field !== "questionId");

/** Every hour on one of three minutes. */
function drawnTogether(text: string): string {
  if (!/^\d{4}-\d\d-\d\dT.*Z$/.test(text)) return text;
  const ms = Date.parse(text) - START_MS;
  const hour = Math.floor(ms / HOUR_MS);
  return instant((((hour % 3) + 3) % 3) * 60_000 + (ms - hour * HOUR_MS));
}

/** The same with its texts changed, and nothing else. */
function changed<Value>(value: Value, to: (text: string, field: string) => string): Value {
  const change = (one: unknown, field: string): unknown => {
    if (typeof one === "string") return to(one, field);
    if (Array.isArray(one)) return one.map((element) => change(element, field));
    if (typeof one !== "object" || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, change(inner, key)]));
  };
  return change(value, "") as Value;
}
