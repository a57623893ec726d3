import { afterAll, beforeAll, it } from "vitest";
import { customerPeriodFact } from "../../src/facts/customer-period.ts";
import { customerChurnRate } from "../../src/metrics/retention/customer-churn-rate.ts";
import { customerRetentionRate } from "../../src/metrics/retention/customer-retention-rate.ts";
import { arpu } from "../../src/metrics/revenue/arpu.ts";
import { grossMrrChurnRate } from "../../src/metrics/revenue/gross-mrr-churn-rate.ts";
import { grr } from "../../src/metrics/revenue/grr.ts";
import { mrr } from "../../src/metrics/revenue/mrr.ts";
import { type Engine, openDuckdb } from "../engines/engine.ts";
import { type Comparison, compareOn, n, part, type Read, value } from "./comparison.ts";
import { type Cells, describeRealData, type Figure, figureAt, readFigures, readTable } from "./files.ts";

const tenureBand = (months: number): string => {
  const bands: readonly [number, string][] = [
    [12, "00-12"],
    [24, "13-24"],
    [48, "25-48"],
    [60, "49-60"],
  ];
  return bands.find(([most]) => months <= most)?.[1] ?? "61+";
};

/** A customer over the last month: everyone was there at its start, and who churned left within it. */
function lastMonthOf(cells: Cells) {
  const arrMinor = Math.round(Number(cells["MonthlyCharges"]) * 100) * 12;
  const stayed = cells["Churn"] === "No";
  return {
    customerId: cells["customerID"],
    activeAtStart: true,
    activeAtEnd: stayed,
    activeBefore: true,
    currency: "USD",
    startArrMinor: arrMinor,
    endArrMinor: stayed ? arrMinor : 0,
    revenueMinor: null,
    previousRevenueMinor: null,
    contract: cells["Contract"],
    internet: cells["InternetService"],
    pay: cells["PaymentMethod"],
    senior: cells["SeniorCitizen"],
    tenureBand: tenureBand(Number(cells["tenure"])),
  };
}

/**
 * Mean tenure, lifetime revenue, historic value, the Kaplan–Meier curves and the simple lifetime value of its figures are
 * of other rooms.
 */
describeRealData("telco_churn", () => {
  const groups = ["contract", "internet", "pay", "senior", "tenureBand"];
  const grouped: readonly [by: string, figure: string][] = [
    ["contract", "by_contract"],
    ["internet", "by_internet"],
    ["pay", "by_pay"],
    ["senior", "by_senior"],
    ["tenureBand", "by_tenure_band"],
  ];
  const ofChurn: Readonly<Record<string, Read>> = { churn_rate: value, customers: n, churned: part("lost") };
  const ofRetention: Readonly<Record<string, Read>> = { retention_rate: value };
  const ofGross: Readonly<Record<string, Read>> = {
    gross_mrr_churn: value,
    churned_mrr: part("churnedArrMinor", 1200),
    mrr: part("startingArrMinor", 1200),
  };
  const ofMrr: Readonly<Record<string, Read>> = { mrr: value, customers: n };
  const ofArpa: Readonly<Record<string, Read>> = { arpa: value, customers: n };

  let engine: Engine;
  let figures: Readonly<Record<string, Figure>>;
  let month: Comparison;
  /** The customers as the month began. */
  let before: Comparison;
  beforeAll(async () => {
    engine = await openDuckdb();
    figures = readFigures("telco_churn");
    const rows = readTable("telco_churn/Telco-Customer-Churn.csv").map(lastMonthOf);
    month = await compareOn(engine, customerPeriodFact, rows, groups);
    const beginning = rows.map((row) => ({ ...row, activeAtEnd: true, endArrMinor: row.startArrMinor }));
    before = await compareOn(engine, customerPeriodFact, beginning, groups);
  });
  afterAll(() => engine.close());

  const coreOf = (reads: Readonly<Record<string, Read>>) =>
    Object.entries(reads).map(([name, read]) => [figureAt(figures, `core.${name}`), read] as const);

  it("churn, retention and recurring revenue of all customers", async () => {
    await month.single(customerChurnRate, {}, coreOf(ofChurn));
    await month.single(customerRetentionRate, {}, coreOf(ofRetention));
    await month.single(grossMrrChurnRate, {}, coreOf(ofGross));
    await month.single(grr, {}, [[1 - Number(figureAt(figures, "core.gross_mrr_churn")), value]]);
    await before.single(mrr, {}, coreOf(ofMrr));
    await before.single(arpu.variants.recurring, {}, coreOf(ofArpa));
  });

  it.each(grouped)("the same by %s", async (by, figure) => {
    const expected = figureAt(figures, figure);
    await month.grouped(customerChurnRate, { by }, expected, ofChurn);
    await month.grouped(customerRetentionRate, { by }, expected, ofRetention);
    await month.grouped(grossMrrChurnRate, { by }, expected, ofGross);
    await before.grouped(mrr, { by }, expected, ofMrr);
    await before.grouped(arpu.variants.recurring, { by }, expected, ofArpa);
  });
});
