import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { activityDayFact } from "../../src/facts/activity-day.ts";
import { activityDayFacts } from "../../src/facts/activity-day-facts.ts";
import { cohortActivityFact } from "../../src/facts/cohort-activity.ts";
import { type CustomerActivity, cohortActivityFacts } from "../../src/facts/cohort-activity-facts.ts";
import { questionnaireFact } from "../../src/facts/questionnaire.ts";
import { questionnaireFacts } from "../../src/facts/questionnaire-facts.ts";
import { measureAll } from "../../src/measure/measure-all.ts";
import { recordSchemas } from "../../src/model/record-schemas.ts";
import type { Records } from "../../src/model/records.ts";
import { toSql } from "../../src/sql/to-sql.ts";
import type { ViewName } from "../../src/sql/views/fact-view.ts";
import type { Instant } from "../../src/time/instant.ts";
import { expectGroups } from "../engines/agreement.ts";
import type { Engine } from "../engines/engine.ts";
import { everyMetric } from "../measure/rows-of.ts";
import { type Derivation, derivation, derivations } from "../sql/views/derivations.ts";
import { engines, expectSameRows, loadRecords, loadTable } from "../sql/views/record-engine.ts";
import { bankInteractions } from "./anonymous-bank-records.ts";
import { promiseOf, request, requestRows } from "./baltimore-records.ts";
import { cdnowActivity, cdnowOrders } from "./cdnow-records.ts";
import { describeRealData } from "./files.ts";
import { mrrSubscriptions } from "./mrr-playbook-records.ts";
import { closedProblemRows, journeysOf, loanApplicationRows } from "./process-log-records.ts";
import { airportResponses } from "./sfo-survey-records.ts";
import { incidentCases, incidentHistories } from "./uci-incidents-records.ts";
import { participantRecords } from "./vr-queue-records.ts";

/** Real data as records, and what besides every view is made of it. */
interface RealRecords {
  readonly folder: string;
  readonly about: string;
  /** Every how manieth record goes to PostgreSQL, which takes long for many in this process; DuckDB has them all. */
  readonly everyNth?: number;
  /** What it tells of: each of these views has rows, and no other. */
  readonly facts: readonly ViewName[];
  /** A day in the data; windows are of the days after it. */
  readonly start: Instant;
  /** Ends of observation; without one, the last instant of the records. */
  readonly ends: readonly (Instant | undefined)[];
  readonly records: (keep: Keep) => Records;
  /** What users did, of which the model has no records. */
  readonly activity?: () => readonly CustomerActivity[];
  readonly more?: (records: Records, activity: readonly CustomerActivity[]) => readonly Derivation[];
}
type Keep = <One>(all: readonly One[]) => readonly One[];

const { interaction, journeyInstance, order, slaInstance, subscription, surveyResponse } = recordSchemas;
const parsed = <One>(schema: { parse(input: unknown): One }, all: readonly unknown[]): readonly One[] =>
  all.map((one) => schema.parse(one));

const journeysOfLog = {
  ends: [undefined],
  start: "2012-01-01T00:00:00Z",
} as const;

