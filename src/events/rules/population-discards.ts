import type { RecordOf } from "../../model/records.ts";
import { eventTypesWith, forEvents, forRecords, hasFields, recordTypesWith, textIn } from "./for-types.ts";
import { noBreach } from "./instants.ts";
import { breach } from "./one-breach.ts";
import { entityName, eventTypesOf } from "./references.ts";
import type { Breach, IntegrityRule, RecordContext } from "./rule.ts";

/** Words that sources have for what is no customer's case, as its state. */
const discarded: ReadonlySet<string> = new Set([
  "deleted",
  "junk",
  "marked as spam",
  "marked-as-spam",
  "marked_as_spam",
  "spam",
  "suspended",
  "trash",
  "trashed",
]);

/** Of these, the ones that are no topic: an account may be suspended, and an order deleted. */
const discardedTags: ReadonlySet<string> = new Set(
  Array.from(discarded).filter((word) => word.includes("spam") || word === "junk"),
);

const isOneOf = (words: ReadonlySet<string>, text: unknown): text is string =>
  typeof text === "string" && text.length <= 20 && words.has(text.trim().toLowerCase());

/** The first tag that is one of the words. */
function tagAmong(tags: unknown, words: ReadonlySet<string>): readonly [path: string, word: string] | null {
  if (!Array.isArray(tags)) return null;
  for (let at = 0; at < tags.length; at++) {
    const tag: unknown = tags[at];
    if (isOneOf(words, tag)) return [`/tags/${at}`, tag];
  }
  return null;
}

/** A literal of the source, which stands beside the record's own fields or among those of its source. */
function wordAmong(
  own: unknown,
  source: unknown,
  name: string,
  words: ReadonlySet<string>,
): readonly [path: string, word: string] | null {
  if (isOneOf(words, own)) return [`/${name}`, own];
  const raw = source ? textIn(source, name) : undefined;
  return isOneOf(words, raw) ? [`/source/${name}`, raw] : null;
}

function discardedBreach(held: object, path: string): readonly Breach[] {
  if (!hasFields(held)) return noBreach;
  const { source } = held;
  const found =
    wordAmong(held["rawStatus"], source, "rawStatus", discarded) ??
    wordAmong(held["statusReason"], source, "statusReason", discarded) ??
    tagAmong(held["tags"], discardedTags);
  if (found === null) return noBreach;
  const isTold =
    held["isSpam"] === true || typeof held["deletedAt"] === "string" || held["status"] === "canceled";
  if (isTold) return noBreach;
  const [at, word] = found;
  return breach(
    path + at,
    `"${word}" says that this is no customer's, and neither isSpam nor deletedAt does: it is counted.`,
  );
}

export const noSpam: IntegrityRule = {
  id: "POP-01",
  severity: "warning",
  says: "What is spam, suspended or deleted says so in isSpam or deletedAt, and nothing is told of it afterwards that would be counted.",
  event: forEvents(
    eventTypesWith("isSpam", "rawStatus"),
    (type) =>
      ({ data }) =>
        type === "cx.agent.status-changed" ? noBreach : discardedBreach(data, "/data"),
  ),
  record: {
    case: (record) => discardedBreach(record, ""),
    interaction: (record) => discardedBreach(record, ""),
  },
  stream: (_limits, memory) => {
    const gone = memory.moments.sort();
    return {
      of: eventTypesOf("case"),
      add: (event) => {
        const { told, key, ms } = memory;
        if (told === null) return noBreach;
        if (event.type === "cx.case.marked-spam" || event.type === "cx.case.deleted") {
          gone.set(key, ms, event.time);
          return noBreach;
        }
        const since = gone.get(key);
        if (since === undefined || ms <= since || event.type === "cx.case.merged") return noBreach;
        return breach(
          "/data/caseId",
          `case/${told.id} was deleted or marked as spam before this happened to it.`,
        );
      },
      end: () => gone.notChecked("cases that were deleted or marked as spam"),
    };
  },
};

const test =
  /^\s*(this is )?(a |just )?(test|testing)( (ticket|case|message|e-?mail|call|chat|order|please ignore))?[.!]*\s*$/i;
