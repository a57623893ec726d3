import type { RecordOf } from "../../model/records.ts";
import { DAY_MS, dayOfWeek, daysFromCivil } from "../../time/civil.ts";
import { formatInstant, parseInstant } from "../../time/instant.ts";
import { isTimeZone, zoneOffset } from "../../time/zone.ts";
import {
  allEventTypes,
  eventTypesWith,
  forEvents,
  forRecords,
  recordTypesWith,
  textIn,
} from "./for-types.ts";
import { isBefore, lengthText, msBetween, noBreach } from "./instants.ts";
import type { Breach, IntegrityRule } from "./rule.ts";
import type { RuleLimits } from "./rule-limits.ts";
import { AFTER_ALL } from "./suspicion.ts";
import { inOrder, noPileUp, noTie, partAfterWhole, updatedLast } from "./time-order.ts";

const HOUR_MS = 3_600_000;

const isInstant: IntegrityRule = {
  id: "TS-01",
  severity: "error",
  says: "An instant is one of RFC 3339, on a day that exists.",
  elsewhere: "The schema of an instant says it, wherever one stands.",
};

const hasOffset: IntegrityRule = {
  id: "TS-02",
  severity: "error",
  says: "An instant says its offset from UTC.",
  elsewhere: "The schema of an instant says it, wherever one stands.",
};

/** Instants that may well lie ahead, by the name of their field. */
const ahead: ReadonlySet<string> = new Set([
  "cancelAt",
  "collectionPausedUntil",
  "dueAt",
  "endAt",
  "expiresAt",
  "scheduledAt",
  "snoozedUntil",
  "startAt",
  "trialEndAt",
  "validFrom",
  "validThrough",
]);

/** Beginnings and ends of what has happened, although others of these names may lie ahead. */
function spanAhead(
  { startAt, endAt }: { readonly startAt: string; readonly endAt?: string | null },
  { now, futureToleranceMs }: RuleLimits,
): readonly Breach[] {
  if (now === null) return noBreach;
  return Object.entries({ startAt, endAt }).flatMap(([name, at]) =>
    typeof at === "string" && (parseInstant(at) ?? 0) > now + futureToleranceMs
      ? [{ path: `/${name}`, message: inFuture(at, now) }]
      : [],
  );
}

const inFuture = (at: string, now: number): string =>
  `${at} lies in the future: it is ${formatInstant(now)}.`;

const notInFuture: IntegrityRule = {
  id: "TS-04",
  severity: "error",
  says: "What happened did not happen in the future, but for the difference between clocks. Asked where the present is told; not of dates that are planned.",
  value: {
    of: ["instant"],
    fine: ({ now, futureToleranceMs }) => [
      "",
      now === null ? AFTER_ALL : formatInstant(now + futureToleranceMs),
    ],
    check: ({ now, futureToleranceMs }) => {
      if (now === null) return null;
      const latestMs = now + futureToleranceMs;
      const latest = formatInstant(latestMs);
      // Compared as text, an instant without decimals may seem late; only then is it read.
      return (value, { name }) =>
        value > latest && !ahead.has(name) && (parseInstant(value) ?? 0) > latestMs
          ? inFuture(value, now)
          : null;
    },
  },
  record: {
    interaction: (record, { limits }) =>
      record.status === "scheduled" ? noBreach : spanAhead(record, limits),
    agentStatusInterval: (record, { limits }) => spanAhead(record, limits),
  },
};

const notTooEarly: IntegrityRule = {
  id: "TS-05",
  severity: "error",
  says: "No time lies before the earliest that is plausible.",
  value: {
    of: ["instant"],
    fine: ({ earliest }) => [earliest, AFTER_ALL],
    check: ({ earliest }) => {
      const earliestMs = parseInstant(earliest) ?? Number.NEGATIVE_INFINITY;
      return (value) =>
        value < earliest && (parseInstant(value) ?? 0) < earliestMs
          ? `${value} lies before ${earliest}, the earliest plausible time.`
          : null;
    },
  },
};

/** Lengths that stand for minutes of somebody's time, not for days of waiting. */
const work = ["ivr", "ring", "talk", "hold", "wrapUp"] as const;

