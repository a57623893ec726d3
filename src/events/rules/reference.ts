import type { RecordType } from "../../model/record-schemas.ts";
import { recordLists } from "../../model/records.ts";
import type { FindingSeverity } from "../finding.ts";
import { allEventTypes, allRecordTypes, forEvents, forRecords, hasFields } from "./for-types.ts";
import { noBreach } from "./instants.ts";
import { type Orphan, Orphans } from "./orphans.ts";
import {
  creatable,
  entityName,
  ownReferences,
  type Reference,
  recordReferences,
  thingKey,
  toldOf,
} from "./references.ts";
import type { Breach, IntegrityRule, RecordContext, StreamBreach } from "./rule.ts";
import { signs } from "./signs.ts";

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
    const orphans = new Orphans(Math.ceil(maxRemembered / 10));
    const isOrphan = ({ type, id, key }: Reference): boolean => {
      const known = knownIds[type];
      return known === undefined ? creatable.has(type) && !memory.isKnown(key) : !known.has(id);
    };
    return {
      add: (_event, line, place) => {
        const { told, key, references } = memory;
        if (told !== null) orphans.settle(key);
        for (const one of references) {
          const isItself = told !== null && one.key === key;
          if (!isItself && isOrphan(one)) orphans.add(one, told, line, place);
        }
        return noBreach;
      },
      end: () => {
        const isWhole = memory.things.forgotten === 0;
        const severityOf = ({ type }: Orphan): FindingSeverity =>
          knownIds[type] === undefined ? "warning" : "error";
        const told = orphans
          .all()
          .filter((one) => severityOf(one) === "error" || (isWhole && memory.created.has(one.type)));
        const more = told.slice(maxTold);
        const gravest = more.some((one) => severityOf(one) === "error") ? "error" : "warning";
        return [
          ...told.slice(0, maxTold).map((one) => orphanBreach(one, severityOf(one))),
          ...(more.length > 0
            ? [ofNone(`${more.length} more ids are referred to and nowhere told of.`, gravest)]
            : []),
          ...(orphans.passedOver > 0
            ? [
                ofNone(
                  `${orphans.passedOver} more references were not looked up: too many led nowhere.`,
                  "info",
                ),
              ]
            : []),
          ...memory.things.notChecked("things told of"),
        ];
      },
    };
  },
};

const orphanBreach = (orphan: Orphan, severity: FindingSeverity): StreamBreach => ({
  path: `${orphan.place}/data${orphan.path}`,
  message: `${entityName(orphan)} is referred to and nowhere told of.`,
  severity,
  entity: orphan.by === null ? null : entityName(orphan.by),
  line: orphan.line,
});

const ofNone = (message: string, severity: FindingSeverity): StreamBreach => ({
  path: "",
  message,
  severity,
  entity: null,
  line: null,
});

const noReferenceAhead: IntegrityRule = {
  id: "REF-02",
  severity: "warning",
  says: "Nothing is referred to before it comes into being, but for the difference between clocks. That a part comes before its whole is told by TS-13.",
  stream: ({ clockSkewMs }, memory) => {
    /** When something that had not come into being was first referred to. */
    const mentions = memory.moments.sort();
    return {
      add: (event) => {
        const { told, key, ms, references } = memory;
        let breaches = noBreach;
        for (const one of references) {
          if (!creatable.has(one.type) || one.isToWhole) continue;
          if (memory.isAhead(one.key, clockSkewMs)) {
            const message = `${entityName(one)} came into being later than this event.`;
            breaches = [...breaches, { path: `/data${one.path}`, message }];
          } else if (memory.createdMs(one.key) === null && !((mentions.get(one.key) ?? Infinity) <= ms)) {
            mentions.set(one.key, ms, event.time);
          }
        }
        const mention = told !== null && memory.isCreation ? mentions.get(key) : undefined;
        if (told === null || mention === undefined || mention >= ms - clockSkewMs) return breaches;
        const message = `${entityName(told)} was referred to before it came into being at ${event.time}.`;
        return [...breaches, { path: "/time", message }];
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
  stream: (_limits, { merges }) => ({
    of: ["cx.case.merged"],
    add: (event) => {
      if (event.type !== "cx.case.merged") return noBreach;
      const { caseId, mergedIntoId } = event.data;
      const own = thingKey("case", caseId);
      const into = thingKey("case", mergedIntoId);
      let next: number | undefined = into;
      for (let steps = 0; next !== undefined && next !== own && steps < 1000; steps++)
        next = merges.get(next);
      if (next === own && caseId !== mergedIntoId) {
        const message = `Following the merges leads from case/${caseId} back to it.`;
        return [{ path: "/data/mergedIntoId", message }];
      }
      merges.set(own, into, event.time);
      return noBreach;
    },
    end: () => merges.notChecked("merges of cases"),
  }),
};

/** What refers to what. */
export const referenceRules: readonly IntegrityRule[] = [noOrphan, noReferenceAhead, noSentinel, noCycle];
