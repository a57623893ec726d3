import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { derivers } from "../../src/cli/derive.ts";
import { derivations, measurableRecords } from "../../src/cli/measurable.ts";
import { isSided, sidesCounted, sidesOf } from "../../src/cli/sides.ts";
import { surveyResponseFacts } from "../../src/facts/survey-response-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import { csat } from "../../src/metrics/feedback/csat.ts";
import { SurveyResponseSchema } from "../../src/model/survey-response.ts";
import { command } from "./command.ts";

const touchstone = command();
const window = "2026-03-01T00:00:00Z/2026-04-01T00:00:00Z";

const calls = [
  { id: "i-1", channel: "voice", customerId: "ada", startAt: "2026-03-02T09:00:00Z" },
  { id: "i-2", channel: "chat", customerId: "bob", startAt: "2026-03-02T10:00:00Z" },
  { id: "i-3", channel: "chat", customerId: "bob", startAt: "2026-03-03T10:00:00Z" },
].map((one) => ({
  ...one,
  ...{ direction: "inbound", status: "completed", queuedAt: one.startAt, answeredAt: one.startAt },
  endAt: one.startAt.replace(":00:00Z", ":10:00Z"),
}));
const subtotal = { amount: "10.00", currency: "EUR" };
const orders = [
  { id: "o-1", customerId: "ada", status: "completed", placedAt: "2026-03-01T12:00:00Z", subtotal },
  { id: "o-2", customerId: "bob", status: "completed", placedAt: "2026-03-02T12:00:00Z", subtotal },
  { id: "o-3", customerId: "bob", status: "canceled", placedAt: "2026-03-02T12:00:00Z", subtotal },
];
const responses = [
  { id: "r-1", interactionId: "i-1", channel: "email", value: 5 },
  { id: "r-2", interactionId: "i-2", channel: "email", value: 1 },
].map(({ value, ...one }) => ({
  ...one,
  ...{ surveyId: "s-1", metric: "csat", respondedAt: "2026-03-04T09:00:00Z" },
  score: { value, scale: { min: 1, max: 5, direction: "higher-is-better" } },
}));
const cases = [{ id: "c-1", status: "solved", createdAt: "2026-03-02T09:00:00Z", customerId: "ada" }];
const messages = [
  { id: "m-1", at: "2026-03-02T09:00:00Z", author: { role: "customer" } },
  { id: "m-2", at: "2026-03-02T09:30:00Z", author: { role: "agent", id: "a-1" } },
];

const ndjson = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join("\n");

beforeAll(async () => {
  await touchstone.write("calls.ndjson", ndjson(calls));
  await touchstone.write("orders.ndjson", ndjson(orders));
  await touchstone.write("responses.ndjson", ndjson(responses));
  await touchstone.write(
    "contacts.csv",
    "contactId,channel,direction\ni-1,voice,inbound\ni-2,chat,inbound\n",
  );
  await touchstone.write("order-rows.csv", "orderId,canceled\no-1,false\no-2,true\n");
  await touchstone.write("costs.csv", "costId,category,amountMinor,currency\nk-1,operations,6000,EUR\n");
});

async function measured(...args: readonly string[]) {
  const run = await touchstone.run(["measure", ...args, "--json"]);
  expect(run).toMatchObject({ code: 0, stderr: "" });
  return JSON.parse(run.stdout).measurements;
}

async function refuses(args: readonly string[], line: string): Promise<void> {
  const run = await touchstone.run(["measure", ...args]);
  expect(run).toEqual({ code: 2, stdout: "", stderr: `touchstone: ${line}\n` });
}

/** Derivations from something that the model has no record of; their facts are measured as rows. */
const notOfRecords = [
  "activity-day",
  "cart",
  "cohort-activity",
  "contact-attempt",
  "feature-use",
  "health-signal",
  "help-centre-session",
  "new-user",
  "servqual",
  "session",
];

describe("the records that can be measured", () => {
  it("are those that a fact is derived from, each by the library's own derivation", () => {
    const folder = resolve(import.meta.dirname, "../../src/facts");
    const derived = readdirSync(folder)
      .filter((file) => file.endsWith("-facts.ts"))
      .map((file) => file.replace(/-facts\.ts$/, ""));
    const known = derivations.map(({ fact }) => fact.name);
    const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    expect([...known.map(kebab), ...notOfRecords].toSorted()).toEqual(derived.toSorted());
    expect(Object.keys(derivers).toSorted()).toEqual(known.toSorted());
  });

  it("take every option that the derivation has, by name", () => {
    const source = readFileSync(resolve(import.meta.dirname, "../../src/cli/derive.ts"), "utf8");
    for (const option of new Set(derivations.flatMap(({ options = [] }) => options))) {
      expect(source).toMatch(new RegExp(`\\b${option}\\b`));
    }
    expect(measurableRecords).toContain("subscription");
  });
});

