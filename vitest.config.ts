import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/index-metrics.ts"],
    testTimeout: 60_000,
  },
});
