import type { RecordType } from "../../model/record-schemas.ts";
import { type Records, recordLists } from "../../model/records.ts";
import { below } from "../finding.ts";
import { partNames, wholeMs } from "./contact-times.ts";
import { groupsOf } from "./groups.ts";
import { lengthText, msBetween, noBreach } from "./instants.ts";
import { type ReportedNumber, reportedNumbers } from "./reported-metric.ts";
import type { IntegrityRule, RecordsBreach } from "./rule.ts";

export const mixedUnits: IntegrityRule = {
  id: "MET-07",
  severity: "error",
  says: "A column has one unit: all of one metric of one source, and all durations of one part in seconds.",
  records: ({ records }) => [...reportedUnits(records), ...partsInMilliseconds(records)],
};

export const outlyingDuration: IntegrityRule = {
  id: "MET-08",
  severity: "warning",
  says: "No duration is many times as long as nearly all others, or just as long as a system waits before it gives up.",
  records: ({ records, limits: { outlierFactor, timeoutsMs } }) =>
    durationColumns(records).flatMap((column) => {
      const mostMs =
        outlierFactor *
        quantile(
          column.map(({ ms }) => ms),
          0.999,
        );
      return column.flatMap(({ entity, path, ms }): readonly RecordsBreach[] => {
        if (timeoutsMs.includes(ms)) {
          return [
            {
              entity,
              path,
              message: `It is ${lengthText(ms)}, just as long as a system waits before it gives up.`,
            },
          ];
        }
        if (mostMs === 0 || ms <= mostMs) return [];
        const message = `It is ${lengthText(ms)}, more than ${outlierFactor} times as long as 99.9 % of its kind.`;
        return [{ entity, path, message }];
      });
    }),
};

export const sampledEvents: IntegrityRule = {
  id: "MET-09",
  severity: "warning",
  says: "Each event stands for itself: where only some were kept, counts of them are too low.",
  stream: () => {
    let [events, sampled, standFor] = [0, 0, 0];
    return {
      add: ({ sampledrate }) => {
        events += 1;
        standFor += sampledrate ?? 1;
        if ((sampledrate ?? 1) > 1) sampled += 1;
        return noBreach;
      },
      end: () => {
        if (sampled === 0) return [];
        const message = `${sampled} of ${events} events have a sampledrate above 1. They stand for ${standFor}; metrics count each once.`;
        return [{ path: "/sampledrate", message, entity: null, line: null }];
      },
    };
  },
};

export const countsDiffer: IntegrityRule = {
  id: "MET-10",
  severity: "warning",
  says: "There are as many records as there were before they were converted; looked at where their number is told.",
  records: ({ records, limits: { expectedCounts } }) =>
    recordTypes.flatMap((type) => {
      const expected = expectedCounts[type];
      const found = records[recordLists[type]]?.length ?? 0;
      if (expected === undefined || expected === found) return [];
      return [
        {
          entity: null,
          path: "",
          message: `There are ${found} ${recordLists[type]}, and there were ${expected}.`,
        },
      ];
    }),
};

const recordTypes = Object.keys(recordLists).filter((name): name is RecordType =>
  Object.hasOwn(recordLists, name),
);

interface Reported extends ReportedNumber {
  readonly entity: string;
  readonly column: string;
}

/** Every unit of a metric but the most frequent one, at the first record that has it. */
function reportedUnits({ cases, interactions }: Records): readonly RecordsBreach[] {
  const numbers: readonly Reported[] = [
    ...(cases ?? []).map((one) => ({ ...one, entity: `case/${one.id}` })),
    ...(interactions ?? []).map((one) => ({ ...one, entity: `interaction/${one.id}` })),
  ].flatMap(({ entity, source, reportedMetrics }) =>
    reportedNumbers(reportedMetrics).map((one) => ({
      ...one,
      entity,
      column: JSON.stringify([entity.split("/")[0], source?.system ?? null, one.name]),
    })),
  );
  const units = groupsOf(
    numbers.filter(({ unit }) => unit !== null),
    ({ column }) => column,
  );
  return Array.from(units.values()).flatMap((column): readonly RecordsBreach[] => {
    const byUnit = Array.from(groupsOf(column, ({ unit }) => unit));
    const [usual, ...others] = byUnit.toSorted(([, some], [, more]) => more.length - some.length);
    return others.flatMap(([unit, [first, ...rest]]) =>
      usual === undefined || first === undefined
        ? []
        : {
            entity: first.entity,
            path: below(first.path, "unit"),
            message: `${first.name} is in ${unit} here and in ${rest.length} more, and in ${usual[0]} in ${usual[1].length}.`,
          },
    );
  });
}

/** So many times longer than the whole contact, a part is not in seconds. */
const HARDLY_SECONDS = 100;

function partsInMilliseconds({ interactions = [] }: Records): readonly RecordsBreach[] {
  return partNames.flatMap((name): readonly RecordsBreach[] => {
    const tooLong = interactions.filter((one) => {
      const duration = one.durations?.[name];
      const isOver = typeof one.wrapUpEndAt === "string" || (name !== "wrapUp" && name !== "handle");
      const whole = duration && isOver ? wholeMs(one) : null;
      return duration && whole !== null && whole >= 1000 && duration.seconds * 1000 > HARDLY_SECONDS * whole;
    });
    const [first, ...rest] = tooLong;
    if (first === undefined) return [];
    const told = first.durations?.[name]?.seconds ?? 0;
    const message = `${name} is ${told} s in a contact of ${lengthText(wholeMs(first) ?? 0)}, and as long in ${rest.length} more: it is hardly in seconds.`;
    return [{ entity: `interaction/${first.id}`, path: `/durations/${name}/seconds`, message }];
  });
}

interface Lasting {
  readonly entity: string;
  readonly path: string;
  readonly ms: number;
}

/** Durations of one kind each. */
function durationColumns({
  interactions = [],
  surveyResponses = [],
  cases = [],
}: Records): readonly (readonly Lasting[])[] {
  const parts = partNames.map((name) =>
    interactions.flatMap(({ id, durations }): readonly Lasting[] => {
      const duration = durations?.[name];
      return duration?.clock === "calendar"
        ? [{ entity: `interaction/${id}`, path: `/durations/${name}`, ms: duration.seconds * 1000 }]
        : [];
    }),
  );
  const answering = surveyResponses.flatMap(({ id, durationSeconds }): readonly Lasting[] =>
    typeof durationSeconds === "number"
      ? [{ entity: `surveyResponse/${id}`, path: "/durationSeconds", ms: durationSeconds * 1000 }]
      : [],
  );
  const spans = (["firstAgentReplyAt", "resolvedAt"] as const).map((name) =>
    cases.flatMap((one): readonly Lasting[] => {
      const ms = msBetween(one.createdAt, one[name]);
      return ms === null || ms < 0 ? [] : [{ entity: `case/${one.id}`, path: `/${name}`, ms }];
    }),
  );
  return [...parts, answering, ...spans];
}

/** Hyndman and Fan's type 7; infinite where there is nothing. */
function quantile(values: readonly number[], share: number): number {
  const inOrder = values.toSorted((a, b) => a - b);
  const place = (inOrder.length - 1) * share;
  const lower = inOrder[Math.floor(place)] ?? Infinity;
  const upper = inOrder[Math.ceil(place)] ?? lower;
  return lower + (upper - lower) * (place - Math.floor(place));
}
