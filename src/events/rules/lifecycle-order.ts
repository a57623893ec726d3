import type { Case } from "../../model/case.ts";
import type { Message } from "../../model/message.ts";
import type { SlaInstance } from "../../model/sla-instance.ts";
import type { Subscription } from "../../model/subscription.ts";
import { parseLocalDate } from "../../time/local-date.ts";
import { below } from "../finding.ts";
import { groupsOf } from "./groups.ts";
import { both, isBefore, moved, noBreach, outOfOrder, outOfOrderIn } from "./instants.ts";
import { numberOf, unitMs, unitOf } from "./reported-metric.ts";
import type { Breach, IntegrityRule } from "./rule.ts";

const span = ["startAt", "endAt"] as const;
const trial = ["trialStartAt", "trialEndAt"] as const;
const presence = ["joinedAt", "leftAt"] as const;
const asked = ["scheduledAt", "expiresAt"] as const;

export const endBeforeStart: IntegrityRule = {
  id: "LIF-01",
  severity: "error",
  says: "Nothing ends before it begins, and no time that passed is negative (a warning only of what a source reports, which may be the time that was left).",
  event: {
    "cx.interaction.started": ({ data }) => outOfOrderIn(data.participants, presence, "/data/participants"),
    "cx.interaction.ended": ({ data }) => negativeTimes(data, "/data"),
    "cx.interaction.wrapped-up": ({ data, time }) => endsAfter(data, "wrapUpStartAt", time),
    "cx.case.resolved": ({ data }) => negativeTimes(data, "/data"),
    "cx.case.closed": ({ data }) => negativeTimes(data, "/data"),
    "cx.survey.invited": ({ data }) => moved(outOfOrder(data, asked), "/data"),
    "cx.subscription.created": ({ data }) =>
      both(moved(outOfOrder(data, trial), "/data"), periodOrder(data, "/data")),
    "cx.subscription.activated": ({ data }) => periodOrder(data, "/data"),
    "cx.subscription.plan-changed": ({ data }) => periodOrder(data, "/data"),
    "cx.subscription.reactivated": ({ data }) => periodOrder(data, "/data"),
    "cx.touchpoint.experienced": ({ data: { endAt }, time }) =>
      isBefore(endAt, time)
        ? [{ path: "/data/endAt", message: `endAt (${endAt}) lies before the time of the event (${time}).` }]
        : noBreach,
  },
  record: {
    interaction: (one) => [
      ...outOfOrder(one, span),
      ...outOfOrder(one, ["wrapUpStartAt", "wrapUpEndAt"]),
      ...outOfOrderIn(one.segments, span, "/segments"),
      ...outOfOrderIn(one.participants, presence, "/participants"),
      ...negativeTimes(one, ""),
    ],
    case: (one) => [
      ...outOfOrderIn(one.statusHistory, span, "/statusHistory"),
      ...(one.sla ?? []).flatMap((sla, index) => slaOrder(sla, below("/sla", index))),
      ...negativeTimes(one, ""),
    ],
    agentStatusInterval: (one) => outOfOrder(one, span),
    slaInstance: (one) => slaOrder(one, ""),
    subscription: (one) => [
      ...outOfOrder(one, ["startedAt", "endedAt"]),
      ...outOfOrder(one, trial),
      ...periodOrder(one, ""),
    ],
    journeyInstance: (one) => [
      ...outOfOrder(one, ["startedAt", "endedAt"]),
      ...outOfOrderIn(one.touchpoints, ["at", "endAt"], "/touchpoints"),
    ],
    surveyInvitation: (one) => outOfOrder(one, ["sentAt", "expiresAt"]),
    survey: validityOrder,
    journeyBlueprint: validityOrder,
    schedule: (one) => [
      ...validityOrder(one),
      ...(one.holidays ?? []).flatMap(({ startOn, endOn }, index) =>
        boundsOrder(startOn, endOn, below(below("/holidays", index), "endOn")),
      ),
    ],
  },
};

export const overBeforeCreated: IntegrityRule = {
  id: "LIF-02",
  severity: "error",
  says: "A case is resolved and closed no sooner than it was opened.",
  record: {
    case: (one) =>
      (["firstResolvedAt", "resolvedAt", "closedAt"] as const).flatMap((name) =>
        outOfOrder(one, ["createdAt", name]),
      ),
  },
};

