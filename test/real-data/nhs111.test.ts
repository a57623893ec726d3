import { beforeAll, expect, it } from "vitest";
import { type Accumulator, accumulator } from "../../src/measure/accumulator.ts";
import { abandonmentRate } from "../../src/metrics/contact-centre/abandonment-rate.ts";
import { serviceLevel } from "../../src/metrics/contact-centre/service-level.ts";
import { type Cells, describeRealData, type Figure, figureAt, readFigures, readTable } from "./files.ts";

/** What a provider reported of a month. */
interface Report {
  readonly provider: string;
  readonly month: string;
  readonly offered: number;
  readonly abandoned: number;
  readonly answered: number;
  readonly answeredInTime: number;
}

const reportOf = (cells: Cells): Report => {
  const count = (name: string) => Number(cells[`Nhs1 ${name} SUM`]);
  return {
    provider: cells["Provider Name"] ?? "",
    month: cells["Periodname"] ?? "",
    offered: count("Number Calls Offered"),
    abandoned: count("Abandoned Calls"),
    answered: count("Answered Calls"),
    answeredInTime: count("Answered 60sec"),
  };
};

/** A rate from counts that were reported: each report is a state, as if its calls had been folded there. */
function rates<Part extends string>(
  { merge, extract }: Accumulator<never, Part>,
  stateOf: (report: Report) => { readonly n: number; readonly parts: Readonly<Record<Part, number>> },
) {
  const state = (report: Report) => ({ excluded: {}, ...stateOf(report) });
  return {
    pooled: (reports: readonly Report[]) => extract(merge(...reports.map(state))).value,
    of: (report: Report) => extract(state(report)).value,
  };
}

const abandonment = rates(accumulator(abandonmentRate.variants.all), ({ abandoned, offered }) => ({
  n: offered,
  parts: { abandoned, counted: offered },
}));
const answeredBase = rates(
  accumulator(serviceLevel.variants.answeredOnly, { given: { withinMs: 60_000 } }),
  ({ answeredInTime, answered }) => ({ n: answered, parts: { answeredInTime, counted: answered } }),
);
const offeredBase = rates(
  accumulator(serviceLevel.variants.offered, { given: { withinMs: 60_000 } }),
  ({ answeredInTime, offered }) => ({ n: offered, parts: { answeredInTime, counted: offered } }),
);
const mean = (values: readonly (number | null)[]) =>
  values.reduce<number>((sum, value) => sum + (value ?? Number.NaN), 0) / values.length;

describeRealData("nhs111", () => {
  let figures: Readonly<Record<string, Figure>>;
  let reports: readonly Report[];

  beforeAll(() => {
    figures = readFigures("nhs111");
    reports = readTable("nhs111/nhs111_2015_h1.csv").map(reportOf);
  });

  function expectRates(some: readonly Report[], path: string): void {
    const expected = {
      abandonment_rate_of_offered: abandonment.pooled(some),
      sl60_answered_base: answeredBase.pooled(some),
      sl60_offered_base: offeredBase.pooled(some),
    };
    for (const [name, value] of Object.entries(expected)) {
      expect(value, `${path} ${name}`).toBeCloseTo(Number(figureAt(figures, `${path}.${name}`)), 12);
    }
  }

  it("the national rates are pooled from the providers' counts", () => {
    expect(reports.length).toBe(270);
    expectRates(reports, "year");
  });
  it("and so are those of a month and of a provider", () => {
    for (const [figure, of] of [
      ["by_month", ({ month }: Report) => month],
      ["by_provider_year", ({ provider }: Report) => provider],
    ] as const) {
      const names = Object.keys(figures[figure] ?? {});
      expect(names.length).toBeGreaterThan(5);
      for (const name of names)
        expectRates(
          reports.filter((report) => of(report) === name),
          `${figure}.${name}`,
        );
    }
  });
  it("the mean of the providers' rates is another number, and not the national rate", () => {
    const some = reports.filter(({ offered, answered }) => offered > 0 && answered > 0);
    const meanAbandonment = mean(some.map(abandonment.of));
    const meanInTime = mean(some.map(answeredBase.of));
    expect(meanAbandonment).toBeCloseTo(
      Number(figureAt(figures, "trap_mean_of_rates.mean_of_abandonment_rates")),
      12,
    );
    expect(meanInTime).toBeCloseTo(Number(figureAt(figures, "trap_mean_of_rates.mean_of_sl60")), 12);
    expect(meanAbandonment).not.toBeCloseTo(abandonment.pooled(reports) ?? Number.NaN, 5);
    expect(meanInTime).not.toBeCloseTo(answeredBase.pooled(reports) ?? Number.NaN, 5);
  });
});
