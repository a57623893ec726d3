import { notNegative } from "./checks.ts";
import { minimise } from "./minimise.ts";

/** A model fitted to customers by maximum likelihood. */
export interface Fit<Parameters> {
  readonly parameters: Parameters;
  /**
   * Natural logarithm of the likelihood at these parameters; the larger, the better the model describes the data.
   */
  readonly logLikelihood: number;
  /** How many customers the model was fitted to. */
  readonly customers: number;
  /**
   * False if the search did not come to rest, or a parameter ran away: then the data do not determine the
   * parameters, often because the customers hardly differ, and predictions far ahead should not be trusted.
   */
  readonly converged: boolean;
}

/**
 * The same histories with each listed once and counted, so that a fit takes no longer for many customers who are
 * alike.
 */
export function counted<History extends { readonly customers?: number }>(
  histories: readonly History[],
  keyOf: (history: History) => string,
): readonly (History & { readonly customers: number })[] {
  const found = new Map<string, History & { readonly customers: number }>();
  for (const history of histories) {
    const key = keyOf(history);
    found.set(key, { ...history, customers: customersOf(history) + (found.get(key)?.customers ?? 0) });
  }
  return [...found.values()];
}

/** How many customers a history stands for. @throws RangeError if that is negative or not a number. */
export function customersOf({ customers = 1 }: { readonly customers?: number }): number {
  notNegative({ customers });
  return customers;
}

/** A parameter has run away when it is this many times larger or smaller than where the search began. */
const FAR = Math.log(1e4);
/** The search does not look further than this, so that it ends soon where the likelihood rises for ever. */
const WALL = Math.log(1e5);

/** Finds the parameters, all above 0, that make `logLikelihood` largest; the search runs over their logarithms. */
export function maximiseLikelihood<Name extends string>(
  start: Readonly<Record<Name, number>>,
  logLikelihood: (parameters: Readonly<Record<Name, number>>) => number,
  customers: number,
): Fit<Readonly<Record<Name, number>>> {
  const names = Object.keys(start) as Name[];
  const parametersAt = (steps: readonly number[]) =>
    Object.fromEntries(
      names.map((name, index) => [name, start[name] * Math.exp(steps[index] ?? 0)]),
    ) as Record<Name, number>;
  const { point, value, settled } = minimise(
    (steps) =>
      steps.some((step) => Math.abs(step) > WALL)
        ? Number.POSITIVE_INFINITY
        : -logLikelihood(parametersAt(steps)),
    names.map(() => 0),
  );
  return {
    parameters: parametersAt(point),
    logLikelihood: -value,
    customers,
    converged: settled && point.every((step) => Math.abs(step) < FAR),
  };
}
