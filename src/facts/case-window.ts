import type { Instant } from "../time/instant.ts";
import type { CaseFact } from "./case.ts";
import type { CaseLife } from "./case-life.ts";
import { requiredInstantMs } from "./record-fields.ts";

/** A span of time, its end not included. */
export interface CaseWindow {
  readonly from: Instant;
  readonly to: Instant;
}

type InWindow = Pick<
  CaseFact,
  | "windowMs"
  | "openAtWindowStart"
  | "createdInWindow"
  | "resolvedInWindow"
  | "resolutionsInWindow"
  | "reopensInWindow"
>;

/**
 * What a case did within a window, and without one how often it was resolved and reopened at all.
 * @throws InvalidRecordError on a bound that is no instant.
 */
export function inWindow(asked: CaseWindow | undefined): (created: number, life: CaseLife) => InWindow {
  if (asked === undefined) return withoutWindow;
  const from = requiredInstantMs("caseFacts", "window.from", asked.from);
  const to = requiredInstantMs("caseFacts", "window.to", asked.to);
  const isIn = (ms: number | null) => ms !== null && ms >= from && ms < to;
  return (created, life) => ({
    windowMs: to - from,
    openAtWindowStart: wasOpenAt(from, created, life),
    createdInWindow: isIn(created),
    resolvedInWindow: life.resolved && life.resolvedOn === null ? null : isIn(life.resolvedOn),
    resolutionsInWindow: life.turns?.filter((ms, index) => index % 2 === 0 && isIn(ms)).length ?? null,
    reopensInWindow: life.turns?.filter((ms, index) => index % 2 === 1 && isIn(ms)).length ?? null,
  });
}

const withoutWindow = (_created: number, { turns, reopens, resolved }: CaseLife): InWindow => ({
  windowMs: null,
  openAtWindowStart: null,
  createdInWindow: null,
  resolvedInWindow: null,
  // Between two resolutions lies one reopening.
  resolutionsInWindow: turns
    ? Math.ceil(turns.length / 2)
    : reopens === null
      ? null
      : reopens + (resolved ? 1 : 0),
  reopensInWindow: turns ? Math.floor(turns.length / 2) : reopens,
});

function wasOpenAt(from: number, created: number, { turns, canceled }: CaseLife): boolean | null {
  if (created >= from) return false;
  if (turns === null || canceled) return null;
  return turns.filter((ms) => ms < from).length % 2 === 0;
}

/** Whether nothing of the case lies in its window: it had ended before. */
export const wasOver = (fact: CaseFact): boolean =>
  fact.openAtWindowStart === false &&
  fact.createdInWindow === false &&
  fact.resolutionsInWindow === 0 &&
  fact.reopensInWindow === 0;
