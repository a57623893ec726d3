import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { measureAll } from "../../../src/measure/measure-all.ts";
import { recordSchemas } from "../../../src/model/record-schemas.ts";
import type { Records } from "../../../src/model/records.ts";
import { toSql } from "../../../src/sql/to-sql.ts";
import { expectGroups } from "../../engines/agreement.ts";
import type { Engine } from "../../engines/engine.ts";
import {
  exampleCases,
  exampleInteractions,
  exampleInvitations,
  exampleLines,
  exampleResponses,
} from "../../facts/example-records.ts";
import { everyMetric } from "../../measure/rows-of.ts";
import { derivations } from "./derivations.ts";
import { engines, expectSameRows, loadRecords } from "./record-engine.ts";

const records: Records = {
  cases: exampleCases(),
  customers: exampleLines("customers").map((line) => recordSchemas.customer.parse(line)),
  interactions: exampleInteractions(),
  surveyInvitations: exampleInvitations(),
  surveyResponses: exampleResponses(),
};
const asOf = "2026-03-20T12:00:00Z";
const all = derivations(records, asOf, "2026-03-01T00:00:00Z").filter(({ rows }) => rows.length > 0);
const onInvalid = "exclude";

describe.each(engines)("%s over the example records", (_, open) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
    await loadRecords(engine, records);
  });
  afterAll(() => engine.close());

  test.each(all)("$about, and each metric over it", async ({ fact, columns, rows, view }) => {
    const { dialect } = engine;
    const table = `${fact} as a table`;
    await engine.query(view({ dialect }));
    await engine.query(`CREATE TABLE "${table}" AS SELECT * FROM "${fact}Fact"`);
    expectSameRows(await engine.query(`SELECT * FROM "${table}"`), rows, columns);

    const metrics = everyMetric.filter(([, metric]) => metric.fact.name === fact);
    expect(metrics.length).toBeGreaterThan(0);
    for (const [index, [, metric]] of metrics.entries()) {
      // The view itself once for each fact, since it is computed anew for every question.
      const from = index === 0 ? `"${fact}Fact"` : `"${table}"`;
      const measured = measureAll({ metric }, rows as never[], { onInvalid });
      expectGroups(await engine.query(toSql(metric, { dialect, from })), metric, measured, []);
    }
    await engine.query(`DROP VIEW "${fact}Fact"`);
    await engine.query(`DROP TABLE "${table}"`);
  });
});
