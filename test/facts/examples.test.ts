import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { caseFacts } from "../../src/facts/case-facts.ts";
import { contactFacts } from "../../src/facts/contact-facts.ts";
import { surveyResponseFacts } from "../../src/facts/survey-response-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { measureAll } from "../../src/measure/measure-all.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import type { MetricEntry } from "../../src/metrics/entry.ts";
import {
  abandonmentRate,
  averageHandleTime,
  averageSpeedOfAnswer,
  ces,
  csat,
  fcr,
  firstResponseTime,
  fullResolutionTime,
  nps,
  resolutionRate,
  responseRate,
  serviceLevel,
} from "../../src/metrics/index.ts";
import { recordSchemas } from "../../src/model/record-schemas.ts";
import { measureRows } from "../metrics/rows.ts";
import {
  exampleCases,
  exampleFiles,
  exampleInteractions,
  exampleInvitations,
  exampleLines,
  examplePath,
  exampleResponses,
} from "./example-records.ts";

/** Midnight in Oslo after 31 March, when the examples were taken. */
const asOf = "2026-03-31T22:00:00Z";
const interactions = exampleInteractions();
const cases = exampleCases();
const invitations = exampleInvitations();
const responses = exampleResponses();
const contacts = contactFacts(interactions, { asOf });
const caseRows = caseFacts(cases);
const answers = surveyResponseFacts({ invitations, responses, interactions, cases });

/** Milliseconds from one instant to another. */
const span = (from: string | null | undefined, to: string | null | undefined) =>
  Date.parse(to ?? "") - Date.parse(from ?? "");
const totalOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}

describe("the example files", () => {
  it.each(exampleFiles)("%s.ndjson holds records of its kind alone: %s", (file, type) => {
    const lines = exampleLines(file);
    const faults = lines.flatMap((line, index) => {
      const { error } = recordSchemas[type].safeParse(line);
      return (error?.issues ?? []).map(
        ({ path, message }) => `line ${index + 1}: ${path.join(".")}: ${message}`,
      );
    });
    expect(faults).toEqual([]);
    expect(lines.length).toBeGreaterThan(0);
    const known = Object.keys(recordSchemas[type].shape);
    const fields = new Set(lines.flatMap((line) => Object.keys(line as object)));
    expect([...fields].filter((field) => !known.includes(field))).toEqual([]);
  });

  it("are all known here, say that they are synthetic, and together are light", () => {
    const isRecords = (name: string) => name.endsWith(".ndjson") && name !== "events.ndjson";
    const there = readdirSync(examplePath("")).filter(isRecords);
    expect(there.toSorted()).toEqual(exampleFiles.map(([file]) => `${file}.ndjson`).toSorted());
    const bytes = totalOf(there.map((name) => statSync(examplePath(name)).size));
    expect(bytes).toBeLessThan(1_500_000);
    const synthetic = { source: { system: "touchstone-example", rawType: "synthetic" } };
    for (const [file] of exampleFiles) {
      for (const line of exampleLines(file)) expect(line).toMatchObject(synthetic);
    }
  });

  it("are what their generator writes", () => {
    execFileSync(process.execPath, [fileURLToPath(examplePath("generate.mjs")), "--check"], {
      stdio: "pipe",
    });
  });
});

