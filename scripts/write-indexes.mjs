// Writes the lists of what the source folders hold, so that a new metric or fact is one new file: the metrics and
// their catalogue, the facts with what is told of them, the derivations, and the list in the README. But for the
// README what is generated is not committed; every command that needs it runs this.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

const source = new URL("../src/", import.meta.url);
const camel = (file) => file.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const byPath = (a, b) => (a.path < b.path ? -1 : 1);

const note = "// Written by scripts/write-indexes.mjs from the files beside it. Do not edit.\n";
function write(name, text) {
  const file = new URL(name, source);
  const whole = `${note}${text}`;
  if (!existsSync(file) || readFileSync(file, "utf8") !== whole) writeFileSync(file, whole);
}

const metrics = readdirSync(new URL("metrics/", source), { withFileTypes: true })
  .filter((family) => family.isDirectory())
  .flatMap((family) =>
    readdirSync(new URL(`metrics/${family.name}/`, source))
      .filter((file) => file.endsWith(".ts"))
      .map((file) => ({
        family: family.name,
        path: `./${family.name}/${file}`,
        id: camel(file.slice(0, -3)),
      })),
  )
  .sort(byPath);

write("metrics/index.ts", metrics.map(({ id, path }) => `export { ${id} } from "${path}";\n`).join(""));
write(
  "metrics/catalogue.ts",
  `${[
    'import type { MetricEntry } from "./entry.ts";\n',
    ...metrics.map(({ id, path }) => `import { ${id}Entry } from "${path}";\n`),
    "\n/** Every metric of the library with its prose, variants, examples and sources, by metric id. */\n",
    "export const catalogue: { readonly [Id in MetricId]: MetricEntry } = {\n",
    ...metrics.map(({ id, family }) => `  ${id}: { ...${id}Entry, family: "${family}" },\n`),
    "};\n\n/** The id of a metric of the catalogue. */\nexport type MetricId =\n",
    ...metrics.map(({ id }) => `  | "${id}"\n`),
  ]
    .join("")
    .trimEnd()};\n`,
);

const factFiles = readdirSync(new URL("facts/", source))
  .filter((file) => file.endsWith(".ts"))
  .map((file) => ({ path: `./${file}`, id: camel(file.slice(0, -3)) }))
  .sort(byPath);
const facts = factFiles
  .filter(({ path, id }) =>
    readFileSync(new URL(`facts/${path}`, source), "utf8").includes(`export const ${id}Fact`),
  )
  .map(({ path, id }) => ({ path, id, name: `${id.slice(0, 1).toUpperCase()}${id.slice(1)}` }));
const derivations = factFiles.filter(({ path }) => path.endsWith("-facts.ts"));

write(
  "facts/index.ts",
  [
    ...facts.map(
      ({ path, id, name }) => `export { type ${name}Columns, type ${name}Fact, ${id}Fact } from "${path}";\n`,
    ),
    ...derivations.map(({ path }) => `export * from "${path}";\n`),
  ].join(""),
);
write(
  "facts/all-texts.ts",
  [
    ...facts.map(({ path, id }) => `import { ${id}Texts } from "${path}";\n`),
    "\n/** What is told of every fact, by its name. */\nexport const allTexts = {\n",
    ...facts.map(({ id }) => `  ${id}: ${id}Texts,\n`),
    "};\n",
  ].join(""),
);

const readme = new URL("../README.md", import.meta.url);
if (existsSync(readme)) {
  const text = readFileSync(readme, "utf8");
  const families = [...new Set(metrics.map(({ family }) => family))];
  const rows = families.map((family) => {
    const ids = metrics.filter((metric) => metric.family === family).map(({ id }) => `\`${id}\``);
    return `| ${family.replaceAll("-", " ")} | ${ids.join(" ")} |`;
  });
  const table = ["| family | metrics |", "|---|---|", ...rows].join("\n");
  const written = text.replace(/(<!-- metrics -->\n)[\s\S]*?(<!-- \/metrics -->)/, `$1\n${table}\n\n$2`);
  if (written !== text) writeFileSync(readme, written);
}
