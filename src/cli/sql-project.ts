import { textsOf } from "../facts/texts.ts";
import type { MetricEntry } from "../metrics/entry.ts";
import type { AnyMetric } from "../metrics/metric.ts";
import { type DialectName, dialects, quoteName } from "../sql/dialect.ts";
import { toSql } from "../sql/to-sql.ts";
import { calendarTable } from "../sql/views/calendar-table.ts";
import { createTable } from "../sql/views/create-table.ts";
import { createTables, factView, type ViewName, viewOptions } from "../sql/views/fact-view.ts";
import { type OwnTable, ownTables } from "../sql/views/own-tables.ts";
import type { AsOf } from "../sql/views/view.ts";
import { viewDialect } from "../sql/views/view-dialect.ts";
import type { BusinessCalendar } from "../time/calendar.ts";
import { oneLine } from "./errors.ts";
import { knownMetrics } from "./known-metrics.ts";
import { type AnyFact, facts } from "./measurable.ts";
import { isSided, sidesCounted, sidesOf } from "./sides.ts";

/** What a project is written for. */
export interface SqlProjectRequest {
  readonly dialect: DialectName;
  /** The end of observation of every view that takes one. */
  readonly asOf: AsOf;
  /** What a view is told besides, by its option. */
  readonly toldOf: (fact: string) => Readonly<Record<string, unknown>>;
  /** Open hours by which durations count; `null` counts every hour. */
  readonly calendar: BusinessCalendar | null;
}

/** A file of a project. Files are run in the order of their names. */
export interface SqlFile {
  readonly file: string;
  readonly text: string;
}

/** A fact as a project has it. */
export interface SqlFact extends SqlFile {
  readonly fact: string;
  /** Its name, as SQL writes it. */
  readonly table: string;
  readonly is: "view" | "table";
  /** Why it is a table, to be filled by whoever knows; `null` of a view. */
  readonly because: string | null;
}

/** A metric or a variant as a project has it. */
export interface SqlMetric extends SqlFile {
  readonly metric: string;
  readonly variant: string | null;
  readonly family: string;
  readonly says: string;
  /** The facts that it reads. */
  readonly facts: readonly string[];
}

/** All that a project is made of. */
export interface SqlProject {
  readonly dialect: DialectName;
  readonly tables: readonly (SqlFile & { readonly holds: string })[];
  readonly facts: readonly SqlFact[];
  readonly metrics: readonly SqlMetric[];
  /** Whether durations count open hours, and not every hour. */
  readonly isOfOpenHours: boolean;
  /** Why tables and facts are not written; `null` where they are. */
  readonly onlyMetrics: string | null;
}

/** What the table of open hours is called. */
const OPEN_HOURS = "openHours";

/**
 * Every statement of a project: tables, facts as views over them, and metrics over these.
 *
 * @throws RangeError on an option of a view that says nothing.
 */
export function sqlProject(request: SqlProjectRequest): SqlProject {
  const { dialect } = request;
  const metrics = [...knownMetrics.values()].flatMap((entry) => metricsOf(entry, dialect));
  const onlyMetrics = refusal(() => viewDialect(dialect));
  const all = { dialect, metrics, isOfOpenHours: request.calendar !== null, onlyMetrics };
  if (onlyMetrics !== null) return { ...all, tables: [], facts: [] };
  const own = new Map<string, OwnTable>();
  const made = factsNeeded().map((fact) => factOf(fact, request, own));
  return { ...all, tables: tablesOf(request, own), facts: made };
}

