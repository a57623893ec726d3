import { expect, it } from "vitest";
import * as z from "zod";
import { eventTypes, validateEvents } from "../../src/events/index.ts";
import { walksOf } from "../../src/events/known-length.ts";
import { corpus } from "./fuzzing.ts";
import { allTypes, sample } from "./samples.ts";

// As where a content-security policy forbids it. It holds for this file alone, whose modules are its own.
z.config({ jitless: true });

it("no code is generated", () => {
  expect(
    walksOf(() => ({ schema: eventTypes["cx.case.resolved"].schema, suspects: null })).lengthOf("it"),
  ).toBe(null);
});

it.each(allTypes)("events are judged all the same: %s", (type) => {
  const lines = (["full", "minimal"] as const).map((size) => JSON.stringify(sample(type, size)));
  const bad = lines.map((line) => line.replace('"specversion":"1.0"', '"specversion":"2.0"'));
  const judged = [...validateEvents([...lines, ...bad], { streamRules: false })];
  expect(judged.map(({ valid }) => valid)).toEqual([true, true, false, false]);
});

it.each(corpus(`${import.meta.dirname}/corpus`))("and so is the corpus: %s", (name, bytes) => {
  const judged = [...validateEvents(bytes, { streamRules: false })];
  expect(judged.map(({ valid }) => valid)).toEqual([true, name.startsWith("valid"), true]);
});
