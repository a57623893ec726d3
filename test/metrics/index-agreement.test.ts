import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { measure } from "../../src/measure/measure.ts";
import { isOneValue } from "../../src/measure/measurement.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import type { MetricEntry } from "../../src/metrics/entry.ts";

/** The reference list of metrics is not in the repository; where it is absent, this test says so and is skipped. */
const file = new URL("../../../shared/design/metrics.md", import.meta.url);
const present = existsSync(file);
if (!present)
  console.warn(
    "SKIPPED: the reference list of metrics is not on this machine, nothing was compared with it.",
  );

interface Line {
  readonly id: string;
  readonly domain: string;
  readonly unit: string;
  readonly range: string;
  readonly better: string;
  readonly empty: string;
}

const lines: readonly Line[] = present
  ? (readFileSync(file, "utf8")
      .split(/^# INDEX.*$/m)[1]
      ?.split(/^---$/m)[0]
      ?.split("\n")
      .filter((line) => /^\| [a-z]/.test(line) && !line.startsWith("| id "))
      .map((line) => {
        const [, id = "", , domain = "", , unit = "", range = "", better = "", empty = ""] = line
          .split("|")
          .map((cell) => cell.trim());
        return { id, domain, unit, range, better, empty };
      }) ?? [])
  : [];

const domains: Readonly<Record<string, string>> = {
  CS: "customer-service",
  CX: "customer-experience",
  J: "journey",
};
const infinite: Readonly<Record<string, number | null>> = { "-inf": null, inf: null };
const bound = (text: string) => (text in infinite ? (infinite[text] ?? null) : Number(text));

/** Where the list names several forms or none, the one that is the default here. */
const settled: Readonly<Record<string, Partial<Line>>> = {
  ces: { unit: "ratio", range: "0..1", better: "higher" },
  boxScore: { better: "context" },
  servqual: { range: "-6..6" },
  scheduleConformance: { better: "target" },
  complaintRate: { unit: "per 1000" },
  // √2 can be approached and not passed.
  lostness: { range: `0..${Math.SQRT2}` },
  directlyFollows: { empty: "0" },
  pathFrequency: { unit: "counts", empty: "0" },
  momentOfTruthScore: { unit: "ratio", range: "0..1" },
};

describe.skipIf(!present)(
  `the catalogue and the reference list${present ? "" : " (absent, not compared)"}`,
  () => {
    const entries = new Map<string, MetricEntry>(Object.entries(catalogue));

    it("have the same metrics", () => {
      expect(lines.length).toBeGreaterThan(100);
      expect([...entries.keys()].sort()).toEqual(lines.map(({ id }) => id).sort());
    });

    it.each(lines.map((line) => [line.id, line] as const))("agree on %s", (id, line) => {
      const metric = entries.get(id)?.metric;
      if (metric === undefined) throw new Error(`There is no metric ${id}.`);
      const { domain, unit, range, better, empty } = { ...line, ...settled[id] };
      const [, least = "", greatest = ""] = /^(-?[\d.]+?|-inf)\.\.(-?[\d.]+|inf)/.exec(range) ?? [];
      const nothing = measure(metric, []).value;
      expect({
        domain: metric.domain,
        unit: metric.unit,
        range: metric.range,
        better: metric.better,
        empty: isOneValue(nothing) ? nothing : Math.max(...Object.values(nothing).map(Number)),
      }).toEqual({
        domain: domains[domain],
        unit,
        range: [bound(least), bound(greatest)],
        better: { "n/a": "none" }[better] ?? better,
        empty: empty === "null" ? null : Number(empty),
      });
    });
  },
);
