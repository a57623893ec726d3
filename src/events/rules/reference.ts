import type { RecordType } from "../../model/record-schemas.ts";
import { recordLists } from "../../model/records.ts";
import type { FindingSeverity } from "../finding.ts";
import { CompactMemory } from "./compact-memory.ts";
import { allEventTypes, allRecordTypes, forEvents, forRecords, hasFields } from "./for-types.ts";
import { noBreach } from "./instants.ts";
import {
  creations,
  entityName,
  ownReferences,
  type Reference,
  recordReferences,
  thingKey,
  toldOf,
} from "./references.ts";
import type { Breach, IntegrityRule, RecordContext, StreamBreach } from "./rule.ts";
import { signs } from "./signs.ts";

const isCreatable = new Set<RecordType | undefined>(Object.values(creations));

const noOrphan: IntegrityRule = {
  id: "REF-01",
  severity: "error",
  says: "What is referred to exists. Among records: it stands in the list of its type, where there is one. In a stream: it is among the known ids of its type, where the caller gives them; else, where things of that type come into being in the stream, some event tells of it (a warning only, for a stream may begin later than what it refers to).",
  record: forRecords(
    allRecordTypes,
    (owner) =>
      (record, { records, find }) =>
        recordReferences(owner, record).flatMap(({ type, id, path }) =>
          records[recordLists[type]] === undefined || find(type, id) !== null
            ? []
            : [{ path, message: `There is no ${type}/${id} among the records.` }],
        ),
  ),
  stream: ({ maxRemembered, maxTold, knownIds }, memory) => {
    const orphans = new Map<number, { readonly type: RecordType; readonly breach: StreamBreach }>();
    const most = Math.ceil(maxRemembered / 10);
    let passedOver = 0;
    const isOrphan = ({ type, id, key }: Reference): boolean => {
      const known = knownIds[type];
      return known === undefined ? isCreatable.has(type) && !memory.isKnown(key) : !known.has(id);
    };
    return {
      add: (_event, line, place) => {
        const { told, references } = memory;
        if (told !== null && orphans.size > 0) orphans.delete(memory.key);
        for (const reference of references) {
          const { key } = reference;
          if (!isOrphan(reference) || (told !== null && key === memory.key) || orphans.has(key)) continue;
          if (orphans.size >= most) {
            passedOver += 1;
            continue;
          }
          const severity = knownIds[reference.type] === undefined ? "warning" : "error";
          const entity = told === null ? null : entityName(told);
          const message = `${entityName(reference)} is referred to and nowhere told of.`;
          const path = `${place}/data${reference.path}`;
          const breach = { path, message, severity, entity, line } as const;
          orphans.set(key, { type: reference.type, breach });
        }
        return noBreach;
      },
      end: () => {
        const isWhole = memory.things.forgotten === 0;
        const breaches = [...orphans.values()].filter(
          ({ type }) => knownIds[type] !== undefined || (isWhole && memory.created.has(type)),
        );
        const more = breaches.slice(maxTold);
        const gravest = more.some(({ type }) => knownIds[type] !== undefined) ? "error" : "warning";
        return [
          ...breaches.slice(0, maxTold).map(({ breach }) => breach),
          ...(more.length > 0
            ? [ofNone(`${more.length} more ids are referred to and nowhere told of.`, gravest)]
            : []),
          ...(passedOver > 0
            ? [ofNone(`${passedOver} more references were not looked up: too many led nowhere.`, "info")]
            : []),
          ...memory.things.notChecked("things told of"),
        ];
      },
    };
  },
};

const ofNone = (message: string, severity: FindingSeverity): StreamBreach => ({
  path: "",
  message,
  severity,
  entity: null,
  line: null,
});

/** Fields in which a part of something names the whole. */
const wholes: readonly string[] = ["caseId", "interactionId"];
const parts: readonly (RecordType | undefined)[] = ["message", "slaInstance"];

/** Whether a reference is that of a part to its whole, such as of a message to its case. */
export const isToWhole = (owner: RecordType | undefined, field: string): boolean =>
  parts.includes(owner) && wholes.includes(field);

