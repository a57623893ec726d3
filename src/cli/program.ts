import { Command } from "commander";
import { version } from "../../package.json";
import { dialects } from "../sql/dialect.ts";
import { periodUnits } from "../time/period.ts";
import type { DefineFlags } from "./define-command.ts";
import type { DifferenceFlags } from "./difference-command.ts";
import type { ExplainFlags } from "./explain-command.ts";
import type { ExportFlags } from "./export-command.ts";
import { formats } from "./format.ts";
import { HELD } from "./held-rules.ts";
import { measurableRecords } from "./measurable.ts";
import type { MeasureFlags } from "./measure-request.ts";
import { factNames } from "./rows-request.ts";
import type { SqlFlags } from "./sql-command.ts";
import type { ValidateFlags } from "./validate-request.ts";

/**
 * The command line: what can be said, and what runs when it is. Errors are thrown, never written.
 *
 * @param exitWith told the exit code of a run that went through
 */
export function program(exitWith: (code: number) => void): Command {
  const root = new Command("touchstone")
    .description("Measures customer service and customer experience, each metric defined once.")
    .version(version, "--version", "print the version")
    .helpOption("-h, --help", "print this help")
    .addHelpText("after", examples)
    .exitOverride()
    .configureOutput({ writeErr: () => {}, outputError: () => {} });
  withGroups(withRows(root.command("measure")))
    .description("Measures metrics over the events, records or facts of a file.")
    .argument("<files...>", `${fileHelp}; several, and Parquet, with --engine duckdb`)
    .option("--engine <name>", "duckdb: have DuckDB hold and measure the rows; see below")
    .option("--every <unit>", `one group a ${periodUnits.join(", ")} of local time`)
    .option("--week-start <day>", "with --every week: the day on which weeks begin, monday unless said")
    .option("--year-start <month>", "with --every quarter or year: the month with which years begin")
    .option(
      "--fiscal-year <calendar>",
      "with --every month, quarter or year: a year of whole weeks; see below",
    )
    .option(
      "--at <column>",
      'instant that places a row in a period; unless said the fact\'s own, which "define" tells',
    )
    .addHelpText("after", measureHelp)
    .action(async (files: readonly string[], flags: MeasureFlags) => {
      const { measureCommand } = await import("./measure-command.ts");
      exitWith(await measureCommand(files, flags));
    });
  root
    .command("define")
    .description("Tells what metrics mean and how they are computed; lists them if none is named.")
    .argument("[metrics...]", "ids, names, abbreviations or aliases")
    .option("--all", "tell all of them")
    .option("--json", "print JSON for machines")
    .addHelpText("after", defineHelp)
    .action(async (names: readonly string[], flags: DefineFlags) => {
      const { defineCommand } = await import("./define-command.ts");
      defineCommand(names, flags);
    });
  root
    .command("validate")
    .description("Says what is wrong with files of events or records, rule by rule.")
    .argument("[files...]", `${fileHelp}, which is read where none is named`)
    .option("--events", "the files hold events; told by a look at them unless said")
    .option("--record <type>", "they hold records of this type, such as case or interaction")
    .option("--format <format>", `${formats.join(", ")}; recognised by itself unless said`)
    .option("--now <instant>", "the present, so that what lies in the future is told")
    .option(
      "--limit <name=value>",
      "a limit of a rule, other than its default; may be repeated, see below",
      each,
    )
    .option("--rule <id=severity>", "tell a rule as error, warning or info, or off; may be repeated", each)
    .option("--no-records", "leave out the rules over records, and hold nothing")
    .option("--hold <count>", `events or records held for the rules over records, ${HELD} unless said`)
    .option("--strict", "exit with 1 where there is only information too")
    .option("--findings", "print each finding on a line, then the summary")
    .option("--json", "print JSON for machines")
    .option("--sarif", "print a log of SARIF 2.1.0, for editors and code hosts")
    .option("--max-findings <count>", "most findings to print; how many are left out is said")
    .option("--html <file>", "write a page with numbers and plots")
    .addHelpText("after", validateHelp)
    .action(async (files: readonly string[], flags: ValidateFlags) => {
      const { validateCommand } = await import("./validate-command.ts");
      exitWith(await validateCommand(files, flags));
    });
  withGroups(withRows(root.command("compare")))
    .description("Tells what became of metrics between two files, and whether it may be chance.")
    .argument("<before>", fileHelp)
    .argument("<after>", "the other file, of the same kind")
    .addHelpText("after", compareHelp)
    .action(async (before: string, after: string, flags: MeasureFlags) => {
      const { compareCommand } = await import("./compare-command.ts");
      exitWith(await compareCommand(before, after, flags));
    });
  withMetric(withRows(root.command("explain")))
    .description("Tells whether a metric counts one row, where and why.")
    .argument("<file>", fileHelp)
    .option("--row <key>", "the row, by the key of its fact, such as its responseId or caseId")
    .option("--variant <name>", "a variant in place of the recommended form")
    .addHelpText("after", explainHelp)
    .action(async (file: string, flags: ExplainFlags) => {
      const { explainCommand } = await import("./explain-command.ts");
      exitWith(await explainCommand(file, flags));
    });
  withMetric(withRows(root.command("difference")))
    .description("Tells why two definitions of a metric disagree, row by row.")
    .argument("<file>", fileHelp)
    .option("--from <variant>", '"default", which is the recommended form (unless said), or a variant')
    .option("--to <variant>", 'the other one: a variant, or "default"')
    .option("--keys <count>", "keys told of each kind of row, 5 unless said")
    .addHelpText("after", differenceHelp)
    .action(async (file: string, flags: DifferenceFlags) => {
      const { differenceCommand } = await import("./difference-command.ts");
      exitWith(await differenceCommand(file, flags));
    });
  root
    .command("sql")
    .description("Writes a metric as one SQL statement, or all of them into files.")
    .argument("[metric]", "its id")
    .option("--all", "write every metric and variant into files of --out; see below")
    .option("--out <directory>", "with --all: where the files go")
    .option("--fact <name>", "write a fact as a view over tables of records; see below")
    .option("--tables", "write the tables of records that views read")
    .option("--as-of <instant>", "with --fact or --all: the end of observation, or now")
    .option(
      "--option <name=value>",
      "with --fact or --all: what else a view is told; may be repeated, see below",
      each,
    )
    .option("--schedule <file>", "with --all: a schedule, by whose open hours durations count")
    .option("--horizon <from/to>", "with --schedule: two instants, the time over which it is compiled")
    .option("--dialect <name>", Object.keys(dialects).join(" or "))
    .option("--from <table>", "table that holds the fact; side=table for each side of several", each)
    .option("--variant <name>", "a variant in place of the recommended form")
    .option("--by <columns>", "columns to group by, with commas between", list)
    .option("--given <name=value>", "a threshold other than the default; may be repeated", list)
    .option(
      "--column <column=name>",
      "a column of the fact that the table calls otherwise, or lacks (column=); may be repeated",
      each,
    )
    .option("--every <unit>", `one row a ${periodUnits.join(", ")} of local time`)
    .option("--week-start <day>", "with --every week: the day on which weeks begin, monday unless said")
    .option("--year-start <month>", "with --every quarter or year: the month with which years begin")
    .option("--fiscal-year <calendar>", "as of measure; see its help")
    .option("--time-zone <zone>", "IANA time zone in which days begin, such as Europe/Oslo")
    .option("--at <column>", "instant that places a row in a period; unless said the fact's own")
    .option("--json", "print JSON for machines")
    .addHelpText("after", sqlHelp)
    .action(async (id: string | undefined, flags: SqlFlags) => {
      if (flags.all === true) {
        const { sqlAllCommand } = await import("./sql-all-command.ts");
        return sqlAllCommand(id, flags);
      }
      if (flags.fact !== undefined || flags.tables === true) {
        const { sqlViewCommand } = await import("./sql-view-command.ts");
        return sqlViewCommand(id, flags);
      }
      const { sqlCommand } = await import("./sql-command.ts");
      sqlCommand(id, flags);
    });
  root
    .command("export")
    .description("Writes metrics in the format of another tool.")
    .option("--to <format>", "ossie, dbt, cube, malloy or prometheus")
    .option("--metrics <ids>", "metrics to write, with commas between", list)
    .option("--all", "write all of them")
    .option("--variants", "write each variant beside its metric")
    .option("--dialect <name>", "database that dbt, Cube or Malloy reads")
    .option("--out <directory>", "write files there, anew where they exist; standard output unless said")
    .addHelpText("after", exportHelp)
    .action(async (flags: ExportFlags) => {
      const { exportCommand } = await import("./export-command.ts");
      await exportCommand(flags);
    });
  return root;
}

