import type { Case } from "../../model/case.ts";
import type { Message } from "../../model/message.ts";
import type { Records } from "../../model/records.ts";
import { CompactMemory } from "./compact-memory.ts";
import { groupsOf } from "./groups.ts";
import { textHash } from "./hash.ts";
import { isBefore, noBreach } from "./instants.ts";
import { entityName, type Told } from "./references.ts";
import type { Breach, IntegrityRule, RecordsBreach, StreamBreach } from "./rule.ts";

/** Length of an instant that tells milliseconds: what is longer tells more than is computed with. */
const TO_MILLISECONDS = "2026-03-02T12:00:00.000Z".length;

export const noTie: IntegrityRule = {
  id: "TS-03",
  severity: "warning",
  says: "Times that are told finer than to the millisecond stay apart when they are cut to it.",
  stream: ({ maxRemembered }, memory) => {
    const times = new CompactMemory(maxRemembered);
    return {
      add: ({ time }) => {
        if (time.length <= TO_MILLISECONDS || memory.told === null) return noBreach;
        const key = textHash(String(memory.ms), memory.key);
        const finer = textHash(time);
        const before = times.get(key);
        if (before === undefined) times.set(key, finer, time);
        if (before === undefined || before === finer) return noBreach;
        const message = `Cut to the millisecond, ${time} is the time of another event of ${entityName(memory.told)} too.`;
        return [{ path: "/time", message }];
      },
      end: () => times.notChecked("times told finer than to the millisecond"),
    };
  },
};

/** Whether a place in a sequence lies before another: as numbers where both are, as text otherwise. */
function liesBefore(one: string, other: string): boolean {
  if (!/^\d+$/.test(one) || !/^\d+$/.test(other)) return one < other;
  const [a, b] = [one.replace(/^0+/, ""), other.replace(/^0+/, "")];
  return a.length === b.length ? a < b : a.length < b.length;
}

export const inOrder: IntegrityRule = {
  id: "TS-09",
  severity: "warning",
  says: "Events of one source and partition come in the order of their sequence, and their times follow it, but for the difference between clocks.",
  stream: ({ maxRemembered, clockSkewMs }, memory) => {
    const most = Math.ceil(maxRemembered / 10);
    /** The furthest place in each sequence, and when that was. */
    const furthest = new Map<string, { readonly sequence: string; readonly ms: number }>();
    let forgotten = 0;
    return {
      add: (event) => {
        const { sequence } = event;
        if (typeof sequence !== "string") return noBreach;
        const { source, partitionkey } = event;
        const key = `${source} ${partitionkey ?? ""}`;
        const before = furthest.get(key);
        if (before === undefined && furthest.size >= most) {
          const [oldest = key] = furthest.keys();
          furthest.delete(oldest);
          forgotten += 1;
        }
        if (before !== undefined && liesBefore(sequence, before.sequence)) {
          const message = `Place ${sequence} of its sequence came after ${before.sequence}.`;
          return [{ path: "/sequence", message }];
        }
        furthest.set(key, { sequence, ms: Math.max(memory.ms, before?.ms ?? memory.ms) });
        if (before === undefined || memory.ms >= before.ms - clockSkewMs) return noBreach;
        const message = `Place ${sequence} of its sequence happened before ${before.sequence} did.`;
        return [{ path: "/time", message }];
      },
      end: () =>
        forgotten === 0
          ? []
          : [
              ofNone(
                `Not all of the stream was compared: the places in ${forgotten} sequences were forgotten.`,
                "info",
              ),
            ],
    };
  },
};

const ofNone = (message: string, severity: "warning" | "info" = "warning"): StreamBreach => ({
  path: "/time",
  message,
  severity,
  entity: null,
  line: null,
});

const percent = (share: number): string => `${Math.round(share * 100)} %`;

export const noPileUp: IntegrityRule = {
  id: "TS-10",
  severity: "warning",
  says: "Times are those at which things happened: they do not pile up at one minute of the day, as dates without a time do, and not all of them fall on a whole minute.",
  stream: ({ pileUpEvents, pileUpShare }) => {
    /** How many events happened exactly at each minute of the day, to the second. */
    const minutes = new Uint32Array(1440);
    let wholeMinutes = 0;
    let events = 0;
    return {
      add: ({ time }) => {
        events += 1;
        if (!time.startsWith("00", 17) || !/^.{19}(\.0+)?Z$/.test(time)) return noBreach;
        wholeMinutes += 1;
        const minute = Number(time.slice(11, 13)) * 60 + Number(time.slice(14, 16));
        minutes[minute] = (minutes[minute] ?? 0) + 1;
        return noBreach;
      },
      end: () => {
        if (events < pileUpEvents) return [];
        const breaches: StreamBreach[] = [];
        const most = minutes.reduce((highest, count) => Math.max(highest, count), 0);
        if (most >= pileUpShare * events) {
          const minute = minutes.indexOf(most);
          const clock = new Date(minute * 60_000).toISOString().slice(11, 16);
          breaches.push(
            ofNone(
              `${percent(most / events)} of ${events} events happened at ${clock}:00 UTC sharp: dates without a time, perhaps in a zone where that is midnight?`,
            ),
          );
        }
        if (wholeMinutes === events) {
          breaches.push(
            ofNone(`All of ${events} events happened on a whole minute: their times are rounded.`),
          );
        }
        return breaches;
      },
    };
  },
};

