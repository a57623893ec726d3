// Writes src/metrics/index.ts and src/metrics/catalogue.ts from the files in the family folders, so that a
// new metric is one new file. Both are generated and not committed; every command that needs them runs this.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

const root = new URL("../src/metrics/", import.meta.url);
const camel = (file) => file.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());

const found = readdirSync(root, { withFileTypes: true })
  .filter((family) => family.isDirectory())
  .flatMap((family) =>
    readdirSync(new URL(`${family.name}/`, root))
      .filter((file) => file.endsWith(".ts"))
      .map((file) => ({
        family: family.name,
        path: `./${family.name}/${file}`,
        id: camel(file.slice(0, -3)),
      })),
  )
  .sort((a, b) => (a.path < b.path ? -1 : 1));

const note = "// Written by scripts/index-metrics.mjs from the files in the family folders. Do not edit.\n";
const index = found.map(({ id, path }) => `export { ${id} } from "${path}";\n`).join("");
const catalogue = [
  'import type { MetricEntry } from "./entry.ts";\n',
  ...found.map(({ id, path }) => `import { ${id}Entry } from "${path}";\n`),
  "\n/** Every metric of the library with its prose, variants, examples and sources, by metric id. */\n",
  "export const catalogue: { readonly [Id in MetricId]: MetricEntry } = {\n",
  ...found.map(({ id, family }) => `  ${id}: { ...${id}Entry, family: "${family}" },\n`),
  "};\n\n/** The id of a metric of the catalogue. */\nexport type MetricId =\n",
  ...found.map(({ id }) => `  | "${id}"\n`),
].join("");

const write = (name, text) => {
  const file = new URL(name, root);
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
};
write("index.ts", note + index);
write("catalogue.ts", `${note + catalogue.trimEnd()};\n`);