const fileHelp = 'NDJSON, a JSON array or CSV, gzipped or not; "-" is standard input';

/** The options that say what the rows of a file are. */
const withRows = (command: Command): Command =>
  command
    .option("--record <type>", `the rows are records: ${measurableRecords.join(", ")}`)
    .option("--events", "the rows are events, which are folded into records; told by a look unless said")
    .option("--fact <name>", `the rows are facts already: ${[...factNames()].join(", ")}`)
    .option(
      "--with <name=file>",
      "a further file: records of another type, or rows of another side; may be repeated, see below",
      each,
    )
    .option("--invitations <file>", "short for --with surveyInvitation=FILE")
    .option("--as-of <instant>", "end of observation; what is later is left out or has not happened")
    .option(
      "--window <from/to>",
      "two instants: the period of customers, in which cases count as opened or resolved, of orders and agents' time",
    )
    .option("--previous-from <instant>", "with customer periods: where the period before began")
    .option("--snapshot-at <instant>", "with days of agents: when open sessions are counted")
    .option("--items <name=ids>", "with questionnaires: the ids of its questions, as in sus=q1,q2,q3")
    .option("--time-zone <zone>", "IANA time zone in which days begin, such as Europe/Oslo")
    .option("--on-invalid <what>", '"exclude" bad input and report it (unless said), or "throw" at the first')
    .option("--format <format>", `${formats.join(", ")}; recognised by itself unless said`)
    .option("--json", "print JSON for machines");

