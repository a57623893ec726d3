import type { ContactFact } from "../facts/contact.ts";

type Also = Pick<ContactFact, "direction" | "discarded">;

/** A row for the examples of metrics: answered after so long a wait. */
export function answered(waitMs: number | null, also: Also = {}) {
  return { offered: true, answered: true, abandoned: false, waitMs, ...also };
}

/** Abandoned after so long a wait. */
export function abandoned(waitMs: number | null, also: Also = {}) {
  return { offered: true, answered: false, abandoned: true, waitMs, ...also };
}

/** Left the queue after so long a wait, for voicemail, a call-back or another queue. */
export function flowedOut(waitMs: number | null) {
  return { offered: true, answered: false, abandoned: false, flowedOut: true, waitMs };
}

/** In the queue still. */
export const waiting = { offered: true, answered: false, abandoned: false, waitMs: null };

/** Served by the menu alone. */
export const selfServed = { offered: false, answered: false, abandoned: false, waitMs: null };