describe("contact metrics over the facts of the examples equal a loop over the records", () => {
  const inbound = interactions.filter(
    ({ direction, isSpam, isTest }) => direction === "inbound" && isSpam !== true && isTest !== true,
  );
  const queued = inbound.filter(({ queuedAt }) => queuedAt !== undefined);
  const answered = queued.filter(({ answeredAt }) => answeredAt !== undefined);
  const abandoned = queued.filter(({ status }) => status === "abandoned");
  const waits = answered.map(({ queuedAt, answeredAt }) => span(queuedAt, answeredAt));
  const abandons = abandoned.map(({ queuedAt, endAt }) => span(queuedAt, endAt));
  const longAbandons = abandons.filter((ms) => ms > 5_000);
  const flowedOut = queued.filter(({ outcome }) => outcome === "callback-scheduled");

  it("serviceLevel: calls and chats that queued, without short abandons and booked call-backs", () => {
    const inTime = waits.filter((ms) => ms <= 20_000).length;
    const counted = waits.length + longAbandons.length;
    expect(measure(serviceLevel, contacts)).toMatchObject({
      value: inTime / counted,
      n: counted,
      parts: { answeredInTime: inTime },
      excluded: {
        flowedOut: flowedOut.length,
        shortAbandon: abandons.length - longAbandons.length,
        notOffered: inbound.length - queued.length,
      },
    });
    expect(waits.filter((ms) => ms === 20_000).length).toBeGreaterThan(0);
  });

  it("abandonmentRate: the same with booked call-backs", () => {
    const counted = waits.length + longAbandons.length + flowedOut.length;
    expect(measure(abandonmentRate, contacts)).toMatchObject({
      value: longAbandons.length / counted,
      n: counted,
    });
    expect(measure(abandonmentRate.variants.answeredPlusAbandoned, contacts)).toMatchObject({
      value: longAbandons.length / (waits.length + longAbandons.length),
      n: measure(serviceLevel, contacts).n,
    });
  });

  it("averageSpeedOfAnswer: what was answered", () => {
    const { value, n } = measure(averageSpeedOfAnswer, contacts);
    expect(n).toBe(waits.length);
    expect(value).toBeCloseTo(totalOf(waits) / waits.length / 1000, 9);
  });

  it("averageHandleTime: calls and chats from answer to the end of wrap-up, e-mails as reported", () => {
    const spoken = answered.map(({ answeredAt, wrapUpEndAt }) => span(answeredAt, wrapUpEndAt));
    const written = inbound.flatMap(({ channel, durations }) =>
      channel === "email" && durations?.handle ? [durations.handle.seconds * 1000] : [],
    );
    const handled = [...spoken, ...written];
    const { value, n } = measure(averageHandleTime, contacts);
    expect(n).toBe(handled.length);
    expect(value).toBeCloseTo(totalOf(handled) / handled.length / 1000, 9);
  });

  it("fcr: answered and replied contacts whose customer did not come back about it within seven days", () => {
    const week = 7 * 86_400_000;
    const taken = inbound.filter(
      ({ answeredAt, firstResponseAt, agentIds }) =>
        answeredAt !== undefined || (firstResponseAt !== undefined && agentIds !== undefined),
    );
    const mature = taken.filter(({ startAt }) => span(startAt, asOf) >= week);
    const repeated = mature.filter((one) =>
      inbound.some((other) => {
        const after = span(one.startAt, other.startAt);
        const isSame = other.customerId === one.customerId && other.topic === one.topic;
        return isSame && after > 0 && after <= week && other.selfServed !== true;
      }),
    );
    expect(measure(fcr, contacts)).toMatchObject({
      value: 1 - repeated.length / mature.length,
      n: mature.length,
      excluded: { windowOpen: taken.length - mature.length },
    });
  });
});

describe("case metrics over the facts of the examples equal a loop over the records", () => {
  const live = cases.filter(
    ({ isSpam, isTest, mergedIntoId }) => isSpam !== true && isTest !== true && mergedIntoId === undefined,
  );
  const asked = live.filter(({ direction }) => direction === "inbound");
  const resolved = live.filter(({ status }) => status === "resolved" || status === "closed");

  it("firstResponseTime: the first reply of a person, and of anybody", () => {
    const replied = asked.filter(({ firstAgentReplyAt }) => typeof firstAgentReplyAt === "string");
    const human = replied.map(({ createdAt, firstAgentReplyAt }) => span(createdAt, firstAgentReplyAt));
    expect(measure(firstResponseTime, caseRows)).toMatchObject({
      value: medianOf(human) / 1000,
      n: human.length,
    });
    const any = asked
      .filter(({ firstRespondedAt }) => typeof firstRespondedAt === "string")
      .map(({ createdAt, firstRespondedAt }) => span(createdAt, firstRespondedAt));
    const { includeBot } = firstResponseTime.variants;
    expect(measure(includeBot, caseRows)).toMatchObject({ value: medianOf(any) / 1000, n: any.length });
  });

  it("fullResolutionTime: until the last resolution, not the closing ten days later", () => {
    const took = resolved.map(({ createdAt, resolvedAt }) => span(createdAt, resolvedAt));
    expect(measure(fullResolutionTime, caseRows)).toMatchObject({
      value: medianOf(took) / 1000,
      n: took.length,
    });
  });

  it("resolutionRate: of the cases that are ones", () => {
    expect(measure(resolutionRate, caseRows)).toMatchObject({
      value: resolved.length / live.length,
      n: live.length,
      excluded: { spam: 1, test: 1, merged: 1 },
    });
  });

  it("backlog at any midnight: what the histories of the cases show as open", () => {
    for (let day = 1; day <= 90; day += 1) {
      const midnight = new Date(Date.UTC(2026, 0, 1 + day)).toISOString();
      const open = cases.filter(({ createdAt, statusHistory }) => {
        const then = statusHistory?.findLast(({ startAt }) => startAt <= midnight)?.status;
        return createdAt <= midnight && then !== "resolved" && then !== "closed";
      });
      const facts = caseFacts(cases, { asOf: midnight });
      expect(facts.filter(({ resolved }) => !resolved).map(({ caseId }) => caseId)).toEqual(
        open.map(({ id }) => id),
      );
    }
  });
});