function refusal(ask: () => unknown): string | null {
  try {
    ask();
    return null;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

function tablesOf({ dialect, calendar }: SqlProjectRequest, own: ReadonlyMap<string, OwnTable>) {
  const tables = [
    { file: "1-tables/records.sql", holds: "records, and the lists in them", all: createTables(dialect) },
    {
      file: "1-tables/beyond-records.sql",
      holds: "what the model has no records of",
      all: Array.from(own.values(), ({ name, columns }) => createTable(dialect, name, columns)),
    },
    {
      file: "1-tables/open-hours.sql",
      holds: "open hours, by which durations count",
      all: calendar === null ? [] : [calendarTable(calendar, { dialect, as: quoteName(OPEN_HOURS) })],
    },
  ];
  return tables
    .filter(({ all }) => all.length > 0)
    .map(({ all, ...one }) => ({ ...one, text: all.map(statement).join("\n") }));
}

const statement = (sql: string): string => `${sql};\n`;

/** The facts that metrics read, each by itself, in the order of their names. */
function factsNeeded(): readonly AnyFact[] {
  const all = Array.from(facts.values()).flatMap((fact) =>
    isSided(fact) ? Object.values(sidesOf(fact)) : [fact],
  );
  return [...new Map(all.map((fact) => [fact.name, fact])).values()].toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  );
}

const tableName = (fact: string): string => `${fact}Fact`;

/** @param own the tables that views read beside those of records, to which this one's are added */
function factOf(
  fact: AnyFact,
  { dialect, asOf, toldOf, calendar }: SqlProjectRequest,
  own: Map<string, OwnTable>,
): SqlFact {
  const { name } = fact;
  const known = viewOptions[name] ?? null;
  const tables = ownTables[name as ViewName] ?? {};
  const has = (option: string) => known !== null && Object.hasOwn(known, option);
  const told: Readonly<Record<string, unknown>> = {
    ...(has("asOf") && { asOf }),
    ...(has("clock") && calendar !== null && { clock: { hours: quoteName(OPEN_HOURS) } }),
    ...Object.fromEntries(Object.entries(tables).map(([option, one]) => [option, quoteName(one.name)])),
    ...toldOf(name),
  };
  const untold = Object.entries(known ?? {}).flatMap(([option, isRequired]) =>
    isRequired && !Object.hasOwn(told, option) ? [option] : [],
  );
  const because =
    known === null
      ? "no records make it"
      : untold.length > 0
        ? `its view has to be told ${untold.join(" and ")}: ${untold.map((option) => `--option ${name}.${option}=…`).join(" ")}`
        : null;
  const grain = comment(`${name}. ${textsOf(fact).grain}`);
  const is = because === null ? "view" : "table";
  const head = because === null ? grain : `${grain}${comment(`A table, since ${because}.`)}`;
  if (because === null) {
    const isDefault = ([option]: readonly [string, unknown]) => !Object.hasOwn(toldOf(name), option);
    for (const [, one] of Object.entries(tables).filter(isDefault)) own.set(one.name, one);
  }
  // What it has to be told is there, and `factView` refuses what it does not take.
  const sql =
    because === null
      ? factView(name as ViewName, Object.assign({}, told, { dialect }))
      : createTable(dialect, tableName(name), typesOf(fact));
  return {
    fact: name,
    table: quoteName(tableName(name)),
    is,
    because,
    file: `2-facts/${name}.sql`,
    text: `${head}${statement(sql)}`,
  };
}

const typesOf = ({ columns }: AnyFact) =>
  Object.fromEntries(Object.entries(columns).map(([name, { type }]) => [name, type]));

const comment = (text: string): string => `-- ${oneLine(text)}\n`;

/** A metric and its variants. */
function metricsOf(
  { metric, name, family = "other", says, variants }: MetricEntry,
  dialect: DialectName,
): readonly SqlMetric[] {
  const all: readonly AnyMetric[] = [metric, ...Object.values<AnyMetric>(metric.variants)];
  return all.map((one) => {
    const { id, variant, fact } = one;
    const table = (of: string) => dialects[dialect].quoteName(tableName(of));
    const sides = sidesCounted(one).map((side) => [side, sidesOf(fact)[side]?.name ?? side] as const);
    const from = isSided(fact)
      ? Object.fromEntries(sides.map(([side, of]) => [side, table(of)]))
      : table(fact.name);
    const told = variant === null ? says : (variants[variant]?.says ?? says);
    const title = `${name}${variant === null ? "" : ` (${variant})`}: ${told}`;
    return {
      metric: id,
      variant,
      family,
      says: told,
      facts: isSided(fact) ? sides.map(([, of]) => of) : [fact.name],
      file: `3-metrics/${family}/${id}${variant === null ? "" : `.${variant}`}.sql`,
      text: `${comment(title)}${statement(toSql(one, { dialect, from }))}`,
    };
  });
}
