import type { JourneyBlueprintInput } from "../../src/model/journey-blueprint.ts";
import type { JourneyInstanceInput } from "../../src/model/journey-instance.ts";

type Lived = NonNullable<JourneyInstanceInput["touchpoints"]>[number];

/** Days after the beginning of everything. */
export const day = (days: number): string => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString();
export const DAY_MS = 86_400_000;

/** A touchpoint that happened on a day. */
export const lived = (touchpointId: string, onDay: number, more: Partial<Lived> = {}): Lived =>
  ({ id: `${touchpointId}@${onDay}`, touchpointId, at: day(onDay), status: "occurred", ...more }) as Lived;

/** A journey that began on day 0 and goes on. */
export const journey = (
  touchpoints: readonly Lived[],
  more: Partial<JourneyInstanceInput> = {},
): JourneyInstanceInput => ({
  id: "j-1",
  startedAt: day(0),
  status: "in-progress",
  touchpoints: [...touchpoints],
  ...more,
});

/** Look, choose (once on the web or in the shop), pay. */
export const buying: JourneyBlueprintInput = {
  id: "buying",
  name: "Buying",
  version: "1",
  timeout: { seconds: 10 * 86_400, clock: "calendar" },
  stages: [
    { id: "pay", name: "Paying", order: 3, stage: "purchase" },
    { id: "look", name: "Looking", order: 1, stage: "discovery" },
    { id: "choose", name: "Choosing", order: 2 },
  ],
  steps: [
    { id: "s-look", touchpointId: "search", stageId: "look", required: true },
    {
      id: "s-web",
      touchpointId: "compare",
      stageId: "choose",
      required: true,
      repeatable: { min: 2, max: null },
      branch: { group: "where", exclusive: true },
    },
    {
      id: "s-shop",
      touchpointId: "try-on",
      stageId: "choose",
      required: true,
      branch: { group: "where", exclusive: true },
    },
    { id: "s-help", touchpointId: "ask", stageId: "choose", required: false },
    { id: "s-pay", touchpointId: "pay", stageId: "pay", required: true },
    { id: "s-receipt", touchpointId: "receipt", stageId: "pay", required: true },
  ],
};
