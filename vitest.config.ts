import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/index-metrics.ts"],
    testTimeout: 60_000,
    typecheck: {
      enabled: true,
      checker: "node node_modules/typescript/bin/tsc",
      tsconfig: "test/tsconfig.json",
      include: ["test/**/*.test-d.ts"],
    },
  },
});
