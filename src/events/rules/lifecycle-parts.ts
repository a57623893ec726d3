import type { Interaction } from "../../model/interaction.ts";
import type { JourneyInstance } from "../../model/journey-instance.ts";
import { below } from "../finding.ts";
import { isBefore, lengthText, msBetween, noBreach } from "./instants.ts";
import type { Breach, IntegrityRule, RecordContext } from "./rule.ts";

export const childOutsideParent: IntegrityRule = {
  id: "LIF-12",
  severity: "warning",
  says: "A part lies within the time of the whole, but for what rounding loses.",
  record: {
    interaction: (one, { find, limits: { roundingMs } }) => [
      ...partsOutside(one, roundingMs),
      ...outsideParent(one, find, roundingMs),
    ],
    case: (one, { limits: { roundingMs } }) =>
      (one.statusHistory ?? []).flatMap(({ startAt }, index) =>
        isBefore(startAt, one.createdAt, roundingMs)
          ? outside(below(below("/statusHistory", index), "startAt"), startAt, "opening", one.createdAt)
          : [],
      ),
    journeyInstance: (one, { limits: { roundingMs } }) => touchpointsOutside(one, roundingMs),
  },
};

export const implausibleDueDate: IntegrityRule = {
  id: "LIF-16",
  severity: "warning",
  says: "What is due is due after it began, and no more than a year after unless said otherwise.",
  event: {
    "cx.case.created": ({ data, time }, { latestDueMs }) =>
      implausible(time, data.dueAt, latestDueMs, "/data/dueAt"),
    "cx.sla.applied": ({ data, time }, { latestDueMs }) =>
      implausible(time, data.dueAt, latestDueMs, "/data/dueAt"),
  },
  record: {
    case: ({ createdAt, dueAt, sla }, { limits: { latestDueMs } }) => [
      ...implausible(createdAt, dueAt, latestDueMs, "/dueAt"),
      ...(sla ?? []).flatMap((one, index) =>
        implausible(one.startAt, one.dueAt, latestDueMs, below(below("/sla", index), "dueAt")),
      ),
    ],
    slaInstance: ({ startAt, dueAt }, { limits: { latestDueMs } }) =>
      implausible(startAt, dueAt, latestDueMs, "/dueAt"),
  },
};

/** Wrap-up follows the end, and whoever was there may leave after it. */
function partsOutside(
  { startAt, endAt, wrapUpEndAt, segments, participants }: Interaction,
  roundingMs: number,
): readonly Breach[] {
  const isWrappedLater = isBefore(endAt, wrapUpEndAt);
  const left = isWrappedLater ? wrapUpEndAt : endAt;
  return [
    ...(segments ?? []).flatMap((segment, index) => {
      const end = segment.type === "wrap-up" ? null : endAt;
      return outsideOf(segment, { startAt, endAt: end }, below("/segments", index), roundingMs);
    }),
    ...(participants ?? []).flatMap(({ joinedAt, leftAt }, index) => [
      ...(isBefore(joinedAt, startAt, roundingMs)
        ? outside(below(below("/participants", index), "joinedAt"), joinedAt, "start", startAt)
        : []),
      ...(isBefore(left, leftAt, roundingMs)
        ? outside(below(below("/participants", index), "leftAt"), leftAt, "end", left)
        : []),
    ]),
  ];
}

function outsideParent(one: Interaction, find: RecordContext["find"], roundingMs: number): readonly Breach[] {
  const parent = typeof one.parentId === "string" ? find("interaction", one.parentId) : null;
  return parent === null ? noBreach : outsideOf(one, parent, "", roundingMs);
}

const touchpointsOutside = (
  { touchpoints, startedAt, endedAt }: JourneyInstance,
  roundingMs: number,
): readonly Breach[] =>
  (touchpoints ?? []).flatMap(({ at }, index) => {
    const path = below(below("/touchpoints", index), "at");
    if (isBefore(at, startedAt, roundingMs)) return outside(path, at, "start", startedAt);
    return isBefore(endedAt, at, roundingMs) ? outside(path, at, "end", endedAt) : [];
  });

interface Span {
  readonly startAt: string;
  readonly endAt?: string | null | undefined;
}

function outsideOf(
  { startAt, endAt }: Span,
  { startAt: from, endAt: to }: Span,
  path: string,
  roundingMs: number,
): readonly Breach[] {
  if (isBefore(startAt, from, roundingMs)) return outside(below(path, "startAt"), startAt, "start", from);
  if (isBefore(to, startAt, roundingMs)) return outside(below(path, "startAt"), startAt, "end", to);
  return isBefore(to, endAt, roundingMs) ? outside(below(path, "endAt"), endAt, "end", to) : noBreach;
}

const outside = (
  path: string,
  instant: string | null | undefined,
  bound: "start" | "end" | "opening",
  at: string | null | undefined,
): readonly Breach[] => [
  {
    path,
    message: `${instant} lies ${bound === "end" ? "after" : "before"} the ${bound} of the whole (${at}).`,
  },
];

function implausible(
  from: string,
  dueAt: string | null | undefined,
  latestMs: number,
  path: string,
): readonly Breach[] {
  const ms = msBetween(from, dueAt);
  if (ms === null || (ms >= 0 && ms <= latestMs)) return noBreach;
  const where = ms < 0 ? "before it began" : `${lengthText(ms)} after it began`;
  return [{ path, message: `It is due on ${dueAt}, ${where} (${from}).` }];
}