/** Words for where something comes from that is no customer. */
const rehearsals: ReadonlySet<string> = new Set([
  "fin_preview",
  "preview",
  "qa",
  "sandbox",
  "staging",
  "test",
  "workflow_preview",
]);

/** Tags that are no topic either, as `sandbox` and `preview` may be. */
const testTags: ReadonlySet<string> = new Set(["test"]);

function testBreach(held: object, path: string): readonly Breach[] {
  if (!hasFields(held) || held["isTest"] === true) return noBreach;
  const { subject, source } = held;
  const isTestSubject = typeof subject === "string" && test.test(subject);
  const found = isTestSubject
    ? (["/subject", subject] as const)
    : (wordAmong(held["rawType"], source, "rawType", rehearsals) ??
      wordAmong(held["sourceChannel"], source, "sourceChannel", rehearsals) ??
      wordAmong(held["initiationMethod"], source, "initiationMethod", rehearsals) ??
      tagAmong(held["tags"], testTags));
  if (found === null) return noBreach;
  return breach(
    path + found[0],
    `"${found[1]}" looks like a test, and isTest does not say so: it is counted.`,
  );
}

/** Whether a customer is one of the company's own, by the domain of an address. */
function internalAddress({ identities }: RecordOf<"customer">, domains: readonly string[]): number {
  return (identities ?? []).findIndex(
    ({ type, value }) =>
      type === "email" && domains.includes(value.slice(value.lastIndexOf("@") + 1).toLowerCase()),
  );
}

/** A record of a customer who is a test or one of the company's own. */
function ofNobody(
  record: object,
  field: "requesterId" | "customerId",
  { find }: RecordContext,
): readonly Breach[] {
  const id = textIn(record, field);
  const customer = id === undefined ? null : find("customer", id);
  if ((hasFields(record) && record["isTest"] === true) || !(customer?.isTest || customer?.isInternal))
    return noBreach;
  const why = customer.isTest ? "made for testing" : "one of the company's own";
  return breach(`/${field}`, `customer/${id} is ${why}, and isTest does not say so here: it is counted.`);
}

export const noTest: IntegrityRule = {
  id: "POP-02",
  severity: "warning",
  says: "What is made for testing, and what the company's own people do, says so in isTest or isInternal.",
  event: forEvents(
    eventTypesWith("isTest"),
    () =>
      ({ data }) =>
        testBreach(data, "/data"),
  ),
  record: {
    ...forRecords(recordTypesWith("isTest"), () => (record) => testBreach(record, "")),
    case: (record, context) => [...testBreach(record, ""), ...ofNobody(record, "requesterId", context)],
    interaction: (record, context) => [...testBreach(record, ""), ...ofNobody(record, "customerId", context)],
    order: (record, context) => [...testBreach(record, ""), ...ofNobody(record, "customerId", context)],
    surveyResponse: (record, context) => [
      ...testBreach(record, ""),
      ...ofNobody(record, "customerId", context),
    ],
    customer: (record, { limits }) => {
      if (record.isTest || record.isInternal) return noBreach;
      const at = internalAddress(record, limits.internalDomains);
      if (at < 0) return noBreach;
      return breach(
        `/identities/${at}/value`,
        "This address is the company's own, and isInternal does not say so.",
      );
    },
  },
};

export const mergedIsNotResolved: IntegrityRule = {
  id: "POP-03",
  severity: "warning",
  says: "A case that was merged into another is not told to be resolved: the other one is.",
  record: {
    case: ({ mergedIntoId, status, resolvedAt }) => {
      if (!mergedIntoId || (status !== "resolved" && !resolvedAt)) return noBreach;
      return breach(
        "/mergedIntoId",
        `It was merged into case/${mergedIntoId} and is told to be resolved: count one of the two.`,
      );
    },
  },
  stream: (_limits, memory) => ({
    of: ["cx.case.resolved"],
    add: () => {
      if (memory.told === null || memory.merges.get(memory.key) === undefined) return noBreach;
      return breach(
        "/data/caseId",
        `${entityName(memory.told)} was merged into another: count one of the two.`,
      );
    },
    end: () => memory.merges.notChecked("merges of cases"),
  }),
};
