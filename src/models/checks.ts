/** Named numbers, so that an error can say which of them is wrong. */
type Named = { readonly [name: string]: number };

function each(values: Named, holds: (value: number) => boolean, must: string): void {
  for (const [name, value] of Object.entries(values)) {
    if (!Number.isFinite(value) || !holds(value))
      throw new RangeError(`${name} must be ${must}, not ${value}.`);
  }
}

export const positive = (values: Named): void => each(values, (value) => value > 0, "a number above 0");

export const notNegative = (values: Named): void => each(values, (value) => value >= 0, "a number from 0");

export const wholeNumber = (values: Named, least = 0): void =>
  each(values, (value) => Number.isInteger(value) && value >= least, `a whole number from ${least}`);

export const probability = (values: Named): void =>
  each(values, (value) => value >= 0 && value <= 1, "a number from 0 to 1");

/** From 0 to just below 1: a share that is never all. */
export const properShare = (values: Named): void =>
  each(values, (value) => value >= 0 && value < 1, "a number from 0 to below 1");
