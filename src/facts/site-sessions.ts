import type { Instant } from "../time/instant.ts";
import { requiredInstantMs } from "./record-fields.ts";

/** Something that a visitor did, in a session that its source may know. */
interface Hit {
  readonly visitorId: string;
  readonly sessionId?: string | null;
  readonly at: Instant;
}
/** A hit until the end of observation. Instants are epoch milliseconds. */
export interface SeenHit<One> {
  readonly hit: One;
  readonly at: number;
}

/**
 * Hits in order and by session: by that of the source where it tells one, else a visitor who does nothing for longer
 * than `idleMs` starts a new one. Hits at one instant come in the order given; later ones than `asOf` are left out.
 *
 * @throws InvalidRecordError on an instant that is none.
 */
export function sessionsOf<One extends Hit>(
  hits: Iterable<One>,
  { asOf, idleMs }: { readonly asOf: number; readonly idleMs: number },
): ReadonlyMap<string, readonly SeenHit<One>[]> {
  const seen = Array.from(hits, (hit) => ({
    hit,
    at: requiredInstantMs(`hit of visitor ${hit.visitorId}`, "at", hit.at),
  }))
    .filter(({ at }) => at <= asOf)
    .sort((one, other) => one.at - other.at);

  const sessions = new Map<string, SeenHit<One>[]>();
  const current = new Map<string, { readonly id: string; readonly until: number; readonly count: number }>();
  for (const one of seen) {
    const { visitorId, sessionId } = one.hit;
    const last = current.get(visitorId);
    const isSame = last !== undefined && one.at <= last.until;
    const count = isSame ? last.count : (last?.count ?? 0) + 1;
    const id = sessionId ?? `${visitorId}#${count}`;
    if (typeof sessionId !== "string") current.set(visitorId, { id, until: one.at + idleMs, count });
    const known = sessions.get(id);
    if (known === undefined) sessions.set(id, [one]);
    else known.push(one);
  }
  return sessions;
}
