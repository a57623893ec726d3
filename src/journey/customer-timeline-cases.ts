import type { CaseInput } from "../model/case.ts";
import {
  about,
  type EntryContext,
  entryAt,
  msOf,
  type PlacedEntry,
  waitOf,
} from "./customer-timeline-entry.ts";
import { requiredMs } from "./journey-instants.ts";

export function caseEntries(one: CaseInput, { asOf }: EntryContext): PlacedEntry[] {
  if (one.isTest === true || one.isSpam === true) return [];
  const subject = `case ${one.id}`;
  const opened = requiredMs(subject, "createdAt", one.createdAt);
  const answered =
    msOf(subject, "firstAgentReplyAt", one.firstAgentReplyAt) ??
    msOf(subject, "firstRespondedAt", one.firstRespondedAt);
  const told = {
    channel: one.channel ?? null,
    recordType: "case",
    recordId: one.id,
    caseId: one.id,
    orderId: one.orderIds?.[0] ?? null,
  };
  return [
    ...entryAt(opened, asOf, {
      ...told,
      kind: "case-opened",
      title: about("case opened", one.caseKind, one.reason ?? one.topic),
      actorType: one.submitterActor?.type ?? null,
      waitMs: waitOf(opened, answered, asOf),
    }),
    ...turnsOf(one, subject).flatMap(({ kind, at }) =>
      entryAt(at, asOf, { ...told, kind, title: kind.replace("-", " ") }),
    ),
  ];
}

interface CaseTurn {
  readonly kind: "case-resolved" | "case-reopened" | "case-canceled";
  readonly at: number;
}

const openStatuses: ReadonlySet<string> = new Set([
  "new",
  "open",
  "pending-customer",
  "pending-internal",
  "snoozed",
]);

/** When a case was resolved, reopened and called off: by its history, else, where that tells of none, by its instants. */
function turnsOf(one: CaseInput, subject: string): readonly CaseTurn[] {
  const states = (one.statusHistory ?? []).map(({ status, startAt }, index) => ({
    status,
    at: requiredMs(subject, `statusHistory[${index}].startAt`, startAt),
  }));
  if ((states[0]?.at ?? 0) > (states.at(-1)?.at ?? 0)) states.reverse();
  states.sort((a, b) => a.at - b.at);
  const turns: CaseTurn[] = [];
  let last: "open" | "resolved" | "canceled" = "open";
  for (const { status, at } of states) {
    const isResolved = status === "resolved" || status === "closed";
    // To be closed ends nothing that was over before.
    if (isResolved && last === "open") turns.push({ kind: "case-resolved", at });
    else if (status === "canceled" && last !== "canceled") turns.push({ kind: "case-canceled", at });
    else if (openStatuses.has(status) && last !== "open") turns.push({ kind: "case-reopened", at });
    else continue;
    last = isResolved ? "resolved" : status === "canceled" ? "canceled" : "open";
  }
  return turns.length > 0 ? turns : turnsByInstants(one, subject);
}

function turnsByInstants(one: CaseInput, subject: string): readonly CaseTurn[] {
  const at = (
    field: "firstResolvedAt" | "resolvedAt" | "closedAt" | "reopenedAt" | "deletedAt",
  ): number | null => msOf(subject, field, one[field]);
  const isCanceled = one.status === "canceled" || typeof one.mergedIntoId === "string";
  const resolved = new Set([at("firstResolvedAt"), at("resolvedAt")].flatMap((ms) => ms ?? []));
  const [closed, reopened] = [at("closedAt") ?? (isCanceled ? at("deletedAt") : null), at("reopenedAt")];
  if (closed !== null && resolved.size === 0 && !isCanceled) resolved.add(closed);
  const turns: CaseTurn[] = [...resolved].map((ms) => ({ kind: "case-resolved", at: ms }));
  if (reopened !== null) turns.push({ kind: "case-reopened", at: reopened });
  if (closed !== null && isCanceled) turns.push({ kind: "case-canceled", at: closed });
  return turns;
}
