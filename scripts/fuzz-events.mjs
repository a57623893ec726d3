// Hands the validation of events inputs that are wrong in every way: `npm run fuzz -- [--inputs n] [--seed n]`. The same
// inputs, a few thousand of them, run with the tests; the code that makes them is test/events/fuzzing.ts.
import { parseArgs } from "node:util";
import { build } from "esbuild";

const { values } = parseArgs({
  options: { inputs: { type: "string", default: "1000000" }, seed: { type: "string" } },
});
const inputs = Number(values.inputs);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));

const bundled = await build({
  entryPoints: ["test/events/fuzzing.ts"],
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  write: false,
});
const [{ text }] = bundled.outputFiles;
const { fuzz } = await import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);

console.log(`${inputs} inputs of seed ${seed}`);
const start = Date.now();
const told = process.stderr.isTTY ? (done) => process.stderr.write(`\r${done}`) : undefined;
const { valid, invalid, findings } = fuzz(inputs, seed, "test/events/corpus", told);
console.log(`\nno uncaught error in ${((Date.now() - start) / 1000).toFixed(0)} s`);
console.log(`verdicts, a good line before and after each line included: ${valid} valid, ${invalid} invalid`);
for (const [rule, count] of [...findings].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${rule} ${count}`);
