import type { RecordOf, Records } from "../../model/records.ts";
import type { CxEvent } from "../event-types.ts";
import { CompactMemory } from "./compact-memory.ts";
import { allRecordTypes, forRecords, textIn } from "./for-types.ts";
import { groupsOf } from "./groups.ts";
import { numberHash, textHash, valueHash } from "./hash.ts";
import { noBreach } from "./instants.ts";
import { creations, entityName } from "./references.ts";
import type { Breach, IntegrityRule, RecordContext, RecordsBreach } from "./rule.ts";
import { signs } from "./signs.ts";

/** Whether another record of its type has its id, and says the same. */
function twin(record: object, other: object | null): "none" | "same" | "other" {
  if (other === null || other === record) return "none";
  return valueHash(record) === valueHash(other) ? "same" : "other";
}

const withId = allRecordTypes.filter((type) => type !== "agentStatusInterval" && type !== "slaInstance");

const noRepetition: IntegrityRule = {
  id: "ID-01",
  severity: "error",
  says: "An event comes once: a second of its source and id that says the same is a repetition, and only the first counts.",
  record: forRecords(withId, (type) => (record, { find }) => {
    const id = textIn(record, "id") ?? "";
    if (twin(record, find(type, id)) !== "same") return noBreach;
    return [{ path: "/id", message: `${type}/${id} stands here twice, saying the same.` }];
  }),
  stream: (_limits, memory) => ({
    add: ({ id, source }) =>
      memory.repeats === "same"
        ? [{ path: "/id", message: `Event "${id}" of ${source} came before, saying the same.` }]
        : noBreach,
    end: () => memory.events.notChecked("ids of events"),
  }),
};

const noContradiction: IntegrityRule = {
  id: "ID-02",
  severity: "warning",
  says: "Two events of one source and id, and two records of one id, say the same.",
  record: forRecords(withId, (type) => (record, { find }) => {
    const id = textIn(record, "id") ?? "";
    if (twin(record, find(type, id)) !== "other") return noBreach;
    return [
      { path: "/id", message: `${type}/${id} stands here twice, saying different things: keep the later.` },
    ];
  }),
  stream: (_limits, memory) => ({
    add: ({ id, source }) =>
      memory.repeats === "other"
        ? [{ path: "/id", message: `Event "${id}" of ${source} came before, saying something else.` }]
        : noBreach,
    end: () => [],
  }),
};

const bringing: ReadonlySet<string> = new Set([...Object.keys(creations), "cx.touchpoint.experienced"]);

/** For whom an event brings something into being. Undefined: it does not, or does not say. */
const customerOf = ({ type, data }: CxEvent): string | undefined =>
  bringing.has(type) ? (textIn(data, "customerId") ?? textIn(data, "requesterId")) : undefined;

/** Hash of what tells apart what one customer does at one time: two questions are answered on one page. */
const whatOf = ({ data }: CxEvent, before: number): number =>
  textHash(
    textIn(data, "metric") ?? "",
    textHash(textIn(data, "surveyId") ?? "", textHash(textIn(data, "touchpointId") ?? "", before)),
  );

const oneId: IntegrityRule = {
  id: "ID-03",
  severity: "warning",
  says: "An occurrence has one id: no two things of one kind come into being for a customer in the same second, and no two events of one type say the same of the same thing in it.",
  stream: ({ maxRemembered }, memory) => {
    const seen = new CompactMemory(maxRemembered);
    return {
      add: (event) => {
        const { told, identity } = memory;
        if (told === null || memory.repeats !== "none") return noBreach;
        const customer = customerOf(event);
        const occurrence =
          customer === undefined
            ? numberHash(memory.said, memory.key)
            : textHash(customer, whatOf(event, memory.typeHash));
        const key = numberHash(Math.floor(memory.ms / 1000), occurrence);
        const before = seen.get(key);
        if (before === undefined) seen.set(key, identity, event.time);
        if (before === undefined || before === identity) return noBreach;
        const who = customer === undefined ? entityName(told) : `customer/${customer}`;
        const message = `Another ${event.type} of ${who} came under another id, of the same second (${event.time.slice(0, 19)}Z).`;
        return [{ path: "/id", message }];
      },
      end: () => seen.notChecked("occurrences"),
    };
  },
};

const idIsExact: IntegrityRule = {
  id: "ID-04",
  severity: "warning",
  says: "An id is text as its source has it: none that went through a number, which loses digits beyond 2^53. An id that is a number is refused outright.",
  value: {
    of: ["id"],
    signs: signs.float,
    check: () => (value) =>
      /^\d+(\.\d+)?e\+?\d+$|^\d+\.0+$/i.test(value)
        ? `"${value}" looks like an id that went through a number and lost digits.`
        : null,
  },
};

/** Customers that a merge leads round to themselves, or to nowhere near an end. */
function mergeBreach(customer: RecordOf<"customer">, { find }: RecordContext): readonly Breach[] {
  const seen = new Set<string>([customer.id]);
  let next = customer.mergedIntoId ?? null;
  while (next !== null && !seen.has(next)) {
    seen.add(next);
    next = find("customer", next)?.mergedIntoId ?? null;
  }
  if (next === null) return noBreach;
  return [
    { path: "/mergedIntoId", message: `Following the merges of customer/${customer.id} leads in a circle.` },
  ];
}

/** One address or number on many customers who were not merged. */
function sharedIdentities({ customers = [] }: Records, most: number): readonly RecordsBreach[] {
  const living = customers.filter(({ mergedIntoId, deletedAt }) => !mergedIntoId && !deletedAt);
  const holders = living.flatMap(({ id, identities }) =>
    (identities ?? [])
      .filter(({ type }) => type === "email" || type === "phone")
      .map(({ type, value }) => ({ id, type, key: `${type} ${value.trim().toLowerCase()}` })),
  );
  return [...groupsOf(holders, ({ key }) => key).values()].flatMap((group) => {
    const ids = [...new Set(group.map(({ id }) => id))];
    const [first] = group;
    if (first === undefined || ids.length < most) return [];
    const named = ids.slice(0, 5).join(", ");
    const message = `One ${first.type} stands on ${ids.length} customers (${named}${ids.length > 5 ? ", …" : ""}): they may be one.`;
    return [{ path: "/identities", message, entity: `customer/${first.id}` }];
  });
}

const oneCustomer: IntegrityRule = {
  id: "ID-05",
  severity: "warning",
  says: "A customer is one record: one e-mail address or number is not on many, and merges lead to an end.",
  record: { customer: mergeBreach },
  records: ({ records, limits }) => sharedIdentities(records, limits.customersPerIdentity),
};

/** Who is who: each event, record and customer once. */
export const identityRules: readonly IntegrityRule[] = [
  noRepetition,
  noContradiction,
  oneId,
  idIsExact,
  oneCustomer,
];
