// Writes docs/site/: a page for each metric and fact, the guides, and the API, all from the sources.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { writeSite } from "./site.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const generated = "docs/generated";
rmSync(generated, { recursive: true, force: true });
mkdirSync(generated, { recursive: true });

/** Node 20 runs no TypeScript, so what is imported from here is bundled first. */
async function load(source, name) {
  const outfile = `${generated}/${name}.mjs`;
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
  });
  return import(pathToFileURL(outfile).href);
}

const { facts, metrics, pages } = await load("docs/pages/index.ts", "pages");
for (const { file, text } of pages()) writeFileSync(`${generated}/${file}`, text);
await build({
  entryPoints: ["docs/browser.ts"],
  outfile: `${generated}/browser.js`,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
});

const { default: library } = await load("tsup.config.ts", "entry-points");
await writeSite({ entryPoints: library.entry, facts, metrics });
