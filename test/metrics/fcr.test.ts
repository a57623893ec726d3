import { describe, expect, it } from "vitest";
import { InvalidRowError } from "../../src/measure/invalid-row-error.ts";
import { measure } from "../../src/measure/measure.ts";
import { fcr, fcrEntry } from "../../src/metrics/resolution/fcr.ts";
import { keepsItsExamples, times } from "./worked.ts";

keepsItsExamples(fcrEntry);

const DAY_MS = 86_400_000;
const contact = (customerId: string, next: number | null, observed = 60) => ({
  answered: true,
  customerId,
  nextContactMs: next === null ? null : next * DAY_MS,
  observedMs: observed * DAY_MS,
});

describe("published and derived figures of first contact resolution", () => {
  it("SQM, published: 280 of 400 customers are 70 %", () => {
    const asked = [
      ...times(280, { customerSaysResolved: true, contactsSaid: 1 }),
      ...times(70, { customerSaysResolved: true, contactsSaid: 2 }),
      ...times(50, { customerSaysResolved: false, contactsSaid: 1 }),
    ];
    expect(measure(fcr.variants.survey, asked)).toMatchObject({ value: 0.7, n: 400, excluded: {} });
  });

  it("SQM external survey, derived: resolved and one contact, 2 of 4", () => {
    const asked = [
      { customerSaysResolved: true, contactsSaid: 1 },
      { customerSaysResolved: true, contactsSaid: 2 },
      { customerSaysResolved: false, contactsSaid: 1 },
      { customerSaysResolved: true, contactsSaid: 1 },
    ];
    expect(measure(fcr.variants.survey, asked).value).toBe(0.5);
  });

  it("repeat window of 7 days, derived: 3 of 4, and the same reason only", () => {
    // A: billing on days 0 and 5, technical on day 20; B: technical on day 0; observed to day 60.
    const contacts = [
      contact("A", 5, 60),
      contact("A", null, 55),
      contact("B", null, 60),
      contact("A", null, 40),
    ];
    expect(measure(fcr, contacts)).toMatchObject({ value: 0.75, n: 4, excluded: {} });
  });

  it("SQM, published: 80 of 100 calls without another within 30 days are 80 %", () => {
    const contacts = [...times(80, contact("A", 31)), ...times(20, contact("B", 30))];
    expect(measure(fcr, contacts, { given: { windowMs: 30 * DAY_MS } }).value).toBe(0.8);
  });

  it("MetricNet, derived: gross 0.6, net 0.75", () => {
    const marked = [
      ...times(600, { answered: true, resolved: true }),
      ...times(200, { answered: true, resolved: false, resolvableAtFirstLevel: true }),
      ...times(200, { answered: true, resolved: false, resolvableAtFirstLevel: false }),
    ];
    expect(measure(fcr.variants.gross, marked).value).toBe(0.6);
    expect(measure(fcr.variants.net, marked)).toMatchObject({
      value: 0.75,
      excluded: { notResolvable: 200 },
    });
  });
});