/** The options that say what is measured, and by what. */
const withGroups = (command: Command): Command =>
  command
    .option("--metrics <ids>", "metrics to measure, with commas between", list)
    .option("--by <columns>", "columns of the fact to group by, with commas between", list)
    .option("--given <id.name=value>", "a threshold other than the default; may be repeated", list)
    .option("--variant <id=name>", "a variant in place of the recommended form; may be repeated", list)
    .option("--confidence <level>", "0.8, 0.9, 0.95 (unless said) or 0.99");

const withMetric = (command: Command): Command =>
  command
    .option("--metric <id>", "the metric")
    .option("--given <name=value>", "a threshold other than the default; may be repeated", list);

/** Adds one use of an option to those of earlier uses. */
const each = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

/** Adds the names of one use of an option to those of earlier uses. */
const list = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== ""),
];

const examples = `
Examples:
  touchstone define                               list the metrics
  touchstone define nps "service level"           tell what these are
  touchstone measure calls.ndjson --record interaction --metrics serviceLevel
  touchstone compare june.csv july.csv --fact surveyResponse --metrics csat
  touchstone difference june.csv --fact surveyResponse --metric csat --to topBox
  touchstone sql nps --dialect duckdb --from answers
  touchstone validate events.ndjson               say what is wrong with events or records
`;

const measureHelp = `
Examples:
  touchstone measure interactions.ndjson --record interaction \\
    --metrics serviceLevel,abandonmentRate --by channel --every week --time-zone Europe/Oslo
  touchstone measure interactions.ndjson --record interaction --metrics serviceLevel \\
    --given serviceLevel.withinMs=30000 --variant serviceLevel=offered --json
  touchstone measure answers.csv --fact surveyResponse --metrics nps
  touchstone measure events.ndjson --metrics firstResponseTime,reopenRate --by channel
  zcat answers.csv.gz | touchstone measure - --fact surveyResponse --metrics nps --by channel
  touchstone measure subscriptions.ndjson --record subscription --metrics nrr,grr \\
    --window 2026-01-01T00:00:00Z/2026-02-01T00:00:00Z
  touchstone measure interactions.ndjson --record interaction --with order=orders.ndjson --metrics contactRate

Events: without --record and --fact the file holds events (CloudEvents of the catalogue), which are folded into records
first. Events that cannot be used are bad input, and so is a thing of which the event that began it is missing.

Further files: a metric over two facts, such as contacts and orders, counts each side on its own, and --with gives the
other one; where a side has no records, its rows (--with cost=costs.csv). Replies need cases beside their messages
(--with case=FILE). What surveys rated has its channel where --with gives the interactions and cases.

Periods: a row counts in the period of the instant that --at names, and the output says which it was. A fiscal
year of 52 or 53 weeks is written as the weeks of a quarter's months, "last" or "nearest", the day on which it ends
and the month: 4-4-5,last,saturday,september ends on the last Saturday of September, 4-5-4,nearest,saturday,january
on the Saturday nearest to 31 January.

CSV: the first line names the columns, separated by comma, semicolon or tab. An empty cell is a missing
value; true/false, t/f and 1/0 are truths. In records a dot leads into an object (score.value, score.scale.min).

Limit: the text is streamed, but all rows are held in memory, since a contact is judged by those that follow it.
A record takes about 4 kB, an event 1 kB, a fact row 0.3 kB: some 500,000 interactions or 6 million fact rows fit into the 2 GB
that Node takes on a machine of 4 GB. NODE_OPTIONS=--max-old-space-size=8000 lets it take 8 GB.

DuckDB: --engine duckdb has DuckDB hold the rows and measure them, several files as one; npm install @duckdb/node-api
first. Records are judged one after the other as they are without it, and then let go; facts are made of them by views.
Parquet is read too, NULL as an empty cell of CSV is, and a finding tells the number of the row as its line. Rows of a fact
are read by DuckDB itself: NDJSON, CSV and Parquet, bad input without its line. A value that its column cannot hold ends the
run, as does an id that two records of a type share; medians and other quantiles have no interval. Events are held here
until they are folded.

Exit code: 0 clean, 1 bad input found (reported on standard error, left out of the numbers), 2 wrong usage.
`;