describe("facts that the metrics ask for", () => {
  it.each<[record: string, file: string, metric: string, more: readonly string[], n: number]>([
    ["interaction", "calls.ndjson", "averageHandleTime", [], 3],
    ["interaction", "calls.ndjson", "omnichannelShare", [], 2],
    ["interaction", "calls.ndjson", "chatConcurrency", ["--time-zone", "UTC"], 0],
    ["order", "orders.ndjson", "aov", [], 2],
    ["order", "orders.ndjson", "earnedGrowthRate", ["--window", window], 0],
  ])("come of %s records: %s, %s", async (record, file, metric, more, n) => {
    expect(await measured(file, "--record", record, "--metrics", metric, ...more)).toMatchObject([
      { metric, n },
    ]);
  });

  it("come of subscriptions over a period", async () => {
    const subscription = {
      ...{ id: "s-1", customerId: "ada", status: "active", startedAt: "2026-01-01T00:00:00Z" },
      mrr: { amount: "50.00", currency: "EUR" },
    };
    await touchstone.write("subscriptions.ndjson", ndjson([subscription]));
    expect(
      await measured(
        "subscriptions.ndjson",
        "--record",
        "subscription",
        "--metrics",
        "customerRetentionRate",
        ...["--window", window],
      ),
    ).toMatchObject([{ value: 1, n: 1 }]);
    await refuses(
      ["subscriptions.ndjson", "--record", "subscription", "--metrics", "customerRetentionRate"],
      "customerPeriod facts need --window; see --help",
    );
  });

  it("come of a questionnaire whose questions are named", async () => {
    const items = ["--record", "surveyResponse", "--metrics", "sus"];
    await refuses(["responses.ndjson", ...items], "questionnaire facts need --items; see --help");
    await refuses(
      ["responses.ndjson", ...items, "--items", "q1,q2"],
      '--items: write the questionnaire and the ids of its questions, ten at most, as in sus=q1,q2,q3; not "q1,q2"',
    );
    expect(await measured("responses.ndjson", ...items, "--items", "sus=q1,q2")).toMatchObject([{ n: 0 }]);
  });

  it("need the other records that they are made of", async () => {
    await touchstone.write("cases.ndjson", ndjson(cases));
    await refuses(
      ["cases.ndjson", "--record", "case", "--metrics", "averageReplyTime"],
      "reply facts need message records too: --with message=FILE",
    );
    const onCase = messages.map((one) => ({
      ...one,
      caseId: "c-1",
      visibility: "public",
      direction: one.author.role === "agent" ? "outbound" : "inbound",
      sentAt: one.at,
      channel: "email",
    }));
    await touchstone.write("messages.ndjson", ndjson(onCase));
    const run = await touchstone.run([
      ...["measure", "cases.ndjson", "--record", "case", "--with", "message=messages.ndjson"],
      ...["--metrics", "averageReplyTime", "--json"],
    ]);
    expect(JSON.parse(run.stdout).measurements).toMatchObject([{ metric: "averageReplyTime" }]);
  });

  it("group surveys by the channel of what was rated, where that is given", async () => {
    const asked = ["responses.ndjson", "--record", "surveyResponse", "--metrics", "csat", "--by", "channel"];
    const channels = (found: readonly { readonly group: object }[]) => found.map(({ group }) => group);
    expect(channels(await measured(...asked))).toEqual([{ channel: "email" }]);
    expect(channels(await measured(...asked, "--with", "interaction=calls.ndjson"))).toEqual([
      { channel: "chat" },
      { channel: "voice" },
    ]);
    const parsed = responses.map((one) => SurveyResponseSchema.parse(one));
    const whole = await measured(...asked.slice(0, -2));
    expect(whole[0].value).toBe(measure(csat, surveyResponseFacts({ responses: parsed })).value);
  });
});

