import type { Instant } from "../time/instant.ts";
import { instantOf, requiredInstantMs } from "./record-fields.ts";
import type { SessionFact } from "./session.ts";
import { type SeenHit, sessionsOf } from "./site-sessions.ts";

/** Something recorded on a web site or in an app. The model has no record of it: a log of the site is read. */
export interface SiteHit {
  /** A customer, or a browser or device of somebody unknown. */
  readonly visitorId: string;
  /** The session that the source puts it in, an id that no other visitor's session has. Left out: sessions are told apart by time. */
  readonly sessionId?: string | null;
  readonly at: Instant;
  /** A `view` of a page or screen, something of the `key` things to be done, or any other event. */
  readonly kind: "view" | "key" | "other";
  /** The page or screen. */
  readonly page?: string | null;
}

/** How sessions are told apart. */
export interface SessionFactsOptions {
  /** End of observation: later hits have not happened. */
  readonly asOf: Instant;
  /** A visitor who does nothing for longer than this starts a new session: 30 minutes unless said. */
  readonly idleMs?: number;
}

/**
 * One fact for each session. A session lasts from its first to its last hit; it may still go on where its last hit is
 * no further from the end of observation than a visitor may be idle. Hits at one instant come in the order given.
 *
 * @throws InvalidRecordError on an instant that is none.
 */
export function sessionFacts(
  hits: Iterable<SiteHit>,
  { asOf, idleMs = 1_800_000 }: SessionFactsOptions,
): SessionFact[] {
  const end = requiredInstantMs("sessionFacts", "asOf", asOf);
  const sessions = sessionsOf(hits, { asOf: end, idleMs });
  return Array.from(sessions, ([sessionId, own]) => factOf(sessionId, own, end - idleMs));
}

function factOf(sessionId: string, hits: readonly SeenHit<SiteHit>[], openFrom: number): SessionFact {
  const [first, last] = [hits[0], hits.at(-1)];
  const started = first?.at ?? Number.NaN;
  const ended = last?.at ?? Number.NaN;
  const views = hits.filter(({ hit }) => hit.kind === "view");
  return {
    sessionId,
    visitorId: first?.hit.visitorId ?? null,
    startedAt: instantOf(started),
    landingPage: views[0]?.hit.page ?? null,
    exitPage: views.at(-1)?.hit.page ?? null,
    open: ended >= openFrom,
    durationMs: ended - started,
    views: views.length,
    keyEvents: hits.filter(({ hit }) => hit.kind === "key").length,
    interactions: hits.length,
  };
}
