import type { Interaction } from "../../model/interaction.ts";
import type { JourneyInstance } from "../../model/journey-instance.ts";
import { below } from "../finding.ts";
import { isBefore, lengthText, msBetween, noBreach } from "./instants.ts";
import type { Breach, IntegrityRule, RecordContext } from "./rule.ts";

export const childOutsideParent: IntegrityRule = {
  id: "LIF-12",
  severity: "warning",
  says: "A part lies within the time of the whole.",
  record: {
    interaction: (one, { find }) => [...partsOutside(one), ...outsideParent(one, find)],
    case: (one) =>
      (one.statusHistory ?? []).flatMap(({ startAt }, index) =>
        isBefore(startAt, one.createdAt)
          ? outside(below(below("/statusHistory", index), "startAt"), startAt, "opening", one.createdAt)
          : [],
      ),
    journeyInstance: (one) => touchpointsOutside(one),
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
function partsOutside({
  startAt,
  endAt,
  wrapUpEndAt,
  segments,
  participants,
}: Interaction): readonly Breach[] {
  const isWrappedLater = isBefore(endAt, wrapUpEndAt);
  const left = isWrappedLater ? wrapUpEndAt : endAt;
  return [
    ...(segments ?? []).flatMap((segment, index) => {
      const end = segment.type === "wrap-up" ? null : endAt;
      return outsideOf(segment.startAt, segment.endAt, startAt, end, below("/segments", index));
    }),
    ...(participants ?? []).flatMap(({ joinedAt, leftAt }, index) => [
      ...(isBefore(joinedAt, startAt)
        ? outside(below(below("/participants", index), "joinedAt"), joinedAt, "start", startAt)
        : []),
      ...(isBefore(left, leftAt)
        ? outside(below(below("/participants", index), "leftAt"), leftAt, "end", left)
        : []),
    ]),
  ];
}

function outsideParent(
  { parentId, startAt, endAt }: Interaction,
  find: RecordContext["find"],
): readonly Breach[] {
  const parent = typeof parentId === "string" ? find("interaction", parentId) : null;
  return parent === null ? noBreach : outsideOf(startAt, endAt, parent.startAt, parent.endAt, "");
}

const touchpointsOutside = ({ touchpoints, startedAt, endedAt }: JourneyInstance): readonly Breach[] =>
  (touchpoints ?? []).flatMap(({ at }, index) => {
    const path = below(below("/touchpoints", index), "at");
    if (isBefore(at, startedAt)) return outside(path, at, "start", startedAt);
    return isBefore(endedAt, at) ? outside(path, at, "end", endedAt) : [];
  });

function outsideOf(
  startAt: string,
  endAt: string | null | undefined,
  from: string,
  to: string | null | undefined,
  path: string,
): readonly Breach[] {
  if (isBefore(startAt, from)) return outside(below(path, "startAt"), startAt, "start", from);
  if (isBefore(to, startAt)) return outside(below(path, "startAt"), startAt, "end", to);
  return isBefore(to, endAt) ? outside(below(path, "endAt"), endAt, "end", to) : noBreach;
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
