import type { OpenHours, Schedule } from "../../model/schedule.ts";
import type { SlaInstance } from "../../model/sla-instance.ts";
import { parseLocalDate } from "../../time/local-date.ts";
import { isTimeZone } from "../../time/zone.ts";
import { below } from "../finding.ts";
import { groupsOf } from "./groups.ts";
import { noBreach } from "./instants.ts";
import type { Breach, IntegrityRule, RecordContext, RecordsBreach } from "./rule.ts";

const unknownZone: IntegrityRule = {
  id: "SCH-01",
  severity: "error",
  says: "A time zone is one of the IANA database, by its full name.",
  record: {
    schedule: ({ timeZone, holidays }) => [
      ...zoneFault(timeZone, "/timeZone"),
      ...(holidays ?? []).flatMap((holiday, index) =>
        zoneFault(holiday.timeZone, below(below("/holidays", index), "timeZone")),
      ),
    ],
    agent: ({ timeZone }) => zoneFault(timeZone, "/timeZone"),
    customer: ({ timeZone }) => zoneFault(timeZone, "/timeZone"),
  },
};

const hoursOutOfOrder: IntegrityRule = {
  id: "SCH-02",
  severity: "error",
  says: "Open hours end after they begin, and those of one day do not overlap.",
  record: {
    schedule: ({ intervals, holidays }) => [
      ...hoursFaults(intervals, ({ dayOfWeek }) => dayOfWeek, "/intervals"),
      ...(holidays ?? []).flatMap(({ openIntervals }, index) =>
        hoursFaults(openIntervals ?? [], () => 0, below(below("/holidays", index), "openIntervals")),
      ),
    ],
  },
};

const severalClocks: IntegrityRule = {
  id: "SCH-03",
  severity: "warning",
  says: "The promises made on one case count the hours of one schedule.",
  record: {
    case: ({ sla }, { find }) => severalSchedules(sla ?? [], find),
  },
  records: ({ records: { slaInstances }, find }) =>
    Array.from(groupsOf(slaInstances, ({ caseId }) => caseId)).flatMap(([caseId, ofCase]) =>
      severalSchedules(ofCase, find).map(
        ({ message }): RecordsBreach => ({ entity: `case/${caseId}`, path: "", message }),
      ),
    ),
};

const holidayOutOfPlace: IntegrityRule = {
  id: "SCH-04",
  severity: "warning",
  says: "A holiday lies within the time in which its schedule holds, and stands there once.",
  record: {
    schedule: (one) => [...holidaysOutside(one), ...holidaysTwice(one)],
  },
};

/** The rules about hours and zones. */
export const scheduleRules: readonly IntegrityRule[] = [
  unknownZone,
  hoursOutOfOrder,
  severalClocks,
  holidayOutOfPlace,
];

/** Names of the database that say an offset, and whose summer time is not that of every place using them. */
const abbreviations: ReadonlySet<string> = new Set(["CET", "EET", "EST", "HST", "MET", "MST", "WET"]);

function zoneFault(timeZone: string | null | undefined, path: string): readonly Breach[] {
  if (typeof timeZone !== "string") return noBreach;
  if (!isTimeZone(timeZone)) {
    return [{ path, message: `"${timeZone}" is not a time zone of the IANA database such as Europe/Oslo.` }];
  }
  if (!abbreviations.has(timeZone)) return noBreach;
  const message = `${timeZone} is an abbreviation, and means several times. Write a place, such as Europe/Oslo.`;
  return [{ path, message, severity: "warning" }];
}

function hoursFaults<Hours extends OpenHours>(
  list: readonly Hours[],
  dayOf: (hours: Hours) => number,
  path: string,
): readonly Breach[] {
  const placed = list.map((hours, index) => ({ ...hours, index, day: dayOf(hours) }));
  const empty = placed
    .filter(({ start, end }) => end <= start)
    .map(({ start, end, index }) => ({
      path: below(path, index),
      message: `It ends at ${end}, not after it begins (${start}). Hours past midnight are two entries.`,
    }));
  // As HH:mm, times are in the order of their texts.
  const inOrder = placed
    .filter(({ start, end }) => end > start)
    .toSorted(
      (a, b) => a.day - b.day || (a.start < b.start ? -1 : a.start > b.start ? 1 : a.index - b.index),
    );
  let last: (typeof inOrder)[number] | null = null;
  const overlaps: Breach[] = [];
  for (const hours of inOrder) {
    if (last !== null && last.day === hours.day && hours.start < last.end) {
      const message = `It begins at ${hours.start}, before the hours from ${last.start} to ${last.end} of that day are over.`;
      overlaps.push({ path: below(path, hours.index), message });
    }
    if (last === null || last.day !== hours.day || hours.end > last.end) last = hours;
  }
  return [...empty, ...overlaps];
}

function severalSchedules(promises: readonly SlaInstance[], find: RecordContext["find"]): readonly Breach[] {
  const ids = new Set(
    promises.flatMap(({ target, elapsed, policyId }) => {
      const policy = typeof policyId === "string" ? find("slaPolicy", policyId) : null;
      const id = target?.scheduleId ?? elapsed?.scheduleId ?? policy?.scheduleId ?? null;
      return id === null ? [] : [id];
    }),
  );
  if (ids.size < 2) return noBreach;
  const message = `Its promises count the hours of ${Array.from(ids).join(", ")}: its business time depends on whose.`;
  return [{ path: "/sla", message }];
}

/** Validity told by an instant is not compared: on which day that is depends on the zone. */
function holidaysOutside({ holidays, validFrom, validThrough }: Schedule): readonly Breach[] {
  const from = dayOf(validFrom);
  const through = dayOf(validThrough);
  return (holidays ?? []).flatMap(({ startOn, endOn }, index): readonly Breach[] => {
    const [first, last] = [dayOf(startOn), dayOf(endOn)];
    const path = below("/holidays", index);
    if (last !== null && from !== null && last < from) {
      return [{ path, message: `It is over on ${endOn}, before the schedule takes effect on ${validFrom}.` }];
    }
    return first !== null && through !== null && first > through
      ? [{ path, message: `It begins on ${startOn}, after the schedule's last day, ${validThrough}.` }]
      : [];
  });
}

function holidaysTwice({ holidays }: Schedule): readonly Breach[] {
  const seen = new Set<string>();
  return (holidays ?? []).flatMap(({ startOn, endOn, timeZone }, index) => {
    const days = JSON.stringify([startOn, endOn, timeZone ?? null]);
    const isTwice = seen.has(days);
    seen.add(days);
    return isTwice
      ? [
          {
            path: below("/holidays", index),
            message: `The days from ${startOn} to ${endOn} stand there already.`,
          },
        ]
      : [];
  });
}

const dayOf = (date: string | null | undefined): number | null =>
  typeof date === "string" ? parseLocalDate(date) : null;