export const respondedBeforeAsked: IntegrityRule = {
  id: "LIF-03",
  severity: "error",
  says: "A case is responded to after it was opened, and after the customer first wrote where that is told.",
  record: {
    case: (one) =>
      (["firstRespondedAt", "firstAgentReplyAt"] as const).flatMap((name) =>
        outOfOrder(one, ["createdAt", name]),
      ),
  },
  records: ({ records: { cases = [], messages } }) => {
    const byCase = groupsOf(messages, ({ caseId }) => caseId);
    return cases.flatMap((one) => {
      const first = firstPublic(byCase.get(one.id) ?? []);
      // A list of messages may begin in the middle of a case, so this is not as sure as the order of its own instants.
      const name = (["firstRespondedAt", "firstAgentReplyAt"] as const).find(
        (field) => first?.author.type === "customer" && isBefore(one[field], first.createdAt),
      );
      if (first === null || name === undefined || isBefore(one[name], one.createdAt)) return [];
      const message = `${name} (${one[name]}) lies before the customer's first message (${first.createdAt}).`;
      return [{ entity: `case/${one.id}`, path: `/${name}`, message, severity: "warning" }];
    });
  },
};

export const callOutOfOrder: IntegrityRule = {
  id: "LIF-04",
  severity: "error",
  says: "A call starts, is queued, offered and answered, ends and is wrapped up in this order.",
  record: {
    interaction: (one) => {
      if (one.channel !== "voice" && one.channel !== "video") return noBreach;
      const breaches = outOfOrder(one, [
        "startAt",
        "queuedAt",
        "offeredAt",
        "answeredAt",
        "endAt",
        "wrapUpEndAt",
      ]);
      // That the whole of it ends before it begins is told by LIF-01.
      return breaches.filter(({ path }) => path !== "/endAt" || !isBefore(one.endAt, one.startAt));
    },
  },
};

function endsAfter<Name extends string>(
  data: { readonly [Field in Name]?: string | null },
  name: Name,
  time: string,
): readonly Breach[] {
  if (!isBefore(time, data[name])) return noBreach;
  const message = `${name} (${data[name]}) lies after the time of the event (${time}), at which it ended.`;
  return [{ path: below("/data", name), message }];
}

const periodOrder = ({ currentPeriod }: Pick<Subscription, "currentPeriod">, path: string) =>
  currentPeriod ? moved(outOfOrder(currentPeriod, span), `${path}/currentPeriod`) : noBreach;

const slaOrder = (sla: SlaInstance, path: string): readonly Breach[] => [
  ...moved(outOfOrder(sla, ["startAt", "fulfilledAt"]), path),
  ...moved(outOfOrder(sla, ["startAt", "breachedAt"]), path),
  ...outOfOrderIn(sla.pausedIntervals, span, below(path, "pausedIntervals")),
];

function negativeTimes({ reportedMetrics }: Pick<Case, "reportedMetrics">, path: string): readonly Breach[] {
  let breaches = noBreach;
  for (const name in reportedMetrics) {
    const told = reportedMetrics[name];
    const [value, unit] = [numberOf(told), unitOf(told)];
    if (value === null || value >= 0 || unitMs(unit) === null) continue;
    const message = `${name} is ${value} ${unit}: no time that passed is negative.`;
    const place = below(below(path, "reportedMetrics"), name);
    breaches = [...breaches, { path: place, message, severity: "warning" }];
  }
  return breaches;
}

interface Validity {
  readonly validFrom?: string | null;
  readonly validThrough?: string | null;
}

function validityOrder({ validFrom, validThrough }: Validity): readonly Breach[] {
  return boundsOrder(validFrom, validThrough, "/validThrough");
}

/** A date and an instant are not compared: which comes first depends on where. */
function boundsOrder(
  first: string | null | undefined,
  last: string | null | undefined,
  path: string,
): readonly Breach[] {
  if (typeof first !== "string" || typeof last !== "string") return noBreach;
  const [from, through] = [parseLocalDate(first), parseLocalDate(last)];
  const isEarlier = from === null || through === null ? isBefore(last, first) : through < from;
  return isEarlier
    ? [{ path, message: `The last day (${last}) lies before the first (${first}).` }]
    : noBreach;
}

/** The first message that the customer could see, whoever wrote it. */
function firstPublic(messages: readonly Message[]): Message | null {
  let first: Message | null = null;
  for (const message of messages) {
    if (message.visibility !== "public" || message.kind !== "message") continue;
    if (first === null || isBefore(message.createdAt, first.createdAt)) first = message;
  }
  return first;
}