describe("facts of several sides", () => {
  const rate = ["--metrics", "contactRate"];

  it("come of the records of each side", async () => {
    const expected = [{ value: 1.5, n: 5, parts: { contacts: 3, orders: 2 }, excluded: { canceled: 1 } }];
    const one = ["calls.ndjson", "--record", "interaction", "--with", "order=orders.ndjson", ...rate];
    expect(await measured(...one)).toMatchObject(expected);
    const other = ["orders.ndjson", "--record", "order", "--with", "interaction=calls.ndjson", ...rate];
    expect(await measured(...other)).toMatchObject(expected);
  });

  it("come of the rows of each side", async () => {
    const files = ["contacts.csv", "--fact", "contact", "--with", "order=order-rows.csv", ...rate];
    expect(await measured(...files)).toMatchObject([
      { value: 2, parts: { contacts: 2, orders: 1 }, excluded: { canceled: 1 } },
    ]);
  });

  it("come of records on one side and rows on the other", async () => {
    const files = ["calls.ndjson", "--record", "interaction", "--with", "cost=costs.csv"];
    expect(await measured(...files, "--metrics", "costPerContact")).toMatchObject([{ value: 20 }]);
  });

  it("fall into periods by the instant of each side", async () => {
    const periods = ["--every", "day", "--time-zone", "UTC"];
    const found = await measured(
      ...["calls.ndjson", "--record", "interaction", "--with", "order=orders.ndjson", ...rate, ...periods],
    );
    expect(
      found.map(({ period, parts }: { period: { start: string }; parts: object }) => [period.start, parts]),
    ).toEqual([
      ["2026-03-01", { contacts: 0, orders: 1 }],
      ["2026-03-02", { contacts: 2, orders: 1 }],
      ["2026-03-03", { contacts: 1, orders: 0 }],
    ]);
  });

  it("name the file and the line of what is bad", async () => {
    await touchstone.write("bad-orders.ndjson", ndjson([orders[0] ?? {}, { ...orders[1], status: 5 }]));
    const run = await touchstone.run([
      ...["measure", "calls.ndjson", "--record", "interaction", "--with", "order=bad-orders.ndjson", ...rate],
    ]);
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/^touchstone: bad-orders\.ndjson line 2: status: /);
  });

  it.each<[args: readonly string[], line: string]>([
    [
      ["calls.ndjson", "--record", "interaction", ...rate],
      "contactRate counts contact and order; name a file of order records, of which order is made, with --with order=FILE",
    ],
    [
      ["contacts.csv", "--fact", "contact", ...rate],
      "contactRate counts contact and order; name the file of its order rows with --with order=FILE",
    ],
    [
      ["calls.ndjson", "--record", "interaction", ...rate, "--variant", "contactRate=perActiveCustomer"],
      "contactRate counts contact and customerPeriod; name a file of subscription or order records, of which customerPeriod is made, with --with subscription=FILE",
    ],
    [
      ["calls.ndjson", "--record", "interaction", ...rate, "--with", "orders=orders.ndjson"],
      '--with "orders" is unknown; did you mean "order"?',
    ],
    [
      ["calls.ndjson", "--record", "interaction", ...rate, "--with", "orders.ndjson"],
      "--with orders.ndjson: write it as name=file",
    ],
    [
      ["contacts.csv", "--fact", "contact", "--metrics", "serviceLevel", "--with", "order=orders.ndjson"],
      "--with order=orders.ndjson: the metrics need no other file",
    ],
    [
      ["calls.ndjson", "--record", "interaction", ...rate, "--with", "order=orders.ndjson", "--by", "shop"],
      expect.stringMatching(/^--by "shop" is unknown; /),
    ],
  ])("refuse %j", async (args, line) => {
    const run = await touchstone.run(["measure", ...args]);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr.replace(/^touchstone: |\n$/g, "")).toEqual(line);
  });

  it("say of every metric which of them it counts", () => {
    const sided = Object.values(catalogue).filter(({ metric }) => isSided(metric.fact));
    expect(sided.length).toBeGreaterThan(5);
    for (const { metric } of sided) {
      for (const form of [metric, ...Object.values(metric.variants)]) {
        const counted = sidesCounted(form);
        expect(counted.length, `${form.id} ${form.variant}`).toBeGreaterThan(0);
        expect(Object.keys(sidesOf(metric.fact))).toEqual(expect.arrayContaining([...counted]));
      }
    }
    expect(sidesCounted(catalogue.contactRate.metric)).toEqual(["contact", "order"]);
  });
});