describe("the window", () => {
  it("ends with its last millisecond: a repeat then is a repeat, an observation until then is whole", () => {
    const repeated = { ...contact("A", 7), observedMs: 7 * DAY_MS };
    expect(measure(fcr, [repeated])).toMatchObject({ value: 0, n: 1 });
    expect(measure(fcr, [{ ...repeated, nextContactMs: 7 * DAY_MS + 1 }]).value).toBe(1);
    expect(measure(fcr, [{ ...repeated, observedMs: 7 * DAY_MS - 1 }])).toMatchObject({
      value: null,
      excluded: { windowOpen: 1 },
    });
  });

  it("ends alike for customers", () => {
    const rows = [{ ...contact("A", 7), observedMs: 7 * DAY_MS }, contact("B", null)];
    expect(measure(fcr.variants.perCustomer, rows).value).toBe(0.5);
  });

  it("can only lower the share when it grows", () => {
    const contacts = Array.from({ length: 200 }, (_, day) => contact(`customer ${day}`, (day * 7) % 40));
    const shares = [1, 3, 7, 14, 30].map(
      (days) => measure(fcr, contacts, { given: { windowMs: days * DAY_MS } }).value ?? Number.NaN,
    );
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    expect(shares.at(-1)).toBeLessThan(shares[0] ?? Number.NaN);
  });

  it("left open must not count as success: a day after the close of the books 90 % become 80 %", () => {
    const old = [...times(80, contact("A", null)), ...times(20, contact("B", 3))];
    const fresh = times(100, contact("C", null, 1));
    expect(measure(fcr, [...old, ...fresh])).toMatchObject({ value: 0.8, excluded: { windowOpen: 100 } });
    expect(measure(fcr.variants.uncensored, [...old, ...fresh]).value).toBe(0.9);
  });

  it("does not take an unknown customer for one who never came back", () => {
    const rows = [contact("A", 2), { ...contact("B", null), customerId: null }];
    expect(measure(fcr, rows)).toMatchObject({ value: 0, excluded: { customerUnknown: 1 } });
    expect(measure(fcr.variants.uncensored, rows)).toMatchObject({
      value: 0,
      excluded: { customerUnknown: 1 },
    });
  });
});

describe("what it says beside the value", () => {
  it("no contacts give no share, for any variant", () => {
    const { uncensored, perCustomer, survey, gross, net } = fcr.variants;
    for (const metric of [fcr, uncensored, perCustomer, gross, net]) {
      expect(measure(metric, [])).toMatchObject({ value: null, n: 0, interval: null });
    }
    expect(measure(survey, [])).toMatchObject({ value: null, n: 0, interval: null });
  });

  it("a leg after a transfer is no contact of its own, for any variant that counts contacts", () => {
    const row = { ...contact("A", null), resolved: true, customerSaysResolved: true, contactsSaid: 1 };
    const leg = { ...row, transferLeg: true, nextContactMs: 0, resolved: false, contactsSaid: 2 };
    const { uncensored, survey, gross, net } = fcr.variants;
    for (const metric of [fcr, uncensored, gross, net]) {
      expect(measure(metric, [row, leg])).toMatchObject({ value: 1, n: 1, excluded: { transferLeg: 1 } });
    }
    expect(measure(survey, [row, leg])).toMatchObject({ value: 1, n: 1, excluded: { transferLeg: 1 } });
  });

  it("customers are counted once, however many contacts they have", () => {
    const contacts = [contact("A", 1), contact("A", 1), contact("A", null), contact("B", null)];
    expect(measure(fcr, contacts).value).toBe(0.5);
    expect(measure(fcr.variants.perCustomer, contacts)).toMatchObject({
      value: 0.5,
      parts: { customers: 2, customersWhoRepeated: 1 },
    });
    expect(measure(fcr.variants.perCustomer, contacts.slice(0, 3)).value).toBe(0);
  });

  it("its interval is Wilson's: 8 of 10 lie between 0.4902 and 0.9433", () => {
    const { interval } = measure(fcr, [...times(8, contact("A", null)), ...times(2, contact("B", 1))]);
    expect(interval?.method).toBe("Wilson score");
    expect(interval?.lower).toBeCloseTo(0.4902, 4);
    expect(interval?.upper).toBeCloseTo(0.9433, 4);
  });

  it("a next contact before this one, or resolved in 0 contacts, is bad input", () => {
    expect(() => measure(fcr, [contact("A", 1), contact("A", -1)])).toThrow(
      expect.objectContaining({ metrics: ["fcr"], row: 1, column: "nextContactMs", value: -DAY_MS }),
    );
    expect(() => measure(fcr.variants.survey, [{ customerSaysResolved: true, contactsSaid: 0 }])).toThrow(
      InvalidRowError,
    );
  });
});
