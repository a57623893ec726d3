import { existsSync } from "node:fs";
import { defineConfig } from "tsup";

const library = {
  index: "src/index.ts",
  model: "src/model/index.ts",
  sql: "src/sql/index.ts",
  catalogue: "src/catalogue.ts",
};

export default defineConfig({
  entry: { ...library, ...(existsSync("src/cli/main.ts") && { cli: "src/cli/main.ts" }) },
  format: "esm",
  target: "es2022",
  platform: "node",
  removeNodeProtocol: false,
  clean: true,
  splitting: true,
  treeshake: false,
  // tsup 8 sets baseUrl, which TypeScript 6 calls deprecated.
  dts: { entry: library, compilerOptions: { ignoreDeprecations: "6.0" } },
});
