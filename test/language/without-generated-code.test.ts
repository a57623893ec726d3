import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { measure } from "../../src/measure/measure.ts";
import { measureAll } from "../../src/measure/measure-all.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";

/** What the library answers to every example of the catalogue, as text. */
function answers(library: {
  readonly measure: typeof measure;
  readonly measureAll: typeof measureAll;
  readonly catalogue: typeof catalogue;
}): string {
  const all = Object.values(library.catalogue).flatMap(({ metric, examples }) =>
    examples.map(({ variant, rows, given = {} }) => {
      const one = variant === undefined ? metric : metric.variants[variant];
      if (one === undefined) throw new Error(`There is no variant ${variant}.`);
      const of = rows as never[];
      return [
        library.measure(one, of, { given, onInvalid: "exclude" }),
        library.measureAll({ one }, of, { by: ["channel"], onInvalid: "exclude" }),
      ];
    }),
  );
  return JSON.stringify(all);
}

test("where code may not be generated, every example gives the same", async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        export { measure } from "./src/measure/measure.ts";
        export { measureAll } from "./src/measure/measure-all.ts";
        export { catalogue } from "./src/metrics/catalogue.ts";`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    format: "iife",
    globalName: "library",
    write: false,
  });
  const code = `${outputFiles[0]?.text}; (${answers.toString()})(library)`;
  const strict = createContext({}, { codeGeneration: { strings: false, wasm: false } });
  expect(() => runInContext("new Function('return 1')", strict)).toThrow(
    "Code generation from strings disallowed",
  );
  expect(runInContext(code, strict)).toBe(answers({ measure, measureAll, catalogue }));
});
