import type { SourceRef } from "../../model/source-ref.ts";
import type { CxEvent } from "../event-types.ts";
import { eventTypes } from "../event-types.ts";
import { below } from "../finding.ts";
import { eventPlan, type FieldPlan } from "./field-plan.ts";
import { allEventTypes, allRecordTypes, forEvents, forRecords, textIn } from "./for-types.ts";
import { noBreach } from "./instants.ts";
import { tellingField } from "./references.ts";
import type { Breach, IntegrityRule } from "./rule.ts";
import type { RuleLimits } from "./rule-limits.ts";

/** The schemas of this package, as events name them. */
const OWN_SCHEMAS = "touchstone-cx/";

/** A version of a source's payloads that is not declared. */
function undeclaredVersion(
  { source }: { readonly source?: SourceRef | null },
  path: string,
  { sourceVersions }: RuleLimits,
): readonly Breach[] {
  if (!source?.version || !Object.hasOwn(sourceVersions, source.system)) return noBreach;
  const { system, version } = source;
  const declared = sourceVersions[system] ?? [];
  if (declared.includes(version)) return noBreach;
  const message = `Version ${version} of ${system} is none of those declared (${declared.join(", ")}).`;
  return [{ path: `${path}/source/version`, message }];
}

/** What an event says of its schema, when it is one of ours: `touchstone-cx/<entity>/<model>-<revision>-<addition>`. */
function ownSchema({ dataschema }: CxEvent): readonly string[] | null {
  if (typeof dataschema !== "string" || !dataschema.startsWith(OWN_SCHEMAS)) return null;
  return dataschema.slice(OWN_SCHEMAS.length).split("/");
}

const model = (version: string | undefined): string | undefined => version?.split("-")[0];

const versionIsDeclared: IntegrityRule = {
  id: "SCM-01",
  severity: "warning",
  says: "An event follows a version of its schema that is known here, and its source's payloads one that the caller declared.",
  event: forEvents(allEventTypes, (type) => {
    const { version } = eventTypes[type];
    return (event, limits) => {
      const told = ownSchema(event)?.[1];
      if (told === undefined || model(told) === model(version)) {
        return undeclaredVersion(event.data, "/data", limits);
      }
      const message = `It follows version ${told} of its schema, and ${version} is known here.`;
      return [{ path: "/dataschema", message }, ...undeclaredVersion(event.data, "/data", limits)];
    };
  }),
  record: forRecords(
    allRecordTypes,
    () =>
      (record, { limits }) =>
        undeclaredVersion(record, "", limits),
  ),
};

const envelopeAgrees: IntegrityRule = {
  id: "SCM-02",
  severity: "warning",
  says: "The envelope says what the data says: its subject, where it is of the kind that the type tells of, is the same thing, and its schema is that of the type.",
  event: forEvents(allEventTypes, (type) => {
    const { entity } = eventTypes[type];
    const start = `${entity}/`;
    const idField = tellingField(type);
    return (event) => {
      const { subject } = event;
      const schema = ownSchema(event)?.[0];
      let breaches = noBreach;
      if (typeof subject === "string" && idField !== null && subject.startsWith(start)) {
        const id = textIn(event.data, idField);
        if (id !== undefined && (subject.length !== start.length + id.length || !subject.endsWith(id))) {
          const message = `Its subject is ${subject}, and its data tells of ${entity}/${id}.`;
          breaches = [{ path: "/subject", message }];
        }
      }
      if (schema === undefined || schema === entity || schema === "event") return breaches;
      const message = `Its schema is that of ${schema}, and ${type} tells of ${entity}.`;
      return [...breaches, { path: "/dataschema", message }];
    };
  }),
};

/** The places of fields that no schema has, each as the names that lead to it. */
function unknownFields(plan: FieldPlan, value: object): readonly (readonly string[])[] | null {
  let found: readonly (readonly string[])[] | null = null;
  for (const name in value) {
    const inner = plan.fields.get(name) ?? plan.element;
    if (inner === null) {
      if (plan.isClosed) found = [...(found ?? []), [name]];
      continue;
    }
    if (inner.fields.size === 0 && inner.element === null) continue;
    const held: unknown = Reflect.get(value, name);
    const inside = typeof held === "object" && held !== null ? unknownFields(inner, held) : null;
    if (inside !== null) found = [...(found ?? []), ...inside.map((names) => [name, ...names])];
  }
  return found;
}

/** A place in any element of a list is the same field. */
const fieldAt = (type: string, path: string): string => `${type} ${path.replaceAll(/\/\d+(?=\/|$)/g, "/*")}`;

/** So many unknown fields are told of; who has more of them has the wrong events. */
const MOST_FIELDS = 10_000;

const fieldIsMapped: IntegrityRule = {
  id: "SCM-03",
  severity: "info",
  says: "The data of an event has the fields of its type alone. Others are kept as they are and read by nobody; each is told of once.",
  stream: (_limits, memory) => {
    const told = new Set<string>();
    let passedOver = 0;
    return {
      add: ({ type, data }) => {
        if (!memory.hasOtherFields) return noBreach;
        const plan = eventPlan(type).fields.get("data");
        const found = plan === undefined ? null : unknownFields(plan, data);
        if (found === null) return noBreach;
        if (told.size >= MOST_FIELDS) {
          passedOver += 1;
          return noBreach;
        }
        const paths = found.map((names) => names.reduce<string>(below, "/data"));
        const fresh = paths.filter((path) => told.size !== told.add(fieldAt(type, path)).size);
        return fresh.map((path) => ({
          path,
          message: `The schema of ${type} has no such field. It is kept and not read; this is told once.`,
        }));
      },
      end: () =>
        passedOver === 0
          ? []
          : [
              {
                path: "",
                message: `After ${told.size} unknown fields, those of ${passedOver} more events were not told of.`,
                entity: null,
                line: null,
              },
            ],
    };
  },
};

/** Which schemas are followed. */
export const schemaRules: readonly IntegrityRule[] = [versionIsDeclared, envelopeAgrees, fieldIsMapped];
