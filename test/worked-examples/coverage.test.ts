import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { describeWorkedExamples, every } from "./examples.ts";

describeWorkedExamples("all of them", () => {
  it("are each computed in one of the files here", () => {
    const folder = new URL("./", import.meta.url);
    const files = readdirSync(folder)
      .filter((file) => file.endsWith(".test.ts"))
      .map((file) => readFileSync(new URL(file, folder), "utf8"))
      .join("\n");
    const named = every.filter(
      ({ metric, variant }) => files.includes(`"${metric}"`) && files.includes(JSON.stringify(variant)),
    );
    expect(every.length).toBeGreaterThan(100);
    expect(
      every.filter((one) => !named.includes(one)).map(({ metric, variant }) => [metric, variant]),
    ).toEqual([]);
  });
});
