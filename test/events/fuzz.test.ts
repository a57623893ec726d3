import { expect, it } from "vitest";
import { validateEvents } from "../../src/events/index.ts";
import { timeLimit } from "../language/random.ts";
import { corpus, fuzz } from "./fuzzing.ts";

const folder = `${import.meta.dirname}/corpus`;

it.each(corpus(folder))("the corpus is judged as its names say: %s", (name, bytes) => {
  const judged = [...validateEvents(bytes, { streamRules: false })];
  const [rule] = /^[A-Z]+-\d+/.exec(name) ?? [null];
  const expected = rule === null ? [true, true, true] : [true, false, true];
  expect(judged.map(({ valid }) => valid)).toEqual(expected);
  if (rule !== null) expect(judged[1]?.findings.map(({ ruleId }) => ruleId)).toEqual([rule]);
});

it(
  "thousands of inputs that are wrong in some way: one verdict each, and no good line beside them is lost",
  () => {
    const seed = Number(process.env["TOUCHSTONE_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
    console.log(`5000 inputs of TOUCHSTONE_SEED=${seed}`);
    const { inputs, valid, invalid, findings } = fuzz(5000, seed, folder);
    expect(inputs).toBe(5000);
    expect(valid).toBeGreaterThan(2 * 4500);
    expect(invalid).toBeGreaterThan(1000);
    expect([...findings.keys()]).toEqual(expect.arrayContaining(["JSON-01", "SHP-01", "ENC-01", "JSON-06"]));
  },
  timeLimit,
);
