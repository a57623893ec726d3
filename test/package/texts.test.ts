import { expect, test } from "vitest";
import { describe } from "../../src/measure/describe.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";

test.each(Object.values(catalogue).map(({ metric }) => [metric.id, metric] as const))(
  "%s: its fact and every column that it reads are told",
  (_, metric) => {
    for (const one of [metric, ...Object.values(metric.variants)]) {
      const { fact, columns } = describe(one);
      expect(fact.grain).toMatch(/^One row: .+\.$/);
      for (const { name, says } of columns) expect(says, name).toMatch(/\.$/);
    }
  },
);