const updatedAfterCreated = ({
  createdAt,
  updatedAt,
}: {
  readonly createdAt?: string | null;
  readonly updatedAt?: string | null;
}): readonly Breach[] =>
  isBefore(updatedAt, createdAt)
    ? [
        {
          path: "/updatedAt",
          message: `It changed last at ${updatedAt}, before it was made at ${createdAt}.`,
        },
      ]
    : noBreach;

/** Messages by the case or the interaction they stand on. */
const messagesOf = ({ messages }: Records, whole: "caseId" | "interactionId") =>
  groupsOf<Message, string>(messages, (message) => message[whole]);

function updatedBeforeMessages(
  { updatedAt }: Case,
  messages: readonly Message[],
  clockSkewMs: number,
): readonly Breach[] {
  const later = messages.filter(({ createdAt }) => isBefore(updatedAt, createdAt, clockSkewMs));
  const [first] = later;
  if (first === undefined) return noBreach;
  const message = `It changed last at ${updatedAt}, yet message/${first.id} was written at ${first.createdAt}${later.length > 1 ? `, and ${later.length - 1} more later` : ""}.`;
  return [{ path: "/updatedAt", message }];
}

export const updatedLast: IntegrityRule = {
  id: "TS-12",
  severity: "warning",
  says: "When a record last changed is not before it was made, nor, but for the difference between clocks, before the last message on it.",
  record: {
    case: updatedAfterCreated,
    customer: updatedAfterCreated,
    surveyResponse: updatedAfterCreated,
  },
  records: ({ records, limits: { clockSkewMs } }) => {
    const messages = messagesOf(records, "caseId");
    return (records.cases ?? []).flatMap((one) =>
      updatedBeforeMessages(one, messages.get(one.id) ?? [], clockSkewMs).map(
        (breach): RecordsBreach => ({ ...breach, entity: `case/${one.id}` }),
      ),
    );
  },
};

export const partAfterWhole: IntegrityRule = {
  id: "TS-13",
  severity: "warning",
  says: "Nothing happens to a thing, or as a part of it, before it begins, but for the difference between clocks: no message before its case or interaction, no segment before its interaction. A case that others were merged into has their older messages.",
  record: {
    message: ({ createdAt, caseId, interactionId }, { find, limits }) => {
      const held = caseId ? find("case", caseId) : null;
      const hasMerged = (held?.mergedFromIds ?? []).length > 0;
      const wholes = [
        { name: `case/${caseId}`, path: "/caseId", from: hasMerged ? null : held?.createdAt },
        {
          name: `interaction/${interactionId}`,
          path: "/interactionId",
          from: interactionId ? find("interaction", interactionId)?.startAt : null,
        },
      ];
      return wholes
        .filter(({ from }) => isBefore(createdAt, from, limits.clockSkewMs))
        .map(({ name, path, from }) => ({
          path,
          message: `It was written at ${createdAt}, before ${name} began at ${from}.`,
        }));
    },
    interaction: ({ startAt, segments }, { limits }) =>
      (segments ?? []).flatMap((segment, at) =>
        isBefore(segment.startAt, startAt, limits.clockSkewMs)
          ? [
              {
                path: `/segments/${at}/startAt`,
                message: `It began at ${segment.startAt}, before its interaction did at ${startAt}.`,
              },
            ]
          : [],
      ),
    slaInstance: ({ startAt, caseId }, { find, limits }) => {
      const from = caseId ? find("case", caseId)?.createdAt : null;
      if (!isBefore(startAt, from, limits.clockSkewMs)) return noBreach;
      return [{ path: "/startAt", message: `It began at ${startAt}, before case/${caseId} did at ${from}.` }];
    },
  },
  stream: ({ clockSkewMs }, memory) => {
    /** When the first thing happened to what is told to have come into being since, for that may be told again. */
    const earlier = memory.moments.sort();
    return {
      add: ({ time }) => {
        const { told, key, ms, references } = memory;
        if (told === null) return noBreach;
        let breaches = noBreach;
        for (let at = 0; at < references.length; at++) {
          const one = references[at];
          if (!one?.isToWhole || !memory.isAhead(one.key, clockSkewMs)) continue;
          breaches = [...breaches, happenedBefore(one, time, `/data${one.path}`)];
        }
        if (!memory.isCreation) {
          if (!memory.isAhead(key, clockSkewMs)) return breaches;
          return [...breaches, happenedBefore(told, time, "/time")];
        }
        const happened = memory.happenedMs(key);
        if (happened !== null) earlier.set(key, happened, time);
        const first = happened ?? earlier.get(key);
        if (first === undefined || first >= ms - clockSkewMs) return breaches;
        const message = `${entityName(told)} begins at ${time}, yet something happened to it before.`;
        return [...breaches, { path: "/time", message }];
      },
      end: () => [
        ...memory.things.notChecked("things told of"),
        ...earlier.notChecked("things that began after something had happened to them"),
      ],
    };
  },
};

const happenedBefore = (whole: Told, time: string, path: string): Breach => ({
  path,
  message: `It happened at ${time}, before ${entityName(whole)} began.`,
});
