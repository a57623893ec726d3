import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../engines/engine.ts";
import { instant } from "../../facts/arbitrary-records.ts";
import { runs } from "../../language/random.ts";
import { recordsOfAllTypes } from "./all-records.ts";
import { anEnd, type Happenings, happenings, happeningTables } from "./arbitrary-records.ts";
import { derivations } from "./derivations.ts";
import { together } from "./random-records.ts";
import { engines, expectSameRows, loadRecords, loadTable, readView } from "./record-engine.ts";

const { seed, numRuns } = runs(40);
const records = recordsOfAllTypes(numRuns, seed);
const inOrderGiven = <One extends object>(all: readonly One[]) =>
  all.map((one, index) => ({ ...one, position: index + 1 }));
const lived = together(happenings, numRuns, seed, { isDense: false });
const happened: Happenings = {
  activity: lived.flatMap(({ activity }) => activity),
  steps: lived.flatMap(({ steps }) => steps),
  signals: lived.flatMap(({ signals }) => signals),
  births: lived.flatMap(({ births }) => births),
  carts: lived.flatMap(({ carts }) => carts),
  // One list of features for all samples, lest every user be laid over every sample's.
  features: lived
    .flatMap(({ features }) => (features.length === 0 ? [] : [features]))
    .slice(0, 2)
    .flat(),
  uses: lived.flatMap(({ uses }) => uses),
  eligibility: lived.flatMap(({ eligibility }) => eligibility),
  hits: inOrderGiven(lived.flatMap(({ hits }) => hits)),
  searches: inOrderGiven(lived.flatMap(({ searches }) => searches)),
  // What comes first at one instant is told by the order given, in a table by the id.
  attempts: lived
    .flatMap(({ attempts }) => attempts)
    .toSorted((one, other) => (one.attemptId < other.attemptId ? -1 : 1)),
};
const ends = [undefined, instant(45_000), anEnd];
const all = new Map(
  ends.flatMap((asOf) => derivations(records, asOf, instant(0), happened)).map((one) => [one.about, one]),
);

describe.each(engines)("%s makes of any records the facts that TypeScript makes", (_, open) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
    await loadRecords(engine, records);
    for (const [table, columns] of Object.entries(happeningTables))
      await loadTable(
        engine,
        table,
        columns,
        Object.entries(happened).find(([name]) => name === table)?.[1] ?? [],
      );
    // Nothing depends on where the session is.
    await engine.query("SET TimeZone = 'America/St_Johns'");
  });
  afterAll(() => engine.close());

  test.each([...all.values()])("$about", async ({ fact, columns, rows, view }) => {
    const { dialect } = engine;
    expectSameRows(await readView(engine, view({ dialect }), `${fact}Fact`), rows, columns);
  });
});

test("there are facts of every kind to compare", () => {
  const most = new Map<string, number>();
  for (const { fact, rows } of all.values()) most.set(fact, Math.max(rows.length, most.get(fact) ?? 0));
  expect([...most].filter(([, count]) => count < 20)).toEqual([]);
});
