import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const file = new URL("../../../shared/design/worked_examples.json", import.meta.url);
const present = existsSync(file);

/** A number or word, or several by place or by name. */
export type Answer =
  | number
  | string
  | boolean
  | null
  | readonly Answer[]
  | { readonly [name: string]: Answer };

/** A worked example, as published or as derived from a published formula. */
export interface WorkedExample<Inputs> {
  readonly metric: string;
  readonly variant: string;
  readonly inputs: Inputs;
  readonly expected: Answer;
  /** How far a number may lie from the expected one; 0 means equal. */
  readonly tolerance: number;
}

/** All of them; none where the file is absent. */
export const every: readonly WorkedExample<never>[] = present ? JSON.parse(readFileSync(file, "utf8")) : [];

/** The worked examples are not in the repository; where they are absent, their tests say so and are skipped. */
export function describeWorkedExamples(of: string, tests: () => void): void {
  if (!present)
    console.warn(`SKIPPED: the worked examples of ${of} are not on this machine, none was computed.`);
  describe.skipIf(!present)(`worked examples: ${of}${present ? "" : " (absent, not computed)"}`, tests);
}

/** Computes the examples of a metric and variant, and compares; the form of their inputs is the caller's to know. */
export function worked<Inputs>(metric: string, variant: string, answer: (inputs: Inputs) => Answer): void {
  const examples = every.filter((one) => one.metric === metric && one.variant === variant);
  it(`${metric}: ${variant}`, () => {
    expect(examples.length, "there is such an example").toBeGreaterThan(0);
    for (const { inputs, expected, tolerance } of examples) {
      expectNear(answer(inputs), expected, tolerance, "");
    }
  });
}

function expectNear(answer: Answer, expected: Answer, tolerance: number, path: string): void {
  if (typeof expected === "object" && expected !== null) {
    const found = typeof answer === "object" && answer !== null ? answer : {};
    expect(Object.keys(found), path).toEqual(Object.keys(expected));
    for (const [name, value] of Object.entries<Answer>(expected)) {
      expectNear(Reflect.get(found, name), value, tolerance, `${path}.${name}`);
    }
  } else if (typeof expected === "string" && /^\d+\/\d+$/.test(expected)) {
    expectNear(answer, fraction(expected), tolerance, path);
  } else if (typeof expected === "number") {
    expect(typeof answer, path).toBe("number");
    expect(Math.abs(Number(answer) - expected), `${path} is ${answer}, not ${expected}`).toBeLessThanOrEqual(
      tolerance,
    );
  } else {
    expect(answer, path).toBe(expected);
  }
}

/** The number that "5/9" writes. */
export function fraction(text: string): number {
  const [above = Number.NaN, below = 1] = text.split("/").map(Number);
  return above / below;
}
