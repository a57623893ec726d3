import { eventPlan, type FieldPlan, recordPlan } from "./field-plan.ts";
import { eventTypesWith, forEvents, forRecords, hasFields, recordTypesWith, textIn } from "./for-types.ts";
import { noBreach } from "./instants.ts";
import type { Breach, IntegrityRule } from "./rule.ts";

/** The known literal that a text spells otherwise, if any: in other letters, or with one letter more, less or other. */
function knownSpelling(text: string, known: ReadonlySet<string>): string | null {
  const plain = plainly(text);
  for (const one of known) if (plainly(one) === plain) return one;
  if (plain.length < 5) return null;
  for (const one of known) if (isOneLetterOff(plain, plainly(one))) return one;
  return null;
}

const plainly = (text: string): string => text.toLowerCase().replace(/[\s_.-]+/g, "");

function isOneLetterOff(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < 4 || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = short.length === long.length ? at + 1 : at;
  return short.slice(rest) === long.slice(at + 1);
}

const shapeFits: IntegrityRule = {
  id: "SHP-01",
  severity: "error",
  says: "A required field is there, and every field has its type.",
  elsewhere: "The schemas say it of every event and every record, before any other rule is asked.",
};

const literalIsKnown: IntegrityRule = {
  id: "ENUM-01",
  severity: "info",
  says: "A literal of an open list is one that is known here; any other is kept as it is.",
  value: {
    of: ["openEnum"],
    check:
      () =>
      (value, { name, known }) =>
        knownSpelling(value, known) === null
          ? `"${value}" is no ${name} that is known here. It was kept as it is.`
          : null,
  },
};

const literalIsSpelt: IntegrityRule = {
  id: "ENUM-02",
  severity: "warning",
  says: "A known literal is spelt as it is known, capitals and hyphens included.",
  value: {
    of: ["openEnum"],
    check:
      () =>
      (value, { name, known }) => {
        const spelling = knownSpelling(value, known);
        return spelling === null
          ? null
          : `"${value}" is no ${name} that is known here. Was "${spelling}" meant?`;
      },
  },
};

/** Fields whose literals sources have many of, and which callers map. */
const mapped = ["status", "priority", "channel"];

/** One of them in a plan: the model's literals, and the field that holds the source's own. */
interface MappedField {
  readonly name: string;
  readonly rawName: string;
  readonly known: ReadonlySet<string>;
}

const mappedIn = (plan: FieldPlan | undefined): readonly MappedField[] =>
  mapped.flatMap((name) => {
    const known = plan?.fields.get(name)?.text?.known;
    const rawName = `raw${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    return known === undefined ? [] : [{ name, rawName, known }];
  });

/** Literals that are the source's own, where the model's should stand. */
function unmapped(held: object, fields: readonly MappedField[], path: string): readonly Breach[] {
  let breaches = noBreach;
  if (!hasFields(held) || (held["source"] === undefined && held["rawStatus"] === undefined)) return breaches;
  for (const { name, rawName, known } of fields) {
    const value = held[name];
    if (typeof value !== "string" || known.has(value)) continue;
    if (value !== (textIn(held, rawName) ?? textIn(held["source"], rawName))) continue;
    const message = `"${value}" is the source's own ${name}, and was mapped to none of the model's.`;
    breaches = [...breaches, { path: `${path}/${name}`, message }];
  }
  return breaches;
}

const literalIsMapped: IntegrityRule = {
  id: "MAP-01",
  severity: "warning",
  says: "A status, a priority or a channel is mapped to a literal of the model; the source's own stands beside it.",
  event: forEvents(eventTypesWith(...mapped), (type) => {
    const fields = mappedIn(eventPlan(type).fields.get("data"));
    return ({ data }) => unmapped(data, fields, "/data");
  }),
  record: forRecords(recordTypesWith(...mapped), (type) => {
    const fields = mappedIn(recordPlan(type));
    return (record) => unmapped(record, fields, "");
  }),
};

/** The shape of what comes, and its literals. */
export const shapeRules: readonly IntegrityRule[] = [
  shapeFits,
  literalIsKnown,
  literalIsSpelt,
  literalIsMapped,
];
