import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { validateEvents } from "../../src/events/index.ts";
import { sample } from "./samples.ts";

const folder = new URL("../../../shared/vendor/standards-cloudevents/", import.meta.url);
const present = existsSync(folder);
if (!present) console.warn("SKIPPED: the samples of CloudEvents are not on this machine.");

describe.skipIf(!present)("the samples of the CloudEvents specification", () => {
  const samples = (present ? readdirSync(folder) : [])
    .filter((file) => file.endsWith(".json"))
    .map((file): [string, Record<string, unknown>] => [
      file,
      JSON.parse(readFileSync(new URL(file, folder), "utf8")),
    ]);

  it("are there", () => {
    expect(samples.length).toBeGreaterThan(2);
  });

  it.each(samples)(
    "%s: its envelope is fine, extensions and nulls included; its type is none of ours",
    (_, event) => {
      const ours = sample("cx.case.resolved", "minimal");
      const [asItIs, asOurs] = [
        ...validateEvents([
          event,
          { ...event, type: ours.type, data: ours.data, datacontenttype: "application/json" },
        ]),
      ];
      expect(asItIs?.findings.map(({ ruleId, path }) => `${ruleId} ${path}`)).toEqual(["SHP-02 /type"]);
      expect(asOurs?.findings).toEqual([]);
    },
  );
});
