import { existsSync, readFileSync } from "node:fs";
import type { Plugin } from "esbuild";
import { defineConfig } from "tsup";
import { writeJsonSchemas } from "./scripts/json-schemas.ts";
import { shakeable } from "./scripts/shakeable.ts";

const { exports: entryPoints }: { exports: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync("package.json", "utf8"),
);

/** `./dist/sql.js` is built from `src/sql.ts` or `src/sql/index.ts`. */
const entryFiles = Object.fromEntries(
  Object.values(entryPoints)
    .filter((file) => file.endsWith(".js"))
    .map((file) => file.slice("./dist/".length, -".js".length))
    .map((name) => [name, existsSync(`src/${name}.ts`) ? `src/${name}.ts` : `src/${name}/index.ts`]),
);

/** The engine stays a file of its own, so that `imports` in package.json can give browsers another. */
const engineApart: Plugin = {
  name: "engine-apart",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/engine\.ts$/ }, () => ({
      path: "#engine",
      external: true,
      sideEffects: false,
    }));
  },
};
/** Started by its name, so it is a file of its own. */
const thread = { "event-thread": "src/threads/event-thread.ts" };
const engines = { engine: "src/language/engine.ts", "engine-browser": "src/language/engine-browser.ts" };

export default defineConfig({
  entry: { ...entryFiles, ...engines, ...thread, cli: "src/cli/main.ts" },
  format: "esm",
  target: "es2022",
  platform: "node",
  removeNodeProtocol: false,
  clean: true,
  splitting: true,
  treeshake: false,
  esbuildPlugins: [shakeable, engineApart],
  // tsup 8 sets baseUrl, which TypeScript 6 calls deprecated.
  dts: { entry: entryFiles, compilerOptions: { ignoreDeprecations: "6.0", types: ["node"] } },
  onSuccess: () => writeJsonSchemas("dist/schemas"),
});
