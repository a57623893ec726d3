import { readFileSync } from "node:fs";
import { type FormRule, formRules, type IntegrityRule, integrityRules } from "../../src/events/index.ts";
import { defaultLimits } from "../../src/events/rules/rule-limits.ts";
import { code, filter, type Page, page, section, table } from "./markdown.ts";
import { listed } from "./terms.ts";

/** What the ids of rules begin with, in the order in which they are looked at. */
const groups: Readonly<Record<string, string>> = {
  ENC: "Encoding",
  JSON: "JSON",
  SHP: "Shape",
  ENUM: "Literals",
  MAP: "Mapping",
  ID: "Identity",
  REF: "References",
  TS: "Time",
  LIF: "Lifecycle",
  MET: "Metrics",
  POP: "Population",
  SUR: "Surveys",
  COM: "Commerce",
  SCH: "Schedules",
  PII: "Privacy",
  SCM: "Schemas",
};

/** One row of the page. */
interface RuleRow extends FormRule {
  /** What it looks at. */
  readonly at: readonly string[];
}

const ofForm: ReadonlySet<string> = new Set(Object.values(formRules).map(({ id }) => id));

/** Those of form look at all that is read, before it is known to be an event or a record. */
const rows: readonly RuleRow[] = [
  ...Object.values(formRules).map((rule) => ({ ...rule, at: ["what is read"] })),
  ...integrityRules
    .filter(({ id, elsewhere }) => elsewhere === undefined || !ofForm.has(id))
    .map((rule) => ({ ...rule, at: placesOf(rule) })),
];

function placesOf({ elsewhere, value, event, record, records, stream }: IntegrityRule): readonly string[] {
  const isOfAny = elsewhere !== undefined || value !== undefined;
  return [
    ...(isOfAny || event ? ["event"] : []),
    ...(isOfAny || record || records ? ["record"] : []),
    ...(stream ? ["stream"] : []),
  ];
}

/** Every rule that a finding can name, and what sets its thresholds. */
export const rulesPage = (): Page =>
  page("rules.md", "Rules of findings", "Overview", [
    `A finding names its rule by an id, and a released id keeps its meaning. An error says that an event or a record cannot be used, a warning that it can and may mislead, and info that something is worth knowing. A few findings are milder than their rule, as it says.`,
    `A rule looks at an event by itself, at a record among the others, or at a stream of events, at each beside those before it. Limits are thresholds that can be set, as ${code("limits")} of ${code("validateEvents")} and ${code("recordFindings")}; [the last table](#limits) says what they are unless set.`,
    filter("Find a rule"),
    ...Object.entries(groups).map(([prefix, name]) =>
      section(
        `## ${name}`,
        table(
          ["Rule", "Severity", "What must hold", "Looks at", "Limits"],
          rows
            .filter(({ id }) => id.startsWith(`${prefix}-`))
            .map(({ id, severity, says, at }) => [
              code(id),
              severity,
              says.replaceAll(/__\w+__/g, code),
              listed(at),
              limitTexts.flatMap(({ limit, rules }) => (rules.includes(id) ? [code(limit)] : [])).join(", "),
            ]),
        ),
      ),
    ),
    section(
      "## Limits",
      "Durations are in milliseconds.",
      table(
        ["Limit", "What it is"],
        limitTexts.map(({ limit, says }) => [code(limit), says]),
      ),
    ),
  ]);

/** A threshold as the interface of the limits tells it. */
interface LimitText {
  readonly limit: string;
  readonly says: string;
  readonly rules: readonly string[];
}

/** The docstrings of the limits, which name their rules. */
const limitTexts: readonly LimitText[] = Array.from(
  readFileSync("src/events/rules/rule-limits.ts", "utf8").matchAll(
    /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n {2}readonly (\w+):/g,
  ),
  ([, doc = "", limit = ""]) => {
    const says = doc
      .replaceAll(/^\s*\* ?/gm, "")
      .replaceAll(/\{@link (\w+)\}/g, "`$1`")
      .replaceAll(/\s+/g, " ")
      .trim();
    return { limit, says, rules: says.match(/\b[A-Z]{2,4}-\d\d\b/g) ?? [] };
  },
).filter(({ limit }) => Object.hasOwn(defaultLimits, limit));
