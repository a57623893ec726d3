/** Where a function is smallest, as far as the search found. */
export interface Minimum {
  readonly point: readonly number[];
  readonly value: number;
  /** Whether the search ended by itself. */
  readonly settled: boolean;
}

type Vertex = Omit<Minimum, "settled">;

/** What a difference in the function's value must exceed, as a share of the value, to be more than rounding. */
const SMALLEST_GAIN = 1e-13;
const SMALLEST_STEP = 1e-8;
const MOST_ROUNDS = 10;
/** Moves of the simplex in a round, for each variable. */
const MOST_MOVES = 500;

/**
 * Searches the minimum of a function of a few variables without derivatives; a step of 1 should be a large one. It
 * starts again where it ended, with a fresh simplex, until that gains nothing. NaN counts as infinitely high.
 */
export function minimise(height: (point: readonly number[]) => number, start: readonly number[]): Minimum {
  let best = downhill(height, start, 1);
  for (let round = 0; best.settled && round < MOST_ROUNDS; round++) {
    const next = downhill(height, best.point, 0.1);
    const gain = best.value - next.value;
    if (gain > 0) best = next;
    if (!next.settled || gain <= SMALLEST_GAIN * (1 + Math.abs(best.value))) return best;
  }
  return { ...best, settled: false };
}

/**
 * The simplex search with its usual coefficients: reflect 1, expand 2, contract ½, shrink ½.
 *
 * Source: Lagarias, Reeds, Wright and Wright (1998), Convergence properties of the Nelder–Mead simplex method in
 * low dimensions, SIAM Journal on Optimization 9(1), https://doi.org/10.1137/S1052623496303470
 */
function downhill(
  height: (point: readonly number[]) => number,
  start: readonly number[],
  step: number,
): Minimum {
  const at = (point: readonly number[]): Vertex => {
    const value = height(point);
    return { point, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
  };
  const size = start.length;
  let simplex = [
    at(start),
    ...start.map((_, axis) => at(start.map((x, index) => (index === axis ? x + step : x)))),
  ];
  for (let move = 0; move < MOST_MOVES * size; move++) {
    simplex.sort((one, other) => one.value - other.value);
    const [best, worst] = [simplex[0] as Vertex, simplex[size] as Vertex];
    if (hasSettled(best, worst, simplex)) return { ...best, settled: true };

    const centre = start.map((_, axis) =>
      mean(simplex.slice(0, size).map(({ point }) => coordinate(point, axis))),
    );
    /** A point on the line from the worst vertex through the middle of the others: 0 there, 1 the mirror image. */
    const along = (reach: number) =>
      at(centre.map((x, axis) => x + reach * (x - coordinate(worst.point, axis))));

    const mirrored = along(1);
    const secondWorst = simplex[size - 1] as Vertex;
    let next: Vertex;
    if (mirrored.value < best.value) {
      const further = along(2);
      next = further.value < mirrored.value ? further : mirrored;
    } else if (mirrored.value < secondWorst.value) {
      next = mirrored;
    } else {
      const outside = mirrored.value < worst.value;
      next = along(outside ? 0.5 : -0.5);
      if (!(outside ? next.value <= mirrored.value : next.value < worst.value)) {
        simplex = simplex.map((vertex) =>
          vertex === best ? best : at(vertex.point.map((x, axis) => (x + coordinate(best.point, axis)) / 2)),
        );
        continue;
      }
    }
    simplex[size] = next;
  }
  return { ...(simplex[0] as Vertex), settled: false };
}

function hasSettled(best: Vertex, worst: Vertex, simplex: readonly Vertex[]): boolean {
  if (!(worst.value - best.value <= SMALLEST_GAIN * (1 + Math.abs(best.value)))) return false;
  return simplex.every(({ point }) =>
    point.every((x, axis) => Math.abs(x - coordinate(best.point, axis)) <= SMALLEST_STEP),
  );
}

const coordinate = (point: readonly number[], axis: number): number => point[axis] ?? Number.NaN;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
