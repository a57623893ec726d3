import { version } from "../../package.json";
import { type Bar, barPlot, columnPlot, singleBar, totalOf } from "./bar-plots.ts";
import { element, escaped } from "./html.ts";
import { nameOf } from "./open-text.ts";
import { periodsOfDays } from "./periods-of-days.ts";
import { rulesById } from "./rule-list.ts";
import { type FileFinding, type RuleTally, severities, type Tally } from "./tally.ts";

/** The outcome as one page that needs nothing else: numbers, then what was found by rule, by time and by what it is about. */
export function validationHtml(tally: Tally): string {
  const title = `Validation of ${tally.files.map(({ file }) => nameOf(file)).join(", ")}`;
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
    element("title", {}, escaped(title)),
    element("style", {}, style),
    "</head>",
    "<body>",
    element("h1", {}, escaped(title)),
    numbers(tally),
    ...(tally.files.length > 1 ? [filesTable(tally)] : []),
    ...(tally.findings === 0
      ? [element("p", {}, "Nothing was found.")]
      : [rulesTable(tally), overTime(tally), byEntity(tally)]),
    element("footer", {}, `touchstone ${escaped(version)}`),
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

const numberText = (count: number): string => count.toLocaleString("en-US");

function numbers(tally: Tally): string {
  const { valid, invalid } = tally;
  const read = valid + invalid;
  const share = read === 0 ? "–" : `${(Math.floor((valid / read) * 1000) / 10).toFixed(1)} %`;
  const told: readonly (readonly [name: string, value: string, severity?: string])[] = [
    ["read", numberText(read)],
    ["valid", numberText(valid)],
    ["invalid", numberText(invalid)],
    ["share valid", share],
    ...severities.map((one) => [severityNames[one], numberText(tally.severities[one]), one] as const),
  ];
  return element(
    "dl",
    { class: "numbers" },
    ...told.map(([name, value, severity]) =>
      element(
        "div",
        {},
        element("dt", {}, severity === undefined ? "" : mark(severity), name),
        element("dd", {}, value),
      ),
    ),
  );
}

const severityNames = { error: "errors", warning: "warnings", info: "for information" } as const;

const mark = (severity: string): string => element("span", { class: `mark ${severity}` });

const filesTable = ({ files }: Tally): string =>
  table(
    ["file", "what it holds", "read", "valid", "invalid"],
    files.map(({ file, kind, valid, invalid }) => [
      escaped(nameOf(file)),
      escaped(kind === "event" ? "events" : `${kind} records`),
      ...[valid + invalid, valid, invalid].map(number),
    ]),
  );

const number = (count: number): string => element("span", { class: "number" }, numberText(count));

function rulesTable(tally: Tally): string {
  const rules = tally.byGravity;
  const largest = Math.max(...rules.map(({ findings }) => findings));
  const isOfSeveral = tally.files.length > 1;
  const row = ({ id, severity, findings, counts, example }: RuleTally) => [
    `${mark(severity)}${severity}`,
    element("code", {}, escaped(id)),
    `${number(findings)}${singleBar(counts, largest)}`,
    escaped(rulesById.get(id)?.says ?? ""),
    exampleText(example, isOfSeveral),
  ];
  return section(
    "By rule",
    table(["severity", "rule", "findings", "what must hold", "where it first does not"], rules.map(row)),
  );
}

function exampleText({ file, line, path, message, entity }: FileFinding, isOfSeveral: boolean): string {
  const place = [
    ...(isOfSeveral ? [nameOf(file)] : []),
    ...(line === null ? [] : [`line ${numberText(line)}`]),
    ...(entity === null ? [] : [entity]),
  ].join(", ");
  return [
    place === "" ? "" : element("div", { class: "place" }, escaped(place)),
    path === "" ? "" : element("code", {}, escaped(path)),
    element("div", {}, escaped(message)),
  ].join("");
}

function overTime({ days }: Tally): string {
  const { unit, bars } = periodsOfDays(days);
  if (bars.length === 0) return "";
  const name = `Findings by ${unit} (UTC) of what they are about`;
  return section(name, legend, columnPlot(bars, name));
}

const legend = element(
  "p",
  { class: "legend" },
  ...severities.map((severity) => `${mark(severity)}${severityNames[severity]} `),
);

function byEntity({ entities }: Tally): string {
  const bars = [...entities].map(
    ([name, counts]): Bar => ({ label: name === "" ? "not said" : name, counts }),
  );
  const sorted = bars.toSorted((a, b) => totalOf(b.counts) - totalOf(a.counts));
  const name = "Findings by what they are about";
  const more =
    sorted.length > SHOWN ? element("p", {}, `${sorted.length - SHOWN} more kinds are not shown.`) : "";
  return section(name, legend, barPlot(sorted.slice(0, SHOWN), name), more);
}

/** Bars that a plot shows. */
const SHOWN = 20;

const section = (title: string, ...inner: readonly string[]): string =>
  element("section", {}, element("h2", {}, escaped(title)), ...inner);

const table = (headings: readonly string[], rows: readonly (readonly string[])[]): string =>
  element(
    "div",
    { class: "scroll" },
    element(
      "table",
      {},
      element(
        "thead",
        {},
        element("tr", {}, ...headings.map((text) => element("th", { scope: "col" }, text))),
      ),
      element(
        "tbody",
        {},
        ...rows.map((cells) => `\n${element("tr", {}, ...cells.map((cell) => element("td", {}, cell)))}`),
      ),
    ),
  );

const style = `
:root {
  color-scheme: light dark;
  --page: #fbfaf8; --card: #ffffff; --text: #1d1f23; --quiet: #5d636e; --line: #d9dbe0;
  --error: #b3261e; --warning: #a86a00; --info: #2f66ad;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #15171a; --card: #1d2024; --text: #e6e7ea; --quiet: #a2a8b3; --line: #353a42;
    --error: #f2857b; --warning: #e3b04b; --info: #82b1f0;
  }
}
body {
  max-width: 72rem; margin: 2rem auto; padding: 0 1.25rem;
  background: var(--page); color: var(--text); font: 0.95rem/1.5 system-ui, sans-serif;
}
h1 { font-size: 1.35rem; overflow-wrap: anywhere; }
h2 { margin: 2.25rem 0 0.5rem; font-size: 1.05rem; }
.numbers { display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 1.25rem 0; }
.numbers div { min-width: 6.5rem; padding: 0.6rem 0.9rem; border: 1px solid var(--line); border-radius: 0.4rem; background: var(--card); }
dt { color: var(--quiet); font-size: 0.85rem; }
dd { margin: 0; font-size: 1.4rem; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.5rem 0.9rem 0.5rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--quiet); font-size: 0.85rem; font-weight: 600; }
td { overflow-wrap: anywhere; min-width: 4.5rem; }
td:nth-child(n + 4) { min-width: 14rem; }
code { font: 0.88em ui-monospace, monospace; }
.number { display: block; font-variant-numeric: tabular-nums; }
.place, .legend, footer { color: var(--quiet); font-size: 0.85rem; }
.legend { margin: 0 0 0.5rem; }
.mark { display: inline-block; width: 0.65rem; height: 0.65rem; margin-right: 0.4rem; border-radius: 0.15rem; }
.legend .mark:not(:first-child) { margin-left: 0.75rem; }
.mark.error { background: var(--error); }
.mark.warning { background: var(--warning); }
.mark.info { background: var(--info); }
svg { display: block; max-width: 100%; height: auto; }
svg text { fill: var(--text); font: 12px system-ui, sans-serif; }
rect.error { fill: var(--error); }
rect.warning { fill: var(--warning); }
rect.info { fill: var(--info); }
.axis { stroke: var(--line); }
footer { margin-top: 2.5rem; }
`;
