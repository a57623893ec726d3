import { describe, expect, expectTypeOf, it } from "vitest";
import type * as z from "zod";
import {
  type CaseResolvedEvent,
  type CxEvent,
  type CxEventInput,
  type CxEvents,
  type CxEventType,
  eventTypes,
  type Finding,
  type JudgedEvent,
  type MessageSentEvent,
  type SourceFindings,
  validateEvent,
  validateEvents,
} from "../../src/events/index.ts";
import { type CaseId, type CaseStatus, type CustomerId, piiClassOf } from "../../src/model/index.ts";

describe("events", () => {
  it("are told apart by their type", () => {
    const subject = (event: CxEvent): string => {
      switch (event.type) {
        case "cx.case.resolved":
          expectTypeOf(event).toEqualTypeOf<CaseResolvedEvent>();
          return event.data.caseId;
        case "cx.message.sent":
          expectTypeOf(event.data.author.type).toExtend<string>();
          return event.data.messageId;
        default:
          expectTypeOf(event).not.toExtend<CaseResolvedEvent>();
          return event.id;
      }
    };
    expect(subject).toBeTypeOf("function");
  });

  it("have the type that their schema infers", () => {
    type Inferred = { [Type in CxEventType]: z.infer<(typeof eventTypes)[Type]["schema"]> };
    expectTypeOf<Inferred>().toExtend<CxEvents>();
    expectTypeOf<CxEvents>().toExtend<Inferred>();
    expectTypeOf<keyof typeof eventTypes>().toEqualTypeOf<CxEventType>();
    expectTypeOf<CxEvent<"cx.message.sent">>().toEqualTypeOf<MessageSentEvent>();
  });

  it("keep ids apart, and take open literals", () => {
    expectTypeOf<CaseResolvedEvent["data"]["caseId"]>().toEqualTypeOf<CaseId>();
    expectTypeOf<CxEvent<"cx.case.status-changed">["data"]["status"]>().toEqualTypeOf<CaseStatus>();
    expectTypeOf<
      Required<CxEvent<"cx.case.created">["data"]>["requesterId"]
    >().toEqualTypeOf<CustomerId | null>();
  });

  it("are written with plain text as ids, and with no other field for the type", () => {
    const event: CxEventInput<"cx.case.merged"> = {
      specversion: "1.0",
      id: "e1",
      source: "zendesk:acme",
      type: "cx.case.merged",
      time: "2026-03-02T12:00:00.000Z",
      data: { caseId: "1", mergedIntoId: "2" },
    };
    expect(validateEvent(event).valid).toBe(true);
    // @ts-expect-error The case it was merged into is missing.
    const lacking: CxEventInput<"cx.case.merged">["data"] = { caseId: "1" };
    expect(validateEvent({ ...event, data: lacking }).valid).toBe(false);
    // @ts-expect-error There is no such type.
    const unknown: CxEventType = "cx.case.solved";
    expect(validateEvent({ ...event, type: unknown }).valid).toBe(false);
  });
});

describe("verdicts", () => {
  it("give an event only where it is valid", () => {
    const judged = validateEvent({});
    expectTypeOf(judged.findings).toEqualTypeOf<readonly Finding[]>();
    if (judged.valid) expectTypeOf(judged.event).toEqualTypeOf<CxEvent>();
    else expectTypeOf(judged.value).toBeUnknown();
    expect(judged.valid).toBe(false);
  });

  it("come at once from an iterable, and as they come from an async one", () => {
    expectTypeOf(validateEvents([])).toExtend<Iterable<JudgedEvent | SourceFindings>>();
    expectTypeOf(validateEvents([], { streamRules: false })).toExtend<Iterable<JudgedEvent>>();
    const stream = async function* () {
      yield "";
    };
    expectTypeOf(validateEvents(stream())).toExtend<AsyncIterable<JudgedEvent | SourceFindings>>();
    expectTypeOf(validateEvents(stream(), { streamRules: false })).toExtend<AsyncIterable<JudgedEvent>>();
    expectTypeOf(validateEvents(stream())).not.toExtend<Iterable<JudgedEvent | SourceFindings>>();
  });
});

it("every field says how personal it is", () => {
  const { "cx.case.created": created, "cx.message.sent": sent } = eventTypes;
  expect(piiClassOf(created.data.shape.caseId)).toBe("none");
  expect(piiClassOf(created.data.shape.requesterId)).toBe("pseudonymous");
  expect(piiClassOf(created.data.shape.subject)).toBe("content");
  expect(piiClassOf(created.schema.shape.authid)).toBe("pseudonymous");
  expect(piiClassOf(sent.data.shape.body)).toBe("content");
  expect(piiClassOf(sent.data.shape.author.shape.name)).toBe("direct");
});
