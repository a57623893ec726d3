import { afterAll, beforeAll, it } from "vitest";
import { orderFact } from "../../src/facts/order.ts";
import { orderFacts } from "../../src/facts/order-facts.ts";
import { purchaseFrequency } from "../../src/metrics/purchase/purchase-frequency.ts";
import { repeatPurchaseRate } from "../../src/metrics/purchase/repeat-purchase-rate.ts";
import type { OrderInput } from "../../src/model/order.ts";
import { type Engine, openDuckdb } from "../engines/engine.ts";
import { compareOn, part, value } from "./comparison.ts";
import { describeRealData, figureAt, readFigures, readTable } from "./files.ts";

/**
 * The donors of the table as orders: the first in 1995, and so many again until their last year. In which years between
 * does not matter to either figure; the earliest will do.
 */
function donations(): readonly OrderInput[] {
  return readTable("donations_bgbb/donations.csv").flatMap(({ frequency, recency, weights }, row) => {
    const again = Number(frequency);
    const years = Array.from({ length: again }, (_, index) =>
      index === again - 1 ? Number(recency) : index + 1,
    );
    return Array.from({ length: Number(weights) }, (_, donor) =>
      [0, ...years].map((year) => ({
        id: `${row}-${donor}-${year}`,
        customerId: `${row}-${donor}`,
        status: "completed",
        placedAt: `${1995 + year}-07-01T00:00:00Z`,
      })),
    ).flat();
  });
}

describeRealData("donations_bgbb", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openDuckdb();
  });
  afterAll(() => engine.close());

  it("repeat rate, and repeat donations per donor", async () => {
    const figures = readFigures("donations_bgbb");
    const facts = await compareOn(engine, orderFact, orderFacts(donations()));
    await facts.single(repeatPurchaseRate, {}, [
      [figureAt(figures, "repeat_rate"), value],
      [figureAt(figures, "donors"), part("customers")],
    ]);
    await facts.single(purchaseFrequency, {}, [
      [figureAt(figures, "mean_repeat"), (measured) => (measured.value ?? Number.NaN) - 1],
    ]);
  });
});
