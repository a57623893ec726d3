import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isSided, sidesOf } from "../../src/cli/sides.ts";
import { sideRow } from "../../src/facts/sided.ts";
import { measureAll } from "../../src/measure/measure-all.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import { contactRate } from "../../src/metrics/demand/contact-rate.ts";
import { nps } from "../../src/metrics/feedback/nps.ts";
import type { AnyMetric } from "../../src/metrics/metric.ts";
import { toSql } from "../../src/sql/to-sql.ts";
import { expectGroups } from "../engines/agreement.ts";
import { type Engine, openEngines } from "../engines/engine.ts";

type Rows = readonly object[];

const contacts = [
  { contactId: "1", customerId: "ada", direction: "inbound", startAt: "2026-03-31T21:59:59Z" },
  { contactId: "2", customerId: "ada", direction: "inbound", startAt: "2026-03-31T22:00:00Z" },
  { contactId: "3", customerId: "bob", direction: "outbound", startAt: "2026-03-02T10:00:00Z" },
];
const orders = [
  { orderId: "1", customerId: "ada", canceled: false, placedAt: "2026-03-02T10:00:00Z" },
  { orderId: "2", customerId: "ada", canceled: true, placedAt: "2026-03-02T10:00:00Z" },
  { orderId: "3", customerId: "bob", canceled: null, placedAt: "2026-04-02T10:00:00Z" },
];
const demandSides = sidesOf(contactRate.fact);

/** The rows of each side, as its own table holds them, and as rows of the fact. */
function bothWays(fact: AnyMetric["fact"], rowsBySide: Readonly<Record<string, Rows>>): Rows {
  return Object.entries(sidesOf(fact)).flatMap(([side, own]) =>
    (rowsBySide[side] ?? []).map((row) => sideRow(side, own, row)),
  );
}

describe("a statement over a table for each side", () => {
  let engines: readonly Engine[] = [];
  beforeAll(async () => {
    engines = await openEngines();
  });
  afterAll(() => Promise.all(engines.map((engine) => engine.close())));

  async function agree(metric: AnyMetric, rowsBySide: Readonly<Record<string, Rows>>): Promise<void> {
    const sides = sidesOf(metric.fact);
    const groups = measureAll({ metric }, bothWays(metric.fact, rowsBySide) as readonly never[], {
      onInvalid: "exclude",
    });
    for (const engine of engines) {
      const from = Object.fromEntries(
        Object.keys(sides).map((side) => [side, engine.quoteName(`own ${side}`)]),
      );
      for (const [side, { columns }] of Object.entries(sides)) {
        await engine.load(`own ${side}`, columns, rowsBySide[side] ?? []);
      }
      const rows = await engine.query(toSql(metric, { dialect: engine.dialect, from }));
      expectGroups(rows, metric, groups, []);
    }
  }

  const sided = Object.values(catalogue).filter(({ metric }) => isSided(metric.fact));

  it.each(sided)("gives what measure gives for the examples of $metric.id", async ({ metric, examples }) => {
    for (const { variant, rows } of examples) {
      const form = (variant === undefined ? undefined : metric.variants[variant]) ?? metric;
      const rowsBySide: Record<string, Rows> = {};
      for (const [side, { columns }] of Object.entries(sidesOf(metric.fact))) {
        rowsBySide[side] = rows
          .filter((row) => Reflect.get(row, "side") === side)
          .map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name in columns)));
      }
      await agree(form, rowsBySide);
    }
  });

  it("groups by columns of its sides, and places each row by the instant of its own", async () => {
    const options = { by: ["customerId", "side"], every: "month", timeZone: "Europe/Oslo" } as const;
    const rows = bothWays(contactRate.fact, { contact: contacts, order: orders });
    const groups = measureAll({ contactRate }, rows as readonly never[], options);
    expect(groups).toHaveLength(5);
    for (const engine of engines) {
      await engine.load("contacts", demandSides["contact"]?.columns ?? {}, contacts);
      await engine.load("orders", demandSides["order"]?.columns ?? {}, orders);
      const from = { contact: engine.quoteName("contacts"), order: engine.quoteName("orders") };
      const found = await engine.query(toSql(contactRate, { dialect: engine.dialect, from, ...options }));
      expectGroups(found, contactRate, groups, options.by);
    }
  });

  it("takes a side that is left out for one without rows", async () => {
    const groups = measureAll(
      { contactRate },
      bothWays(contactRate.fact, { order: orders }) as readonly never[],
    );
    for (const engine of engines) {
      await engine.load("orders", demandSides["order"]?.columns ?? {}, orders);
      const found = await engine.query(
        toSql(contactRate, { dialect: engine.dialect, from: { order: engine.quoteName("orders") } }),
      );
      expectGroups(found, contactRate, groups, []);
    }
  });
});

it("names each side's columns as its table does", () => {
  const sql = toSql(contactRate, {
    dialect: "duckdb",
    from: { contact: "a", order: "b" },
    columns: { canceled: "is_canceled", discarded: null },
  });
  expect(sql).toContain('"order"."is_canceled" AS "canceled"');
  expect(sql).toContain('CAST(NULL AS VARCHAR) AS "discarded"');
  expect(sql).not.toContain('"contact"."is_canceled"');
});

it("refuses sides and columns that are none", () => {
  const from = { contact: "a", shop: "b" };
  expect(() => toSql(contactRate, { dialect: "duckdb", from })).toThrow(
    'demand has no side "shop"; it has contact, case, order, customerPeriod.',
  );
  expect(() => toSql(nps, { dialect: "duckdb", from: { contact: "a" } })).toThrow(
    'surveyResponse has no side "contact"; it has none.',
  );
  expect(() => toSql(contactRate, { dialect: "duckdb", from: { contact: "a" }, by: ["shop"] })).toThrow(
    'No side of demand has a column "shop".',
  );
});
