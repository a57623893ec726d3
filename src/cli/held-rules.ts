import type { FormRule } from "../events/form-rules.ts";

/** Events and records held unless said otherwise. */
export const HELD = 500_000;

/** The rules about making records of events, and about whether all of them could be held for it. */
export const heldRules = {
  incomplete: {
    id: "FLD-01",
    severity: "warning",
    says: "Of each thing the event is there that began it, so that a record comes of its events.",
  },
  unplaced: { id: "FLD-02", severity: "info", says: "Each event tells of something that has a record." },
  held: {
    id: "HLD-01",
    severity: "info",
    says: "Events and records are few enough to be held, so that records can be looked at together.",
  },
} as const satisfies Readonly<Record<string, FormRule>>;