function unitBreaches(
  { durations }: Pick<RecordOf<"interaction">, "durations">,
  path: string,
  longestMs: number,
): readonly Breach[] {
  let breaches = noBreach;
  for (const name of work) {
    const seconds = durations?.[name]?.seconds;
    if (seconds === undefined || seconds * 1000 <= longestMs) continue;
    const message = `${seconds} s of ${name} is ${lengthText(seconds * 1000)}. Are these milliseconds?`;
    breaches = [...breaches, { path: `${path}/durations/${name}/seconds`, message }];
  }
  return breaches;
}

function answeringBreaches(
  { durationSeconds }: Pick<RecordOf<"surveyResponse">, "durationSeconds">,
  path: string,
  longestMs: number,
): readonly Breach[] {
  if (typeof durationSeconds !== "number" || durationSeconds * 1000 <= longestMs) return noBreach;
  const message = `${durationSeconds} s to answer is ${lengthText(durationSeconds * 1000)}. Are these milliseconds?`;
  return [{ path: `${path}/durationSeconds`, message }];
}

const rightUnit: IntegrityRule = {
  id: "TS-06",
  severity: "warning",
  says: "A number of seconds is one of seconds: no work lasts longer than the limit, and no time lies in the first weeks of 1970, where seconds read as milliseconds lie.",
  value: {
    of: ["instant"],
    fine: () => ["1970-03", AFTER_ALL],
    check: () => (value) => {
      if (!value.startsWith("1970-01") && !value.startsWith("1970-02")) return null;
      const ms = (parseInstant(value) ?? 0) * 1000;
      return `${value} may be seconds read as milliseconds: in seconds it is ${formatInstant(ms)}.`;
    },
  },
  event: {
    "cx.interaction.ended": ({ data }, { longestWorkMs }) => unitBreaches(data, "/data", longestWorkMs),
    "cx.survey.responded": ({ data }, { longestWorkMs }) => answeringBreaches(data, "/data", longestWorkMs),
    "cx.survey.updated": ({ data }, { longestWorkMs }) => answeringBreaches(data, "/data", longestWorkMs),
  },
  record: {
    interaction: (record, { limits }) => unitBreaches(record, "", limits.longestWorkMs),
    surveyResponse: (record, { limits }) => answeringBreaches(record, "", limits.longestWorkMs),
  },
};

const noSkew: IntegrityRule = {
  id: "TS-07",
  severity: "warning",
  says: "Nothing is recorded before it happens, nor sent before it is written, but for the difference between clocks.",
  event: {
    ...forEvents(allEventTypes, () => recordedEarly),
    "cx.message.sent": (event, limits) => {
      const early = recordedEarly(event, limits);
      const { createdAt } = event.data;
      if (!createdAt || !isBefore(event.time, createdAt, limits.clockSkewMs)) return early;
      const message = `It was sent at ${event.time}, before it was written at ${createdAt}.`;
      return [...early, { path: "/data/createdAt", message }];
    },
  },
  record: {
    message: ({ createdAt, sentAt }, { limits }) =>
      isBefore(sentAt, createdAt, limits.clockSkewMs)
        ? [{ path: "/sentAt", message: `It was sent at ${sentAt}, before it was written at ${createdAt}.` }]
        : noBreach,
  },
};

interface Timed {
  readonly time: string;
  readonly recordedtime?: string | null;
}

function recordedEarly({ time, recordedtime }: Timed, { clockSkewMs }: RuleLimits): readonly Breach[] {
  if (!recordedtime || !isBefore(recordedtime, time, clockSkewMs)) return noBreach;
  return [
    {
      path: "/recordedtime",
      message: `It was recorded at ${recordedtime}, before it happened at ${time}.`,
    },
  ];
}

const notLate: IntegrityRule = {
  id: "TS-08",
  severity: "info",
  says: "An event is recorded within the lateness allowed. A later one changes figures that may have been reported.",
  event: forEvents(allEventTypes, () => ({ time, recordedtime }, { latenessMs }) => {
    if (!recordedtime || !isBefore(time, recordedtime, latenessMs)) return noBreach;
    const late = lengthText(msBetween(time, recordedtime) ?? 0);
    return [{ path: "/recordedtime", message: `It was recorded ${late} after it happened.` }];
  }),
};

