import { valueLines } from "../measure/measurement.ts";
import type { Example, Source, VariantText } from "../metrics/entry.ts";
import type { Definition, FormDefinition } from "./definition.ts";
import { Page } from "./page.ts";
import { type Terminal, table } from "./table.ts";
import { valueText } from "./value-text.ts";

/** A metric as a page that a person reads from top to bottom. */
export function definitionText(definition: Definition, terminal: Terminal): string {
  const { id, name, abbreviation, aliases, question, variants, examples, beware, sources } = definition;
  const page = new Page(terminal)
    .title(`${name}${abbreviation === null ? "" : ` (${abbreviation})`} – ${id}`)
    .paragraph(definition.says)
    .title("What it is")
    .entries([
      ...(aliases.length === 0 ? [] : [["also called", aliases.join(", ")] as const]),
      ...(question === null ? [] : [["question", question] as const]),
      ["population", definition.population],
      ["recommended", definition.recommended],
      ["value", `${unitText(definition)}; ${betterTexts[definition.better]}`],
      ["belongs to", [definition.domain, definition.family].filter((one) => one !== null).join(", ")],
      ["combining", combiningTexts[definition.mergeability]],
      ["interval", definition.interval ?? "none"],
      ["since", definition.since],
    ]);
  for (const { heading, entries } of formulaSections(definition)) page.title(heading).entries(entries);
  page
    .title(`Columns of ${definition.fact.name} that it reads`)
    .paragraph(`${definition.fact.grain} Periods are by ${definition.fact.at} unless said.`)
    .entries(
      definition.columns.map((column) => [column.name, `${column.type}, ${column.presence}. ${column.says}`]),
    );
  const named = Object.entries(variants);
  if (named.length > 0) page.title("Variants");
  for (const [variant, told] of named) {
    page.entries([[variant, told.says]]).entries([...differences(definition, told), ...usedBy(told)], 6);
  }
  page.title("Worked examples");
  for (const [index, example] of examples.entries()) {
    const rows = exampleRows(example, terminal);
    const before = examples[index - 1];
    if (before === undefined || rows !== exampleRows(before, terminal)) {
      if (index > 0) page.gap();
      page.verbatim(rows);
    }
    page.entries([["→", exampleText(example, definition)]], 2, 1);
  }
  page.title("Beware").bullets(beware);
  page.title("Sources").bullets(sources.map(sourceText));
  return page.title("SQL (DuckDB)").verbatim(definition.sql.duckdb).toString();
}

const betterTexts = {
  higher: "higher is better",
  lower: "lower is better",
  target: "near a target is better",
  context: "which way is better depends",
  none: "neither way is better",
};

const combiningTexts = {
  distributive: "results of parts can be combined as they are (distributive)",
  algebraic: "parts can be merged, results cannot be averaged (algebraic)",
  holistic: "has to be computed again from all rows (holistic)",
};

function unitText({ unit, range: [least, greatest] }: FormDefinition): string {
  return `${unit}, ${least ?? "−∞"} to ${greatest ?? "∞"}`;
}

interface Section {
  readonly heading: string;
  readonly entries: readonly (readonly [name: string, text: string])[];
}

/** How a form computes, section by section; what has no entries is left out. */
function formulaSections({
  id,
  formula,
  parts,
  given,
  excluded,
  invalid,
}: FormDefinition): readonly Section[] {
  const sections: readonly Section[] = [
    { heading: "Formula", entries: [[id, `= ${formula.words}`], ...Object.entries(parts)] },
    { heading: "Thresholds", entries: Object.entries(given).map(([name, value]) => [name, `${value}`]) },
    {
      heading: "Left out and counted, the first reason that holds",
      entries: Object.entries(excluded).map(([reason, when]) => [
        reason,
        invalid.includes(reason) ? `${when} (bad input)` : when,
      ]),
    },
  ];
  return sections.filter(({ entries }) => entries.length > 0);
}

type Entries = readonly (readonly [name: string, text: string])[];

/** What a variant does otherwise than the metric itself. */
function differences(metric: FormDefinition, variant: FormDefinition): Entries {
  const texts = [
    ["value", unitText(metric), unitText(variant)],
    ["formula", metric.formula.words, variant.formula.words],
    ["parts", ...changes(metric.parts, variant.parts)],
    ["thresholds", givenText(metric.given), givenText(variant.given) || "none"],
    ["left out", ...changes(metric.excluded, variant.excluded)],
    ["interval", metric.interval ?? "none", variant.interval ?? "none"],
  ] as const;
  return texts.filter(([, before, after]) => before !== after).map(([what, , after]) => [what, after]);
}

/** What a list of named texts gains and loses; nothing twice if it stays as it is. */
function changes(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly [before: string, after: string] {
  const gained = Object.entries(after).filter(([name, text]) => before[name] !== text);
  const lost = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  const texts = [
    ...gained.map(([name, text]) => `${name}: ${text}`),
    ...(lost.length === 0 ? [] : [`without ${lost.join(", ")}`]),
  ];
  return ["", texts.join("; ")];
}

const usedBy = ({ usedBy: sources }: VariantText): Entries =>
  sources.length === 0
    ? [["used by", "nobody known"]]
    : sources.map((source, index) => [index === 0 ? "used by" : "", sourceText(source)]);

/** What an example gives, in the unit of its own form. */
function exampleText({ variant, given, gives, excluded, because }: Example, metric: Definition): string {
  const { unit, range } = (variant === undefined ? undefined : metric.variants[variant]) ?? metric;
  const under = [...(variant === undefined ? [] : [variant]), ...(given ? [givenText(given)] : [])];
  const values = valueLines(gives).map(([component, value]) =>
    [component ?? "", valueText(value, unit, range)].join(" ").trim(),
  );
  const how = under.length === 0 ? "" : ` (${under.join("; ")})`;
  const left = Object.entries(excluded ?? {}).map(([reason, rows]) => `${reason} ${rows}`);
  return `${values.join(", ")}${how}: ${because}${left.length === 0 ? "" : ` Left out: ${left.join(", ")}.`}`;
}

const givenText = (given: Readonly<Record<string, number>>): string =>
  Object.entries(given)
    .map(([name, value]) => `${name} = ${value}`)
    .join(", ");

const sourceText = ({ by, title, year, url }: Source): string =>
  [by, title, ...(year === undefined ? [] : [`${year}`]), ...(url === undefined ? [] : [url])].join(". ");

/** The rows of an example; a cell is empty where the row does not have the column. */
function exampleRows({ rows }: Example, terminal: Terminal): string {
  if (rows.length === 0) return "no rows";
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return table(
    columns.map((text) => ({ text })),
    rows.map((row) => columns.map((name) => (Object.hasOwn(row, name) ? `${Reflect.get(row, name)}` : ""))),
    terminal,
  );
}