const validateHelp = `
Examples:
  touchstone validate events.ndjson
  touchstone validate cases.ndjson customers.ndjson agents.ndjson --findings
  zcat events.ndjson.gz | touchstone validate - --now 2026-04-01T00:00:00Z --json
  touchstone validate events.ndjson --rule TS-08=off --limit futureToleranceMs=60000 --html report.html

An event or record is valid when no finding about it is an error; valid and invalid ones add up to all that were read.
Events are judged by their form, by themselves and among the others of their file. Then they are folded into records,
and records are looked at beside those of all files: who is referred to, whether times and sums agree.

Memory: files are streamed, but folding and the rules over records need all of them. From the number that --hold says on
they are let go and these rules are left out, which a finding (HLD-01) tells. --no-records holds nothing from the start.

CSV: the first line names the columns; a dot leads into an object, as in data.caseId of events and score.value of
records. An empty cell is a missing value.

Limits are those of ValidationOptions and RuleLimits in the library's documentation, a list with commas between:
--limit maxDepth=16 --limit earliest=2015-01-01T00:00:00Z --limit internalDomains=example.com,example.org

JSON: { "findings": [ { ruleId, severity, path, line, message, entity } ], "valid", "invalid" }, the findings written as
they are found; also "file" where there are several, and "leftOut" with --max-findings.

Exit code: 0 no error and no warning (with --strict: no finding), 1 findings, 2 wrong usage or a file that cannot be
read.
`;

const compareHelp = `
Examples:
  touchstone compare june.ndjson july.ndjson --record surveyResponse --metrics csat,nps
  touchstone compare before.csv after.csv --fact contact --metrics serviceLevel --by channel --json

The rows of the two files must be independent: where both hold answers of the same people, the interval is not right.
Of twenty differences, one is none by chance alone at 95 %.

Exit code: 0 clean, 1 bad input found, 2 wrong usage.
`;

const explainHelp = `
Example:
  touchstone explain answers.csv --fact surveyResponse --metric csat --row r-17

Exit code: 0 clean, 1 bad input found, 2 wrong usage or no such row.
`;

const differenceHelp = `
Examples:
  touchstone difference answers.csv --fact surveyResponse --metric csat --to topBox
  touchstone difference calls.ndjson --record interaction --metric serviceLevel --from offered --to answeredOnly

"touchstone define" tells which variant comes to the number of which tool.

Exit code: 0 clean, 1 bad input found, 2 wrong usage.
`;

const exportHelp = `
Examples:
  touchstone export --to ossie --all --variants > touchstone.ossie.yaml
  touchstone export --to dbt --all --dialect snowflake --out project
  touchstone export --to cube --metrics nps,serviceLevel --dialect postgresql
  touchstone export --to prometheus --metrics serviceLevel,abandonmentRate

Every text is made from the formula that "measure" computes with; each fact is read from a table of its name. What a
format cannot say exactly is left out and told on standard error, with the reason.
`;

const sqlHelp = `
Examples:
  touchstone sql nps --dialect duckdb --from answers --by channel --every month --time-zone Europe/Oslo
  touchstone sql serviceLevel --dialect postgresql --from calls --variant offered --column waitMs=wait_ms
  touchstone sql contactRate --dialect duckdb --from contact=contacts --from order=orders
  touchstone sql --all --dialect postgresql --out metrics --option timeZone=Europe/Oslo \\
    --schedule schedules.ndjson --horizon 2025-01-01T00:00:00Z/2030-01-01T00:00:00Z
  touchstone sql --tables --fact contact --dialect duckdb --as-of now
  touchstone sql --fact cart --dialect postgresql --as-of 2026-04-01T00:00:00Z --option carts=shop.carts

The table holds one column for each column that the metric reads; "touchstone define" lists them. Bad input is left out
and counted, as a query cannot refuse a row.

All: --all writes a directory whose files are run in the order of their names: 1-tables with the tables of records and what
else views read, 2-facts with a view of each fact, 3-metrics with METRIC.sql and METRIC.VARIANT.sql by family; README.md
says what is what, index.json says it for machines. Views see what is there now unless --as-of is said. An --option goes
to all views that take it, or to one as fact.name=value; a fact whose view has to be told more is a table to be filled, as
is one that no records make. --schedule counts in open hours. Tables and views are for DuckDB and PostgreSQL; for others
there are the metrics alone. Files of an earlier run are written anew; others in the way are refused.

Views: --fact writes what factView does, as "contactFact", and --tables the tables that views read, with semicolons. An
--option is one of factView's: text or JSON, such as window=28 or 'items=["q1","q2"]'.
`;

const defineHelp = `
Examples:
  touchstone define fcr
  touchstone define "net promoter"
  touchstone define --all --json
`;
