import { measure } from "../../src/measure/measure.ts";
import { stickiness } from "../../src/metrics/product-use/stickiness.ts";
import { describeWorkedExamples, worked } from "./examples.ts";

describeWorkedExamples("product use", () => {
  worked<{ dau: number; mau: number }>("stickiness", "DAU/MAU", ({ dau, mau }) => {
    const rows = Array.from({ length: mau }, (_, index) => ({
      customerId: `${index}`,
      window: "2026-03-01",
      lastDay: index < dau,
    }));
    return measure(stickiness.variants.singleDay, rows).value;
  });
});