/** Names of an offset that never changes. Abbreviations that have a summer time are told by SCH-01 alone. */
const frozen = /^(Etc\/)?(GMT|UTC)[+-]\d|^[+-]\d\d|^(EST|HST|MST)$/;

function frozenZone(timeZone: string | undefined): readonly Breach[] {
  if (timeZone === undefined || !frozen.test(timeZone)) return noBreach;
  const message = `"${timeZone}" keeps one offset from UTC all year. Name a place, such as America/New_York.`;
  return [{ path: "/timeZone", message }];
}

interface Change {
  readonly dayOfWeek: number;
  /** Minutes of the day between which local times do not exist, or exist twice. */
  readonly from: number;
  readonly through: number;
}

/** The changes of a zone's clocks in a year. */
function changesIn(timeZone: string, year: number): readonly Change[] {
  const offset = zoneOffset(timeZone);
  const changes: Change[] = [];
  for (
    let ms = daysFromCivil(year, 1, 1) * DAY_MS;
    ms < daysFromCivil(year + 1, 1, 1) * DAY_MS;
    ms += HOUR_MS
  ) {
    const [before, after] = [offset(ms - HOUR_MS), offset(ms)];
    if (before === after) continue;
    const wall = ms + Math.min(before, after);
    const day = Math.floor(wall / DAY_MS);
    const from = (wall - day * DAY_MS) / 60_000;
    changes.push({ dayOfWeek: dayOfWeek(day), from, through: from + Math.abs(after - before) / 60_000 });
  }
  return changes;
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Opening and closing times that the clocks skip or show twice in the first year of a schedule. */
function skippedHours({ timeZone, intervals, validFrom }: RecordOf<"schedule">): readonly Breach[] {
  const year = Number(validFrom?.slice(0, 4) ?? Number.NaN);
  if (Number.isNaN(year) || !isTimeZone(timeZone)) return noBreach;
  const changes = changesIn(timeZone, year);
  return intervals.flatMap((interval, at) =>
    (["start", "end"] as const).flatMap((edge) => {
      const minute = minuteOf(interval[edge]);
      const isSkipped = changes.some(
        ({ dayOfWeek: day, from, through }) =>
          day === interval.dayOfWeek && from < minute && minute < through,
      );
      if (!isSkipped) return [];
      const message = `On a day of ${year} when the clocks of ${timeZone} change, ${interval[edge]} does not exist or comes twice.`;
      return [{ path: `/intervals/${at}/${edge}`, message }];
    }),
  );
}

const localTimeExists: IntegrityRule = {
  id: "TS-11",
  severity: "warning",
  says: "A time zone follows its summer time, and hours open and close at local times that come once a day.",
  record: {
    ...forRecords(recordTypesWith("timeZone"), () => (record) => frozenZone(textIn(record, "timeZone"))),
    schedule: (schedule) => [...frozenZone(schedule.timeZone), ...skippedHours(schedule)],
  },
};

/** Times that stand in the data of an event and should be about that of the event. */
const entityTimes = ["createdAt", "wrapUpStartAt"] as const;

const timesAgree: IntegrityRule = {
  id: "TS-14",
  severity: "warning",
  says: "The time of an event is about that of what it tells: when a message was written, when wrap-up began.",
  event: forEvents(eventTypesWith(...entityTimes), () => ({ data, time }, { entityTimeMs }) => {
    let breaches = noBreach;
    for (const name of entityTimes) {
      const told = textIn(data, name);
      const apart = told === undefined ? null : msBetween(told, time);
      if (apart === null || Math.abs(apart) <= entityTimeMs) continue;
      const message = `${name} (${told}) and the time of the event (${time}) lie ${lengthText(Math.abs(apart))} apart.`;
      breaches = [...breaches, { path: `/data/${name}`, message }];
    }
    return breaches;
  }),
};

/** Single times: what each may be. */
export const timeRules: readonly IntegrityRule[] = [
  isInstant,
  hasOffset,
  noTie,
  notInFuture,
  notTooEarly,
  rightUnit,
  noSkew,
  notLate,
  inOrder,
  noPileUp,
  localTimeExists,
  updatedLast,
  partAfterWhole,
  timesAgree,
];