describe("survey metrics over the facts of the examples equal a loop over the records", () => {
  const replaced = new Set(responses.map(({ supersedesId }) => supersedesId));
  const standing = responses.filter(({ id, isTest }) => !replaced.has(id) && isTest !== true);
  const scoresOf = (metric: string, max: number) =>
    standing.flatMap((one) =>
      one.metric === metric && one.score?.scale.max === max ? [one.score.value] : [],
    );

  it("nps", () => {
    const scores = scoresOf("nps", 10);
    const promoters = scores.filter((score) => score >= 9).length;
    const detractors = scores.filter((score) => score <= 6).length;
    expect(measure(nps, answers)).toMatchObject({
      value: ((promoters - detractors) * 100) / scores.length,
      n: scores.length,
      parts: { promoters, detractors },
    });
  });

  it("csat, on the scale of five; the former scale of ten is left out and counted", () => {
    const scores = scoresOf("csat", 5);
    expect(measure(csat, answers)).toMatchObject({
      value: scores.filter((score) => score >= 4).length / scores.length,
      n: scores.length,
      excluded: { otherScale: scoresOf("csat", 10).length, superseded: 1 },
    });
    expect(scoresOf("csat", 10).length).toBeGreaterThan(0);
  });

  it("csat by the channel that was rated, though all surveys went out by e-mail", () => {
    const groups = measureAll({ csat }, answers, { by: ["channel"] });
    const opened = new Map<string, string | null | undefined>(cases.map(({ id, channel }) => [id, channel]));
    for (const channel of ["voice", "chat", "email"]) {
      const scores = standing.filter(
        (one) =>
          one.metric === "csat" && one.score?.scale.max === 5 && opened.get(one.caseId ?? "") === channel,
      );
      const group = groups.find((one) => one.group["channel"] === channel);
      expect(group?.measurements.csat.n).toBe(scores.length);
      expect(scores.length).toBeGreaterThan(0);
    }
  });

  it("ces", () => {
    const scores = scoresOf("ces", 7);
    expect(measure(ces, answers)).toMatchObject({
      value: scores.filter((score) => score >= 5).length / scores.length,
      n: scores.length,
    });
  });

  it("responseRate: complete ones of the invitations that did not bounce, each counted once", () => {
    const tests = new Set(responses.filter(({ isTest }) => isTest === true).map((one) => one.invitationId));
    const delivered = invitations.filter(({ id, status }) => status !== "bounced" && !tests.has(id));
    const complete = standing.filter(({ completion }) => completion === "complete");
    expect(measure(responseRate, answers)).toMatchObject({
      value: complete.length / delivered.length,
      n: delivered.length,
      excluded: { notDelivered: invitations.filter(({ status }) => status === "bounced").length },
    });
  });
});

describe("the story of the examples", () => {
  const from = (start: string, end: string) => (one: { readonly startAt?: string | null }) =>
    (one.startAt ?? "") >= start && (one.startAt ?? "") < end;
  const inSnow = from("2026-02-08T23:00:00Z", "2026-02-14T23:00:00Z");

  it("the snow makes waits longer, and more callers give up", () => {
    const calm = contacts.filter((one) => !inSnow(one));
    const snow = contacts.filter(inSnow);
    const level = (rows: typeof contacts) => measure(serviceLevel, rows).value ?? Number.NaN;
    const lost = (rows: typeof contacts) => measure(abandonmentRate, rows).value ?? Number.NaN;
    expect(level(snow)).toBeLessThan(level(calm) / 2);
    expect(lost(snow)).toBeGreaterThan(lost(calm) * 5);
  });

  it("from February on an acknowledgement answers each letter in seconds, and an agent no sooner", () => {
    const byMonth = { by: ["channel"], every: "month", timeZone: "Europe/Oslo" } as const;
    const { includeBot } = firstResponseTime.variants;
    const letters = measureAll({ firstResponseTime, includeBot }, caseRows, byMonth)
      .filter(({ group }) => group["channel"] === "email")
      .map(({ measurements }) => [measurements.firstResponseTime.value, measurements.includeBot.value]);
    expect(letters).toHaveLength(3);
    const [january = [], ...later] = letters;
    expect(january[1]).toBe(january[0]);
    for (const [agent, anybody] of later) {
      expect(agent).toBeGreaterThan(3_600);
      expect(anybody).toBeLessThan(10);
    }
  });

  it("calls of the company are neither offered nor first responses", () => {
    const courtesy = contacts.filter(({ initiative }) => initiative === "proactive");
    expect(courtesy.length).toBeGreaterThan(0);
    expect(courtesy.every(({ offered }) => offered === false)).toBe(true);
    expect(measure(firstResponseTime, caseRows).excluded["agentStarted"]).toBeGreaterThan(0);
  });
});

describe("the read-me of the examples", () => {
  const text = readFileSync(examplePath("README.md"), "utf8");
  const figures = [...text.matchAll(/^\| `(\w+)` \| ([\d.]+) \| (\d+) \|$/gm)].map(
    ([, id = "", told = "", counted = ""]) => [id, told, counted] as const,
  );
  const known: ReadonlyMap<string, MetricEntry> = new Map(Object.entries(catalogue));
  const rowsOf: Readonly<Record<string, readonly object[]>> = {
    contact: contacts,
    case: caseRows,
    surveyResponse: answers,
  };

  it("has figures", () => expect(figures.length).toBeGreaterThanOrEqual(12));

  it.each(figures)("%s is %s over %s", (id, told, counted) => {
    const metric = known.get(id)?.metric;
    if (metric === undefined) throw new Error(`There is no metric ${id}.`);
    const { value, n } = measureRows(metric, rowsOf[metric.fact.name] ?? []);
    const decimals = told.split(".")[1]?.length ?? 0;
    expect([told, counted]).toEqual([value?.toFixed(decimals), String(n)]);
  });
});
