import { oneLine } from "./errors.ts";
import { nameOf } from "./open-text.ts";
import { wrap } from "./page.ts";
import { rulesById } from "./rule-list.ts";
import { type Heading, type Terminal, table } from "./table.ts";
import { type FileFinding, severities, type Tally } from "./tally.ts";
import type { ValidationReport, Write } from "./validation-report.ts";

/** The outcome for people: what was read, and what was found by rule. */
export const validationSummary = (write: Write, screen: Terminal): ValidationReport => ({
  finding: () => {},
  end: (tally) => {
    write(summary(tally, screen));
    if (tally.findings > 0) {
      write(`\nEach finding: --findings for a line each, --json, --sarif, or --html FILE for a page.\n`);
    }
  },
});

/** Each finding in a line that editors can follow, then the summary. */
export const findingLines = (write: Write, screen: Terminal): ValidationReport => ({
  finding: (finding) =>
    write(`${placeText(finding)}: ${finding.severity} ${finding.ruleId} ${saidText(finding)}\n`),
  end: (tally, leftOut) => {
    if (leftOut > 0)
      write(`${numberText(leftOut)} more ${leftOut === 1 ? "finding is" : "findings are"} left out.\n`);
    if (tally.findings > 0) write("\n");
    write(summary(tally, screen));
  },
});

function summary(tally: Tally, screen: Terminal): string {
  const files = tally.files.map(
    ({ file, kind, valid, invalid }) =>
      `${oneLine(nameOf(file))}: ${counted(valid + invalid, kind === "event" ? "event" : `${kind} record`)}, ` +
      `${numberText(valid)} valid, ${numberText(invalid)} invalid\n`,
  );
  const total =
    files.length === 1
      ? ""
      : `together: ${numberText(tally.valid)} valid, ${numberText(tally.invalid)} invalid\n`;
  return `${files.join("")}${total}${tally.findings === 0 ? "Nothing was found.\n" : `\n${ruleTable(tally, screen)}\n${totals(tally)}`}`;
}

function totals({ severities: counts, findings }: Tally): string {
  const parts = severities
    .filter((one) => counts[one] > 0)
    .map(
      (one) =>
        `${numberText(counts[one])} ${one === "info" ? "for information" : counted(counts[one], one).replace(/^\S+ /, "")}`,
    );
  return `${counted(findings, "finding")}: ${parts.join(", ")}\n`;
}

const headings: readonly Heading[] = [
  { text: "severity" },
  { text: "rule" },
  { text: "findings", align: "right" },
  { text: "what must hold, and where it first does not" },
];

function ruleTable(tally: Tally, screen: Terminal): string {
  const rows = tally.byGravity.map(({ id, severity, findings, example }) => ({
    cells: [severity, id, numberText(findings)],
    texts: [
      rulesById.get(id)?.says ?? "",
      `${tally.files.length === 1 ? lineText(example) : placeText(example)} ${saidText(example)}`.trim(),
    ],
  }));
  const taken = headings.slice(0, 3).reduce((sum, { text }, at) => {
    const widest = rows.reduce((most, { cells }) => Math.max(most, cells[at]?.length ?? 0), text.length);
    return sum + widest + 2;
  }, 0);
  const width = Math.max(Math.min(screen.width, 140) - taken, 30);
  return table(
    headings,
    rows.map(({ cells, texts }) => [...cells, texts.flatMap((text) => wrap(text, width)).join("\n")]),
    screen,
  );
}

/** `events.ndjson:17`, as compilers write it. */
const placeText = ({ file, line }: FileFinding): string =>
  `${oneLine(nameOf(file))}${line === null ? "" : `:${line}`}`;

const lineText = ({ line }: FileFinding): string => (line === null ? "" : `line ${line}`);

/** Where in the value, what is wrong, and what it is about. */
function saidText({ path, message, entity }: FileFinding): string {
  const about = entity === null ? "" : ` (${entity})`;
  return oneLine(`${path === "" ? "" : `${path}: `}${message}${about}`);
}

const numberText = (count: number): string => count.toLocaleString("en-US");
const counted = (count: number, noun: string): string =>
  `${numberText(count)} ${noun}${count === 1 ? "" : "s"}`;
