import type { InteractionInput } from "../model/interaction.ts";
import type { Instant } from "../time/instant.ts";
import { contactStarts, firstContactFrom } from "./customer-contacts.ts";
import type { HelpCentreSessionFact } from "./help-centre-session.ts";
import { instantOf, requiredInstantMs } from "./record-fields.ts";
import { type SeenHit, sessionsOf } from "./site-sessions.ts";

/** Something recorded in the help centre. The model has no record of it: its log is read. */
export interface HelpCentreHit {
  /** A customer, or a browser or device of somebody unknown. */
  readonly visitorId: string;
  /** The customer, where the visitor is known. */
  readonly customerId?: string | null;
  /** The session that the source puts it in, an id that no other visitor's session has. Left out: sessions are told apart by time. */
  readonly sessionId?: string | null;
  readonly at: Instant;
  /**
   * An `article` opened, a `search` made, a `result` of a search opened, which is an article opened too; the visitor
   * said that something `helped`, or did not (`not-helped`); or anything else.
   */
  readonly kind: "article" | "search" | "result" | "helped" | "not-helped" | "other";
}

/** The log of a help centre, and the contacts that customers made. */
export interface HelpCentreRecords {
  readonly hits: Iterable<HelpCentreHit>;
  /** On all channels; a channel that is missing is a contact that nobody sees. */
  readonly interactions: Iterable<InteractionInput>;
}

/** How sessions are told apart. */
export interface HelpCentreSessionFactsOptions {
  /** End of observation: later hits and contacts have not happened. */
  readonly asOf: Instant;
  /** A visitor who does nothing for longer than this starts a new session: 30 minutes unless said. */
  readonly idleMs?: number;
}

/**
 * One fact for each session in the help centre.
 *
 * - A session lasts from its first to its last hit; it may still go on where its last hit is no further from the end of
 *   observation than a visitor may be idle.
 * - A search is opened where a result is, before the next search: a second result of it adds nothing.
 * - Confirmed: the visitor said that something helped, and said last of all so.
 * - Next contact: the customer's first one since the session began, about whatever, with people or automation.
 *
 * @throws InvalidRecordError on an instant that is none.
 */
export function helpCentreSessionFacts(
  { hits, interactions }: HelpCentreRecords,
  { asOf, idleMs = 1_800_000 }: HelpCentreSessionFactsOptions,
): HelpCentreSessionFact[] {
  const end = requiredInstantMs("helpCentreSessionFacts", "asOf", asOf);
  const starts = contactStarts(interactions, end);
  return Array.from(sessionsOf(hits, { asOf: end, idleMs }), ([sessionId, own]) => {
    const [began, ended] = [own[0]?.at ?? end, own.at(-1)?.at ?? end];
    const customerId = own.find(({ hit }) => typeof hit.customerId === "string")?.hit.customerId ?? null;
    const contact = firstContactFrom(starts, customerId, began);
    const opinion = own.findLast(({ hit }) => hit.kind === "helped" || hit.kind === "not-helped")?.hit.kind;
    return {
      sessionId,
      visitorId: own[0]?.hit.visitorId ?? null,
      customerId,
      startedAt: instantOf(began),
      endedAt: instantOf(ended),
      open: ended >= end - idleMs,
      articleViews: own.filter(({ hit }) => hit.kind === "article" || hit.kind === "result").length,
      ...searchesIn(own),
      confirmed: opinion === "helped",
      negativeFeedback: own.some(({ hit }) => hit.kind === "not-helped"),
      nextContactMs: contact === null ? null : Math.max(0, contact - ended),
      observedMs: end - ended,
    };
  });
}

function searchesIn(hits: readonly SeenHit<HelpCentreHit>[]) {
  let [searches, searchesOpened] = [0, 0];
  let waits = false;
  for (const { hit } of hits) {
    if (hit.kind === "search") {
      searches += 1;
      waits = true;
    } else if (hit.kind === "result" && waits) {
      searchesOpened += 1;
      waits = false;
    }
  }
  return { searches, searchesOpened };
}