const all: readonly RealRecords[] = [
  {
    folder: "anonymous_bank",
    about: "calls and who took them",
    facts: ["contact", "customerChannels", "agentDay", "automatedSession", "sentiment"],
    everyNth: 20,
    start: "1999-01-05T00:00:00Z",
    ends: ["1999-01-20T12:00:00Z"],
    records: (keep) => ({ interactions: parsed(interaction, keep(bankInteractions())) }),
  },
  {
    folder: "baltimore_311",
    about: "requests and when they were due",
    facts: ["case", "slaInstance", "reply"],
    everyNth: 4,
    start: "2018-04-01T00:00:00Z",
    ends: ["2018-06-01T00:00:00Z"],
    records: (keep) => {
      const requests = keep(requestRows()).map(request);
      return {
        cases: parsed(recordSchemas.case, requests),
        slaInstances: parsed(slaInstance, requests.flatMap(promiseOf)),
      };
    },
  },
  {
    folder: "uci_incidents",
    about: "incidents with their promises",
    facts: ["case", "slaInstance", "reply"],
    everyNth: 4,
    start: "2016-03-01T00:00:00Z",
    ends: [undefined],
    records: (keep) => ({ cases: parsed(recordSchemas.case, keep(incidentCases())) }),
  },
  {
    folder: "uci_incidents",
    about: "incidents with their histories",
    facts: ["case", "reply"],
    everyNth: 4,
    start: "2016-03-01T00:00:00Z",
    ends: ["2016-03-20T00:00:00Z"],
    records: (keep) => ({ cases: parsed(recordSchemas.case, keep(incidentHistories())) }),
  },
  {
    folder: "sfo_survey_2017",
    about: "answers to one question",
    facts: ["surveyResponse"],
    start: "2017-05-01T00:00:00Z",
    ends: [undefined],
    records: (keep) => ({
      surveyResponses: parsed(surveyResponse, keep(airportResponses("Q7ALL", "csat", [1, 5]))),
    }),
  },
  {
    folder: "sus_vrqueue",
    about: "answers to a questionnaire",
    facts: ["surveyResponse", "questionnaire"],
    start: "2024-01-01T00:00:00Z",
    ends: [undefined],
    records: (keep) => ({
      surveyResponses: parsed(surveyResponse, keep(participantRecords().responses)),
    }),
    more: ({ surveyResponses = [] }) => {
      const options = { instrument: "sus", items: participantRecords().statements };
      return [
        derivation("questionnaire", questionnaireFact, options, questionnaireFacts(surveyResponses, options)),
      ];
    },
  },
  {
    folder: "cdnow_sample",
    about: "orders",
    facts: ["order", "customerPeriod", "cohortActivity", "activityDay"],
    everyNth: 4,
    start: "1997-03-01T00:00:00Z",
    ends: [undefined],
    records: (keep) => ({ orders: parsed(order, keep(cdnowOrders())) }),
    activity: cdnowActivity,
    more: (_, activity) => {
      const end = { asOf: "1998-07-01T00:00:00Z", timeZone: "America/New_York" };
      const months = { ...end, periods: "month" } as const;
      const windows = { ...end, window: 28 } as const;
      return [
        derivation(
          "cohortActivity",
          cohortActivityFact,
          { ...months, activity: "activity" },
          cohortActivityFacts({ activity }, months),
        ),
        derivation(
          "activityDay",
          activityDayFact,
          { ...windows, activity: "activity" },
          activityDayFacts(activity, windows),
        ),
      ];
    },
  },
  {
    folder: "mrr_playbook",
    about: "subscriptions",
    facts: ["customerPeriod"],
    start: "2018-12-20T00:00:00Z",
    ends: [undefined],
    records: (keep) => ({ subscriptions: parsed(subscription, keep(mrrSubscriptions())) }),
  },
  {
    ...journeysOfLog,
    folder: "bpi13_closed_problems",
    about: "problems as journeys",
    facts: ["journey", "journeyTransition"],
    records: (keep) => ({
      journeyInstances: parsed(journeyInstance, keep(journeysOf(closedProblemRows()))),
    }),
  },
  {
    ...journeysOfLog,
    folder: "bpi_12_w",
    about: "applications as journeys",
    facts: ["journey", "journeyTransition"],
    everyNth: 10,
    records: (keep) => ({
      journeyInstances: parsed(journeyInstance, keep(journeysOf(loanApplicationRows()))),
    }),
  },
];

const onInvalid = "exclude";
const activityColumns = { customerId: "text", at: "instant" } as const;

describe.each(engines)("views of real data in %s", (name, open) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine.close());

  for (const { folder, about, facts, everyNth = 1, start, ends, records: read, activity, more } of all)
    describeRealData(folder, () => {
      const nth = name === "PostgreSQL" ? everyNth : 1;
      const part = nth === 1 ? "all" : `1 of every ${nth}`;
      const keep: Keep = (some) => some.filter((_, index) => index % nth === 0);

      test(`${about}, ${part}: the facts that TypeScript makes, and each metric over them`, async () => {
        const records = read(keep);
        const did = keep(activity?.() ?? []);
        await loadRecords(engine, records);
        await loadTable(engine, "activity", activityColumns, did);
        await engine.query("ANALYZE");
        const views = [
          ...ends.flatMap((asOf) => derivations(records, asOf, start)),
          ...(more?.(records, did) ?? []),
        ].filter(({ rows }) => rows.length > 0);
        expect(new Set(views.map(({ fact }) => fact))).toEqual(new Set(facts));
        for (const one of new Map(views.map((one) => [one.about, one])).values())
          await expectViewAndMetrics(engine, one);
      });
    });
});

/** Fails unless a view holds the facts of TypeScript, and every metric in SQL over it is what the fold makes of them. */
async function expectViewAndMetrics(
  engine: Engine,
  { fact, columns, rows, view }: Derivation,
): Promise<void> {
  const { dialect } = engine;
  await engine.query(view({ dialect }));
  await engine.query(`CREATE TABLE made AS SELECT * FROM "${fact}Fact"`);
  expectSameRows(await engine.query("SELECT * FROM made"), rows, columns);
  const metrics = Object.fromEntries(everyMetric.filter(([, metric]) => metric.fact.name === fact));
  const groups = measureAll(metrics, rows as never[], { onInvalid });
  for (const [name, metric] of Object.entries(metrics)) {
    const measured = groups.map((group) => ({
      ...group,
      measurements: Object.fromEntries(Object.entries(group.measurements).filter(([one]) => one === name)),
    }));
    expectGroups(await engine.query(toSql(metric, { dialect, from: "made" })), metric, measured, []);
  }
  await engine.query("DROP TABLE made");
  await engine.query(`DROP VIEW "${fact}Fact"`);
}
