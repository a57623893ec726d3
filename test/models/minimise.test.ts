import { describe, expect, it } from "vitest";
import { maximiseLikelihood } from "../../src/models/fit.ts";
import { minimise } from "../../src/models/minimise.ts";

const at = (point: readonly number[], axis: number) => point[axis] ?? Number.NaN;

describe("the search for a minimum", () => {
  it("follows Rosenbrock's valley", () => {
    const { point, value, settled } = minimise(
      (p) => 100 * (at(p, 1) - at(p, 0) ** 2) ** 2 + (1 - at(p, 0)) ** 2,
      [-1.2, 1],
    );
    expect(settled).toBe(true);
    expect(value).toBeLessThan(1e-12);
    expect(at(point, 0)).toBeCloseTo(1, 6);
    expect(at(point, 1)).toBeCloseTo(1, 6);
  });
  it("finds Powell's singular minimum in four variables", () => {
    const { value, settled } = minimise(
      (p) =>
        (at(p, 0) + 10 * at(p, 1)) ** 2 +
        5 * (at(p, 2) - at(p, 3)) ** 2 +
        (at(p, 1) - 2 * at(p, 2)) ** 4 +
        10 * (at(p, 0) - at(p, 3)) ** 4,
      [3, -1, 0, 1],
    );
    expect(settled).toBe(true);
    expect(value).toBeLessThan(1e-12);
  });
  it("shrinks where no move along a line helps", () => {
    // The nearer to the lowest point, the higher: only halving the simplex goes on. `fmin` 0.0.4 throws here.
    const pit = ([x = 0, y = 0]: readonly number[]) =>
      x === 0 && y === 0 ? 0 : 2 - Math.min(1, Math.hypot(x, y));
    const { point, value, settled } = minimise(pit, [0, 0]);
    expect([point, value, settled]).toEqual([[0, 0], 0, false]);
  });
  it("walks around places where the function has no value", () => {
    const { point } = minimise(([x = 0]) => x - Math.log(x), [0.5]);
    expect(at(point, 0)).toBeCloseTo(1, 6);
  });
  it("says so where there is no minimum", () => {
    expect(minimise(([x = 0]) => -x, [0]).settled).toBe(false);
  });
});

describe("a fit", () => {
  it("finds the parameters and counts the customers", () => {
    const { parameters, logLikelihood, customers, converged } = maximiseLikelihood(
      { rate: 1, size: 500 },
      ({ rate, size }) => -((Math.log(rate) - 1) ** 2) - (Math.log(size) - 5) ** 2 - 3,
      12,
    );
    expect([parameters.rate, parameters.size]).toEqual([
      expect.closeTo(Math.E, 5),
      expect.closeTo(Math.E ** 5, 3),
    ]);
    expect(logLikelihood).toBeCloseTo(-3, 12);
    expect([customers, converged]).toEqual([12, true]);
  });
  it("does not call a parameter found that runs away", () => {
    const fit = maximiseLikelihood({ size: 1 }, ({ size }) => -1 / size, 1);
    expect(fit.converged).toBe(false);
  });
});