const noReferenceAhead: IntegrityRule = {
  id: "REF-02",
  severity: "warning",
  says: "Nothing is referred to before it comes into being, but for the difference between clocks. That a part comes before its whole is told by TS-13.",
  stream: ({ maxRemembered, clockSkewMs }, memory) => {
    /** When something that had not come into being was first referred to. */
    const mentions = new CompactMemory(maxRemembered);
    return {
      add: (event) => {
        const { told, ms, references } = memory;
        const breaches: Breach[] = [];
        for (const { field, type, id, path, key } of references) {
          if (!isCreatable.has(type) || isToWhole(told?.type, field)) continue;
          const created = memory.createdMs(key);
          if (created !== null && ms < created - clockSkewMs) {
            breaches.push({
              path: `/data${path}`,
              message: `${type}/${id} came into being later than this event.`,
            });
          } else if (created === null) {
            if (!((mentions.get(key) ?? Number.POSITIVE_INFINITY) <= ms)) mentions.set(key, ms, event.time);
          }
        }
        if (told !== null && creations[event.type] === told.type) {
          const mention = mentions.get(memory.key);
          if (mention !== undefined && mention < ms - clockSkewMs) {
            const message = `${entityName(told)} was referred to before it came into being at ${event.time}.`;
            breaches.push({ path: "/time", message });
          }
        }
        return breaches.length === 0 ? noBreach : breaches;
      },
      end: () => mentions.notChecked("references to what had not come into being"),
    };
  },
};

/** What systems write for no id at all. */
const sentinels: ReadonlySet<string> = new Set([
  "0",
  "-1",
  "null",
  "none",
  "nil",
  "undefined",
  "nan",
  "n/a",
  "unknown",
  "00000000-0000-0000-0000-000000000000",
]);

const noSentinel: IntegrityRule = {
  id: "REF-03",
  severity: "warning",
  says: "What is referred to is something: where there is nothing, null is written, not 0, −1 or a word.",
  value: {
    of: ["id"],
    where: ({ name }) => name !== "id",
    signs: signs.nothing,
    check: () => (value) =>
      value.length <= 36 && sentinels.has(value.length <= 9 ? value.trim().toLowerCase() : value)
        ? `"${value}" is what systems write for no id. Write null where there is none.`
        : null,
  },
};

/** Fields that link a thing to another of its type, along which a chain can be followed. */
const links: readonly string[] = [
  "parentId",
  "mergedIntoId",
  "previousId",
  "nextId",
  "supersedesId",
  "inReplyToId",
];

/** A chain of records of one type that leads back to where it begins. */
function cycle(owner: RecordType, record: object, { find }: RecordContext): readonly Breach[] {
  const ownId: unknown = Reflect.get(record, "id");
  return recordReferences(owner, record).flatMap(({ field, type, id, path }) => {
    if (type !== owner || typeof ownId !== "string") return [];
    if (id === ownId && field !== "rootId") return [{ path, message: `${owner}/${id} refers to itself.` }];
    if (!links.includes(field)) return [];
    const seen = new Set<string>();
    let next: string | null = id;
    while (next !== null && next !== ownId && !seen.has(next)) {
      seen.add(next);
      const following: unknown = Reflect.get(find(owner, next) ?? {}, field);
      next = typeof following === "string" ? following : null;
    }
    return next === ownId
      ? [{ path, message: `Following ${field} leads from ${owner}/${ownId} back to it.` }]
      : [];
  });
}

const noCycle: IntegrityRule = {
  id: "REF-04",
  severity: "error",
  says: "Nothing refers to itself, and chains of parents, merges and transfers lead to an end. That the first of a chain names itself its root is no circle.",
  event: forEvents(
    allEventTypes.filter((type) => ownReferences(type).length > 0),
    (type) => {
      const fields = ownReferences(type);
      return (event) => {
        const data: object = event.data;
        let breaches = noBreach;
        for (const field of fields) {
          const value = hasFields(data) ? data[field] : null;
          if (value === undefined || value === null) continue;
          const own = toldOf(event);
          if (own === null || (value !== own.id && !(Array.isArray(value) && value.includes(own.id))))
            continue;
          breaches = [
            ...breaches,
            { path: `/data/${field}`, message: `${entityName(own)} refers to itself.` },
          ];
        }
        return breaches;
      };
    },
  ),
  record: forRecords(allRecordTypes, (owner) => (record, context) => cycle(owner, record, context)),
  stream: ({ maxRemembered }) => {
    /** The case that a case was merged into. */
    const merges = new CompactMemory(maxRemembered);
    return {
      add: (event) => {
        if (event.type !== "cx.case.merged") return noBreach;
        const { caseId, mergedIntoId } = event.data;
        const own = thingKey("case", caseId);
        let next: number | undefined = thingKey("case", mergedIntoId);
        for (let steps = 0; next !== undefined && next !== own && steps < 1000; steps++)
          next = merges.get(next);
        if (next === own && caseId !== mergedIntoId) {
          const message = `Following the merges leads from case/${caseId} back to it.`;
          return [{ path: "/data/mergedIntoId", message }];
        }
        merges.set(own, thingKey("case", mergedIntoId), event.time);
        return noBreach;
      },
      end: () => merges.notChecked("merges of cases"),
    };
  },
};

/** What refers to what. */
export const referenceRules: readonly IntegrityRule[] = [noOrphan, noReferenceAhead, noSentinel, noCycle];
