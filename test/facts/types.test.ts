import { describe, expect, expectTypeOf, it } from "vitest";
import type { CaseFact } from "../../src/facts/case.ts";
import { caseFacts } from "../../src/facts/case-facts.ts";
import type { ContactFact } from "../../src/facts/contact.ts";
import { contactFacts } from "../../src/facts/contact-facts.ts";
import type { SurveyResponseFact } from "../../src/facts/survey-response.ts";
import { surveyResponseFacts } from "../../src/facts/survey-response-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { measureAll } from "../../src/measure/measure-all.ts";
import * as metrics from "../../src/metrics/index.ts";
import type { RowFor } from "../../src/metrics/metric.ts";
import type { Case, CaseInput } from "../../src/model/case.ts";
import { CaseSchema } from "../../src/model/case.ts";
import { type Interaction, type InteractionInput, InteractionSchema } from "../../src/model/interaction.ts";
import { type SurveyInvitationInput, SurveyInvitationSchema } from "../../src/model/survey-invitation.ts";
import { type SurveyResponseInput, SurveyResponseSchema } from "../../src/model/survey-response.ts";

type Metrics = typeof metrics;
type VariantsOf<M> = M extends { readonly variants: infer Variants } ? Variants : never;
type Refuses<M, Row> = Row extends RowFor<M> ? never : M;
/** Metrics and variants among them that refuse a row. */
type Refusing<Id extends keyof Metrics, Row> = {
  [Name in Id]:
    | Refuses<Metrics[Name], Row>
    | {
        [Variant in keyof VariantsOf<Metrics[Name]>]: Refuses<VariantsOf<Metrics[Name]>[Variant], Row>;
      }[keyof VariantsOf<Metrics[Name]>];
}[Id];

const start = "2026-03-02T09:00:00Z";
const interaction: InteractionInput = {
  id: "call",
  channel: "voice",
  direction: "inbound",
  status: "completed",
  startAt: start,
};
const oneCase: CaseInput = { id: "case", status: "new", createdAt: start };
const invitation: SurveyInvitationInput = { id: "asked", status: "sent" };
const response: SurveyResponseInput = {
  id: "answer",
  invitationId: "asked",
  metric: "nps",
  score: { value: 9, scale: { min: 0, max: 10, direction: "higher-is-better" } },
  respondedAt: start,
};

describe("derived facts", () => {
  it("are what their metrics and all variants take", () => {
    expectTypeOf(contactFacts([])).toEqualTypeOf<ContactFact[]>();
    expectTypeOf(caseFacts([])).toEqualTypeOf<CaseFact[]>();
    expectTypeOf(surveyResponseFacts({})).toEqualTypeOf<SurveyResponseFact[]>();
    expectTypeOf<
      Refusing<
        "serviceLevel" | "abandonmentRate" | "averageSpeedOfAnswer" | "averageHandleTime" | "fcr",
        ContactFact
      >
    >().toEqualTypeOf<never>();
    expectTypeOf<
      Refusing<"firstResponseTime" | "fullResolutionTime" | "resolutionRate", CaseFact>
    >().toEqualTypeOf<never>();
    expectTypeOf<
      Refusing<"nps" | "csat" | "ces" | "responseRate", SurveyResponseFact>
    >().toEqualTypeOf<never>();
    expectTypeOf<Refusing<"serviceLevel", CaseFact>>().not.toEqualTypeOf<never>();
  });

  it("of one kind are refused by metrics of another", () => {
    // @ts-expect-error a case was not offered to a queue
    expect(() => measure(metrics.serviceLevel, caseFacts([oneCase]))).toThrow();
    expect(measure(metrics.serviceLevel, contactFacts([interaction])).n).toBe(0);
  });

  it("can be grouped by their columns and by no others", () => {
    const facts = contactFacts([interaction]);
    expect(measureAll({ it: metrics.serviceLevel }, facts, { by: ["channel", "teamId"] })).toHaveLength(1);
    // @ts-expect-error there is no such column
    expect(measureAll({ it: metrics.serviceLevel }, facts, { by: ["colour"] })).toHaveLength(1);
  });
});

describe("records", () => {
  it("may have plain ids or parsed ones, and give the same facts", () => {
    const parsed: Interaction = InteractionSchema.parse(interaction);
    expect(contactFacts([parsed])).toEqual(contactFacts([interaction]));
    const parsedCase: Case = CaseSchema.parse(oneCase);
    expect(caseFacts([parsedCase])).toEqual(caseFacts([oneCase]));
    const records = { responses: [response], invitations: [invitation] };
    const parsedRecords = {
      responses: [SurveyResponseSchema.parse(response)],
      invitations: [SurveyInvitationSchema.parse(invitation)],
      interactions: [parsed],
      cases: [parsedCase],
    };
    expect(surveyResponseFacts(parsedRecords)).toEqual(surveyResponseFacts(records));
  });

  it("may come one after the other", () => {
    function* interactions() {
      yield interaction;
    }
    expect(contactFacts(interactions())).toEqual(contactFacts([interaction]));
    expect(caseFacts(new Set([oneCase]))).toHaveLength(1);
    expect(surveyResponseFacts({ responses: new Set([response]) })).toHaveLength(1);
  });

  it("of one kind are refused where those of another are meant", () => {
    // @ts-expect-error a case is no interaction
    expect(() => contactFacts([oneCase])).toThrow('"startAt" is missing');
    // @ts-expect-error an interaction is no case
    expect(() => caseFacts([interaction])).toThrow('"createdAt" is missing');
    // @ts-expect-error an invitation is no response
    expect(() => surveyResponseFacts({ responses: [invitation] })).toThrow('"respondedAt" is missing');
  });
});
