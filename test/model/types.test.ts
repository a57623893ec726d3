import { describe, expect, expectTypeOf, it } from "vitest";
import type * as z from "zod";
import {
  type Case,
  type CaseId,
  type CaseInput,
  type Channel,
  ChannelSchema,
  type CustomerId,
  CustomerIdSchema,
  channels,
  type Direction,
  type Initiative,
  type Interaction,
  type InteractionId,
  type InteractionInput,
  InteractionSchema,
  type InteractionStatus,
  interactionStatuses,
  type RecordType,
  type recordSchemas,
  type Score,
  type SurveyResponse,
} from "../../src/model/index.ts";
import { samples } from "./samples.ts";

describe("records", () => {
  it("a parsed record has the named type of its noun", () => {
    const parsed = InteractionSchema.parse(samples.interaction.minimal);
    expectTypeOf(parsed).toExtend<Interaction>();
    expectTypeOf<Interaction>().toExtend<z.infer<(typeof recordSchemas)["interaction"]>>();
    expectTypeOf<"interaction" | "surveyResponse">().toExtend<RecordType>();
  });

  it("a field that may be left out is never undefined", () => {
    expectTypeOf<Required<Interaction>["queuedAt"]>().toEqualTypeOf<string | null>();
    // @ts-expect-error: null says there is none; to say nothing, leave the field out.
    const refused: InteractionInput = { ...samples.interaction.minimal, queuedAt: undefined };
    expect(InteractionSchema.safeParse(refused).success).toBe(false);
  });

  it("an unanswered response has a score of null, not none", () => {
    expectTypeOf<SurveyResponse["score"]>().toExtend<Score | null>();
    expectTypeOf<null>().toExtend<SurveyResponse["score"]>();
    expectTypeOf<undefined>().not.toExtend<SurveyResponse["score"]>();
  });
});

describe("ids", () => {
  it("cannot be mistaken for each other once parsed", () => {
    expectTypeOf<Interaction["id"]>().toEqualTypeOf<InteractionId>();
    expectTypeOf<Required<Case>["requesterId"]>().toEqualTypeOf<CustomerId | null>();
    expectTypeOf<CaseId>().not.toExtend<CustomerId>();
    expectTypeOf<CaseId>().toExtend<string>();
    // @ts-expect-error: plain text is not yet an id.
    const plain: CustomerId = "customer-1";
    expect(CustomerIdSchema.parse(plain)).toBe(plain);
  });

  it("are plain text on the way in", () => {
    expectTypeOf<InteractionInput["id"]>().toEqualTypeOf<string>();
    expectTypeOf<Required<CaseInput>["interactionIds"]>().toEqualTypeOf<string[] | null>();
    expectTypeOf<Interaction>().toExtend<InteractionInput>();
    expectTypeOf<Case>().toExtend<CaseInput>();
  });
});

describe("literals", () => {
  it("open ones suggest the known and take any other text", () => {
    expectTypeOf<(typeof channels)[number]>().toExtend<Channel>();
    expectTypeOf<string>().toExtend<Channel>();
    expectTypeOf<Interaction["channel"]>().toEqualTypeOf<Channel>();
    expectTypeOf<Interaction["status"]>().toEqualTypeOf<InteractionStatus>();
    expectTypeOf<number>().not.toExtend<Channel>();
  });

  it("open ones can list what they know", () => {
    expect(ChannelSchema.meta()?.["examples"]).toEqual([...channels]);
    expect(InteractionSchema.shape.status.meta()?.["examples"]).toEqual([...interactionStatuses]);
  });

  it("closed ones take no other", () => {
    expectTypeOf<Direction>().toEqualTypeOf<"inbound" | "outbound" | "internal">();
    expectTypeOf<Initiative>().toEqualTypeOf<"reactive" | "proactive">();
    // @ts-expect-error: the direction is always the company's, and there are three.
    const refused: InteractionInput = { ...samples.interaction.minimal, direction: "sent" };
    expect(InteractionSchema.safeParse(refused).success).toBe(false);
  });
});
