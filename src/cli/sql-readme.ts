import { oneLine } from "./errors.ts";
import type { SqlFact, SqlMetric, SqlProject } from "./sql-project.ts";

/** What is told of a project to whoever opens its directory. */
export function sqlReadme({
  dialect,
  tables,
  facts,
  metrics,
  isOfOpenHours,
  onlyMetrics,
}: SqlProject): string {
  const parts = [
    `# Metrics in SQL, for ${dialect}\n\nWritten by \`touchstone sql --all\`; run it again instead of editing these files.`,
    onlyMetrics === null ? howToRun(isOfOpenHours) : withoutTables(onlyMetrics),
    ...(tables.length === 0
      ? []
      : [`## 1-tables\n\n${tables.map(({ file, holds }) => `- ${link(file)}: ${holds}`).join("\n")}`]),
    ...(facts.length === 0 ? [] : [factsText(facts)]),
    metricsText(metrics),
  ];
  return `${parts.join("\n\n")}\n`;
}

const howToRun = (
  isOfOpenHours: boolean,
): string => `Run the files in the order of their names: tables of records, then facts as views over them, then whichever metrics are
asked for. The tables are empty; a view of yours with the columns of a table will do in its place.

${isOfOpenHours ? "Durations count the open hours of `1-tables/open-hours.sql`; write it again before its horizon ends." : "Durations count every hour; `--schedule` counts open ones."}`;

const withoutTables = (reason: string): string =>
  `Only the metrics are written, no tables and no facts. ${reason} Each metric reads a table named after its fact; its
columns are those of \`touchstone define METRIC\`.`;

const link = (file: string): string => `[${file}](${file})`;

function factsText(facts: readonly SqlFact[]): string {
  const views = facts.filter(({ is }) => is === "view");
  const empty = facts.filter(({ is }) => is === "table");
  const list = views.map(({ file, table }) => `- ${link(file)}: the view \`${table}\``).join("\n");
  const toFill = empty.map(
    ({ file, table, because }) => `- ${link(file)}: the table \`${table}\`; ${because}`,
  );
  return [
    `## 2-facts\n\n${list}`,
    ...(empty.length === 0
      ? []
      : [
          `These are tables in place of views, with the columns of the fact, and whoever knows fills them:\n\n${toFill.join("\n")}`,
        ]),
  ].join("\n\n");
}

/** The metrics by family, variants below their metric. */
function metricsText(metrics: readonly SqlMetric[]): string {
  const families = [...new Set(metrics.map(({ family }) => family))].map((family) => {
    const own = metrics.filter((one) => one.family === family);
    const lines = own.map(
      ({ file, metric, variant, says }) =>
        `${variant === null ? "- " : "  - "}[${variant ?? metric}](${file}): ${oneLine(says)}`,
    );
    return `### ${family}\n\n${lines.join("\n")}`;
  });
  return ["## 3-metrics", ...families].join("\n\n");
}
