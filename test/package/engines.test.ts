import { expect, expectTypeOf, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { closures } from "../../src/language/closures.ts";
import type { passOf } from "../../src/language/engine.ts";
import { passOf as passOfBrowser } from "../../src/language/engine-browser.ts";

test("browsers get closures, and all else an engine that finds out", () => {
  expect(passOfBrowser).toBe(closures);
  expectTypeOf(passOfBrowser).toExtend<typeof passOf>();
  expect(manifest.imports["#engine"]).toEqual({
    browser: "./dist/engine-browser.js",
    default: "./dist/engine.js",
  });
});
