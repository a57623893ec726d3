import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { type RecordType, recordSchemas } from "../../../src/model/record-schemas.ts";
import type { Records } from "../../../src/model/records.ts";
import { dialects } from "../../../src/sql/dialect.ts";
import { createTables, factView, factViews, type ViewName } from "../../../src/sql/views/fact-view.ts";
import { recordRows } from "../../../src/sql/views/record-rows.ts";
import { recordTables } from "../../../src/sql/views/record-tables.ts";
import { tablesOfSchemas } from "./schema-tables.ts";

const isRecordType = (name: string): name is RecordType => Object.hasOwn(recordSchemas, name);

describe("The tables of records", () => {
  const types = Object.keys(recordTables).filter(isRecordType);
  const ofSchemas = tablesOfSchemas(types);

  it.each(Object.entries(recordTables))(
    "%s has fields of its schema, and none by which a person is known",
    (table, columns) => {
      expect(ofSchemas[table]).toMatchObject(columns);
    },
  );

  it("have columns that some view reads, and nothing besides", () => {
    const texts = Object.values(everyView).join("\n");
    const unread = Object.entries(recordTables).flatMap(([table, columns]) =>
      Object.keys(columns).flatMap((name) => (texts.includes(`."${name}"`) ? [] : [`${table}.${name}`])),
    );
    expect(unread).toEqual([]);
  });

  it("say that there is none of what the guide names", () => {
    const guide = readFileSync(new URL("../../../docs/guides/sql.md", import.meta.url), "utf8");
    const asked = Array.from(
      Object.values(everyView)
        .join("\n")
        .matchAll(/POSITION\(',(\w+),' IN/g),
      ([, field]) => field,
    );
    expect(asked.length).toBeGreaterThan(0);
    expect(new Set(asked)).toEqual(
      new Set(/`saysNone` names\s+the field: (.*?)\./s.exec(guide)?.[1]?.match(/\w+(?=`)/g)),
    );
  });
});

const asOf = { sql: "CURRENT_TIMESTAMP" };
const everyView = Object.fromEntries(
  factViews(
    {
      activityDay: { activity: "did", asOf, timeZone: "UTC", window: "month" },
      agentDay: { timeZone: "UTC" },
      agentStatusInterval: {},
      agentUpdate: {},
      automatedSession: {},
      cart: { carts: "carts", asOf },
      case: { messages: true },
      cohortActivity: { activity: "did", asOf, timeZone: "UTC" },
      contact: {},
      contactAttempt: { attempts: "attempts", asOf },
      customerChannels: {},
      customerPeriod: { from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z" },
      featureUse: {
        from: "2026-01-01T00:00:00Z",
        to: "2026-02-01T00:00:00Z",
        features: "features",
        uses: "uses",
      },
      healthSignal: { signals: "signals" },
      helpCentreSession: { hits: "hits", asOf },
      journey: {},
      journeyStage: {},
      journeyTransition: {},
      newUser: { asOf },
      order: {},
      questionnaire: { instrument: "sus", items: ["q"] },
      reply: {},
      sentiment: {},
      session: { hits: "hits", asOf },
      servqual: { items: [{ dimension: "empathy", perception: "q" }] },
      slaInstance: {},
      surveyResponse: {},
    },
    { dialect: "duckdb" },
  ).map((view) => [/"(\w+)Fact"/.exec(view)?.[1] ?? "", view]),
);

describe("Views", () => {
  it("there are of every derivation", () => {
    const derived = readdirSync(new URL("../../../src/facts", import.meta.url))
      .filter((name) => name.endsWith("-facts.ts"))
      .map((name) =>
        name.slice(0, -"-facts.ts".length).replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
      );
    expect(Object.keys(everyView).sort()).toEqual(derived.sort());
  });

  it("refuse with a sentence what they cannot be made of or in", () => {
    expect(() => factView("ticket" as "contact", { dialect: "duckdb" })).toThrow(
      'There is no derivation of "ticket". Facts that can be views: activityDay, ',
    );
    for (const dialect of Object.keys(dialects) as (keyof typeof dialects)[]) {
      if (dialect === "duckdb" || dialect === "postgresql") continue;
      expect(() => factView("contact", { dialect })).toThrow(`Facts cannot be views in "${dialect}" yet`);
      expect(() => createTables(dialect)).toThrow("they can in duckdb and postgresql");
    }
    expect(() => factView("contact", { dialect: "duckdb", asOf: "yesterday" })).toThrow(
      '"asOf" is "yesterday"; expected an instant such as 2026-03-01T09:30:00Z.',
    );
  });

  it("refuse by name an option that SQL cannot say", () => {
    const view = (fact: ViewName, options: object) => () =>
      factView(fact, Object.assign({ dialect: "duckdb" as const }, options));
    expect(view("agentStatusInterval", { plan: [] })).toThrow(
      'The view of "agentStatusInterval" takes no option "plan"; it takes asOf, window, activities, paidActivities, dialect',
    );
    expect(view("surveyResponse", { asOf: "2026-01-01T00:00:00Z" })).toThrow('takes no option "asOf"');
    expect(view("contact", { tables: { interactions: "calls" } })).toThrow(
      'tables takes no table of records "interactions"; it takes agentStatusInterval, ',
    );
    expect(view("cart", { asOf })).toThrow('The view of "cart" is to be told "carts".');
    expect(view("agentDay", {})).toThrow('The view of "agentDay" is to be told "timeZone".');
    expect(view("agentDay", { timeZone: "UTC", snapshotAt: "noon" })).toThrow(
      '"snapshotAt" is "noon"; expected an instant such as',
    );
    expect(view("customerPeriod", { to: "2026-01-01T00:00:00Z" })).toThrow('is to be told "from".');
    expect(view("order", { oneADayIn: "CET" })).toThrow('"CET" is an abbreviation');
    for (const fact of ["case", "reply", "agentUpdate"] as const) {
      expect(view(fact, { clock: { hours: "office", schedule: "at-start" } })).toThrow(
        '"dropFullyOutsideHours", not "schedule".',
      );
      expect(view(fact, { clock: { business: {} } })).toThrow('not "business".');
      expect(view(fact, { clock: {} })).toThrow('The clock of a view has "hours"');
    }
  });

  it("read the tables that they are told to", () => {
    const view = factView("contact", { dialect: "duckdb", tables: { interaction: "raw.contacts" }, as: "c" });
    expect(view).toContain("FROM raw.contacts AS record");
    expect(view).toMatch(/^CREATE VIEW c AS\nWITH segments AS/);
    expect(factView("contact", { dialect: "duckdb", asOf: { sql: "now()" } })).toContain("EPOCH_US((now()))");
  });
});

test("two records of one type and id are refused, as one would be taken for the other", () => {
  const twice = (versions: readonly (string | null)[]): Records =>
    JSON.parse(
      JSON.stringify({
        cases: [{ id: "1", status: "open", createdAt: "2026-03-02T09:00:00Z" }],
        journeyBlueprints: versions.map((version) => ({ id: "1", name: "Buying", version, steps: [] })),
      }),
    );
  expect(() => recordRows(twice(["1", null, "1"]))).toThrow(
    'journeyBlueprint "1@1" is there twice: give the records of each source ids of their own.',
  );
  expect(recordRows(twice(["1", null])).journeyBlueprint).toHaveLength(2);
});

test("what a table cannot hold is named", () => {
  const records: Records = JSON.parse('{"orders":[{"id":"1","status":"placed","placedAt":"yesterday"}]}');
  expect(() => recordRows(records)).toThrow('order."placedAt" holds an RFC 3339 instant, not "yesterday".');
});
