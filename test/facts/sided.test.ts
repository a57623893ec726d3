import { describe, expect, expectTypeOf, it } from "vitest";
import { caseFact, caseTexts } from "../../src/facts/case.ts";
import { contactFact, contactTexts } from "../../src/facts/contact.ts";
import { sided, sidedTexts, sideRows } from "../../src/facts/sided.ts";
import { count } from "../../src/language/aggregate.ts";
import { measure } from "../../src/measure/measure.ts";
import { measureAll } from "../../src/measure/measure-all.ts";
import { metric } from "../../src/metrics/metric.ts";

const fact = sided("contactsAndCases", { contact: contactFact, case: caseFact });
const contactsPerResolution = metric({
  id: "contactsPerResolution",
  unit: "ratio",
  better: "lower",
  domain: "customer-service",
  range: [0, null],
  of: fact,
  parts: ({ side, resolved }) => ({
    contacts: count(side.equals("contact")),
    resolved: count(side.equals("case").and(resolved)),
  }),
  value: ({ contacts, resolved }) => contacts.over(resolved),
});

const contact = { contactId: "1", offered: true, answered: true, abandoned: false, waitMs: 0 };
const solved = { caseId: "a", resolved: true, firstResponseMs: null, fullResolutionMs: null };
const march = "2026-03-10T10:00:00Z";
const april = "2026-04-10T10:00:00Z";

describe("a fact of two sides", () => {
  it("counts each side on its own, and neither multiplies the other", () => {
    const rows = [
      ...sideRows(fact, {
        contact: [contact, contact, contact, contact],
        case: [solved, solved, { ...solved, resolved: false }],
      }),
    ];
    expect(measure(contactsPerResolution, rows)).toMatchObject({
      value: 2,
      n: 7,
      parts: { contacts: 4, resolved: 2 },
    });
  });

  it("places every row by the instant of its own fact", () => {
    const rows = sideRows(fact, {
      contact: [{ ...contact, startAt: march }, { ...contact, startAt: april }, contact],
      case: [{ ...solved, createdAt: march }],
    });
    const measured = measureAll({ contactsPerResolution }, rows, { every: "month", timeZone: "UTC" });
    expect(
      measured.map(({ period, measurements }) => [
        period?.start,
        measurements.contactsPerResolution.parts.contacts,
      ]),
    ).toEqual([
      ["2026-03-01", 1],
      ["2026-04-01", 1],
      [undefined, 1],
    ]);
  });

  it("has a side without rows where one is left out", () => {
    expect(measure(contactsPerResolution, sideRows(fact, { contact: [contact] })).value).toBeNull();
  });

  it("tells every column of every side, and what it makes of them", () => {
    const texts = sidedTexts(fact, { contact: contactTexts, case: caseTexts });
    expect(Object.keys(fact.columns).filter((name) => !Object.hasOwn(texts.columns, name))).toEqual([]);
    expect(texts.columns.side).toContain("`contact` or `case`");
    expect(texts.columns.waitMs).toBe(contactTexts.columns.waitMs);
    expect(texts.columns.channel).toBe(
      `contact: ${contactTexts.columns.channel} case: ${caseTexts.columns.channel}`,
    );
  });

  it("refuses sides whose columns of one name hold different things", () => {
    const other = { ...caseFact, columns: { waitMs: { type: "text", presence: "required" } } } as const;
    expect(() => sided("odd", { contact: contactFact, other })).toThrow(
      'odd: "waitMs" is text in other and int in another side.',
    );
  });

  it("takes rows of its facts alone", () => {
    // @ts-expect-error A side is a text.
    const misnamed: Parameters<typeof measure<typeof contactsPerResolution, { side: number }>>[1] = [];
    expect(misnamed).toEqual([]);
    expectTypeOf(fact.columns.waitMs.type).toEqualTypeOf<"int">();
  });
});
