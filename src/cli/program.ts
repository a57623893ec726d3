import { Command } from "commander";
import { version } from "../../package.json";
import { periodUnits } from "../time/period.ts";
import type { DefineFlags } from "./define-command.ts";
import { formats } from "./format.ts";
import { facts, measurableRecords } from "./measurable.ts";
import type { MeasureFlags } from "./measure-request.ts";

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
  root
    .command("measure")
    .description("Measures metrics over the records or facts of a file.")
    .argument("<file>", 'NDJSON, a JSON array or CSV, gzipped or not; "-" is standard input')
    .option("--record <type>", `the rows are records: ${Object.keys(measurableRecords).join(", ")}`)
    .option("--fact <name>", `the rows are facts already: ${[...facts.keys()].join(", ")}`)
    .option("--metrics <ids>", "metrics to measure, with commas between", list)
    .option("--by <columns>", "columns of the fact to group by, with commas between", list)
    .option("--every <unit>", `one group a ${periodUnits.join(", ")} of local time`)
    .option("--week-start <day>", "with --every week: the day on which weeks begin, monday unless said")
    .option("--year-start <month>", "with --every quarter or year: the month with which years begin")
    .option(
      "--fiscal-year <calendar>",
      "with --every month, quarter or year: a year of whole weeks; see below",
    )
    .option("--time-zone <zone>", "IANA time zone in which days begin, such as Europe/Oslo")
    .option(
      "--at <column>",
      'instant that places a row in a period; unless said the fact\'s own, which "define" tells',
    )
    .option("--given <id.name=value>", "a threshold other than the default; may be repeated", list)
    .option("--variant <id=name>", "a variant in place of the recommended form; may be repeated", list)
    .option("--confidence <level>", "0.8, 0.9, 0.95 (unless said) or 0.99")
    .option("--as-of <instant>", "end of observation; later contacts, cases and orders are left out")
    .option(
      "--window <from/to>",
      "two instants: the window in which cases count as opened or resolved, and of which orders are measured",
    )
    .option("--invitations <file>", "with survey responses: the invitations they answer, for response rates")
    .option("--on-invalid <what>", '"exclude" bad input and report it (unless said), or "throw" at the first')
    .option("--format <format>", `${formats.join(", ")}; recognised by itself unless said`)
    .option("--json", "print JSON for machines")
    .addHelpText("after", measureHelp)
    .action(async (file: string, flags: MeasureFlags) => {
      const { measureCommand } = await import("./measure-command.ts");
      exitWith(await measureCommand(file, flags));
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
  return root;
}

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
`;

const measureHelp = `
Examples:
  touchstone measure interactions.ndjson --record interaction \\
    --metrics serviceLevel,abandonmentRate --by channel --every week --time-zone Europe/Oslo
  touchstone measure interactions.ndjson --record interaction --metrics serviceLevel \\
    --given serviceLevel.withinMs=30000 --variant serviceLevel=offered --json
  touchstone measure answers.csv --fact surveyResponse --metrics nps
  zcat answers.csv.gz | touchstone measure - --fact surveyResponse --metrics nps --by channel

Periods: a row counts in the period of the instant that --at names, and the output says which it was. A fiscal
year of 52 or 53 weeks is written as the weeks of a quarter's months, "last" or "nearest", the day on which it ends
and the month: 4-4-5,last,saturday,september ends on the last Saturday of September, 4-5-4,nearest,saturday,january
on the Saturday nearest to 31 January.

CSV: the first line names the columns, separated by comma, semicolon or tab. An empty cell is a missing
value; true/false, t/f and 1/0 are truths. In records a dot leads into an object (score.value, score.scale.min).

Limit: the text is streamed, but all rows are held in memory, since a contact is judged by those that follow it.
A record takes about 4 kB, a fact row 0.3 kB: some 500,000 interactions or 6 million fact rows fit into the 2 GB
that Node takes on a machine of 4 GB. NODE_OPTIONS=--max-old-space-size=8000 lets it take 8 GB.

Exit code: 0 clean, 1 bad input found (reported on standard error, left out of the numbers), 2 wrong usage.
`;

const defineHelp = `
Examples:
  touchstone define fcr
  touchstone define "net promoter"
  touchstone define --all --json
`;
