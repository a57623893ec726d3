import { afterAll, beforeAll, it } from "vitest";
import { customerPeriodFact } from "../../src/facts/customer-period.ts";
import { clv } from "../../src/metrics/lifetime-value/clv.ts";
import { type Engine, openDuckdb } from "../engines/engine.ts";
import { compareOn, value } from "./comparison.ts";
import { describeRealData, figureAt, readFigures, readTable } from "./files.ts";

describeRealData("telco_churn", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openDuckdb();
  });
  afterAll(() => engine.close());

  it("simple lifetime value: revenue a month over churn of the month, for want of a margin", async () => {
    const customers = readTable("telco_churn/Telco-Customer-Churn.csv").map((cells) => ({
      activeAtStart: true,
      activeAtEnd: cells["Churn"] === "No",
      startArrMinor: Math.round(Number(cells["MonthlyCharges"]) * 100) * 12,
      currency: "USD",
    }));
    const month = await compareOn(engine, customerPeriodFact, customers);
    await month.single(clv.variants.simpleChurn, {}, [
      [figureAt(readFigures("telco_churn"), "simple_clv"), value],
    ]);
  });
});
