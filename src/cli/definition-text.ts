import type { Example, Source, ToolTerm, VariantText } from "../metrics/entry.ts";
import type { Definition, FormDefinition } from "./definition.ts";
import { Page } from "./page.ts";
import { type Terminal, table } from "./table.ts";
import { unitName, valuesText } from "./value-text.ts";

/** A metric as a page that a person reads from top to bottom: what it is, why others show another number, the rest. */
export function definitionText(definition: Definition, terminal: Terminal): string {
  const { id, name, abbreviation, aliases, question, variants, tools, examples, beware } = definition;
  const cited = new Citations(definition.sources);
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
      ["without rows", emptyText(definition)],
      ["belongs to", [definition.domain, definition.family].filter((one) => one !== null).join(", ")],
      ["combining", combiningTexts[definition.mergeability]],
      ["interval", definition.interval ?? "none"],
      ["since", definition.since],
    ]);
  for (const { heading, entries } of formulaSections(definition)) page.title(heading).entries(entries);
  if (tools.length > 0) page.title("What tools show for it, and why their number differs");
  for (const tool of tools) {
    page.paragraph(toolLine(tool, id, cited)).paragraph(tool.differs, 6);
  }
  const named = Object.entries(variants);
  if (named.length > 0) page.title("Variants");
  for (const [variant, told] of named) {
    page
      .entries([[variant, told.says]])
      .entries([...differences(definition, told), ["used by", usedBy(told, cited)]], 6);
  }
  const example = comparable(definition);
  if (example !== null) {
    const file = `FILE --fact ${definition.fact.name}`;
    page
      .title("On your own rows")
      .paragraph("The number by a variant, and the rows that it counts otherwise:")
      .verbatim(
        `touchstone measure ${file} --metrics ${id} --variant ${id}=${example}\ntouchstone difference ${file} --metric ${id} --from default --to ${example}`,
        4,
      );
  }
  page.title("Beware").bullets(beware);
  const leftOut = leftOutEntries(definition);
  if (leftOut.length > 0) page.title("Left out and counted, the first reason that holds").entries(leftOut);
  page
    .title(`Columns of ${definition.fact.name} that it reads`)
    .paragraph(`${definition.fact.grain} Periods are by ${definition.fact.at} unless said.`)
    .entries(
      definition.columns.map((column) => [column.name, `${column.type}, ${column.presence}. ${column.says}`]),
    );
  page.title("Worked examples");
  for (const [index, one] of examples.entries()) {
    const rows = exampleRows(one, terminal);
    const before = examples[index - 1];
    if (before === undefined || rows !== exampleRows(before, terminal)) {
      if (index > 0) page.gap();
      page.verbatim(rows);
    }
    page.entries([["→", exampleText(one, definition)]], 2, 1);
  }
  page.title("SQL (DuckDB)").verbatim(definition.sql.duckdb);
  return page.title("Sources").entries(cited.list(), 2, 1).toString();
}

/** Sources by number, so that each is written out once, at the end of the page. */
class Citations {
  private readonly texts: string[];

  constructor(sources: readonly Source[]) {
    this.texts = [...new Set(sources.map(sourceText))];
  }

  /** `[3]`. */
  of(source: Source): string {
    const text = sourceText(source);
    if (!this.texts.includes(text)) this.texts.push(text);
    return `[${this.texts.indexOf(text) + 1}]`;
  }

  list(): Entries {
    return this.texts.map((text, index) => [`[${index + 1}]`, text]);
  }
}

/** What a tool calls it, and which definition here comes to its number. */
function toolLine({ tool, calls, variant, source }: ToolTerm<string>, id: string, cited: Citations): string {
  const here =
    variant === undefined
      ? "no definition here"
      : variant === null
        ? `${id} as it stands`
        : `variant ${variant}`;
  return `${tool}: “${calls}” = ${here} ${cited.of(source)}`;
}

/** The variant to show a comparison with: a tool's before any other. */
function comparable({ tools, variants }: Definition): string | null {
  const [first = null] = [
    ...tools.flatMap(({ variant }) => (typeof variant === "string" ? [variant] : [])),
    ...Object.keys(variants),
  ];
  return first;
}

/** What it comes to where there are no rows. */
const emptyText = ({ empty, unit, range }: FormDefinition): string =>
  empty === null ? "nothing to say (null)" : valuesText(empty, unit, range);

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
  const bounds =
    greatest === null
      ? least === null
        ? "below and above 0"
        : `${boundText(least)} or more`
      : `${least === null ? "" : `${boundText(least)} to `}${boundText(greatest)}${least === null ? " or less" : ""}`;
  return `${unitName(unit)}, ${bounds}`;
}

const boundText = (bound: number): string => `${bound}`.replace("-", "−");

interface Section {
  readonly heading: string;
  readonly entries: readonly (readonly [name: string, text: string])[];
}

/** How a form computes, section by section; what has no entries is left out. */
function formulaSections({ id, formula, parts, given }: FormDefinition): readonly Section[] {
  const sections: readonly Section[] = [
    { heading: "Formula", entries: [...valueEntries(id, formula.words), ...Object.entries(parts)] },
    { heading: "Thresholds", entries: Object.entries(given).map(([name, value]) => [name, `${value}`]) },
  ];
  return sections.filter(({ entries }) => entries.length > 0);
}

const leftOutEntries = ({ excluded, invalid }: FormDefinition): Entries =>
  Object.entries(excluded).map(([reason, when]) => [
    reason,
    invalid.includes(reason) ? `${when} (bad input)` : when,
  ]);

type Entries = readonly (readonly [name: string, text: string])[];

/** A distribution has a line for each component, which its words tell one after the other. */
function valueEntries(id: string, words: string): Entries {
  const components = words.split("; ").map((line) => /^(\w+) = (.*)$/.exec(line));
  return components.every((component) => component !== null)
    ? components.map(([, component, value]) => [`${id}.${component}`, `= ${value}`])
    : [[id, `= ${words}`]];
}

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
  const changed = texts.filter(([, before, after]) => before !== after);
  return changed.length === 0
    ? [["formula", "that of the metric, by a name of its own"]]
    : changed.map(([what, , after]) => [what, after]);
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

const usedBy = ({ usedBy: sources }: VariantText, cited: Citations): string =>
  sources.length === 0
    ? "nobody known"
    : sources.map((source) => `${source.by} ${cited.of(source)}`).join("; ");

/** What an example gives, in the unit of its own form. */
function exampleText({ variant, given, gives, excluded, because }: Example, metric: Definition): string {
  const { unit, range } = (variant === undefined ? undefined : metric.variants[variant]) ?? metric;
  const under = [...(variant === undefined ? [] : [variant]), ...(given ? [givenText(given)] : [])];
  const how = under.length === 0 ? "" : ` (${under.join("; ")})`;
  const left = Object.entries(excluded ?? {}).map(([reason, rows]) => `${reason} ${rows}`);
  return `${valuesText(gives, unit, range)}${how}: ${because}${left.length === 0 ? "" : ` Left out: ${left.join(", ")}.`}`;
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
