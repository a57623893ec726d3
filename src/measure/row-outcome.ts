import { finish } from "../language/state.ts";
import type { AnyMetric, GivenValues } from "../metrics/metric.ts";
import { passFor } from "./pass.ts";

/** What a metric makes of one row. */
export interface RowOutcome {
  /** The reason why the row is left out; `null` if it is counted. */
  readonly because: string | null;
  /** What each part comes to over this row alone: what it adds to a count or sum, its own value in a median. */
  readonly parts: Readonly<Record<string, number | null>>;
}

/** A row of a metric, by itself: with bad input it is left out, as `onInvalid: "exclude"` does. */
export interface RowOutcomes {
  readonly given: GivenValues;
  readonly of: (row: object) => RowOutcome;
}

/** @throws TypeError on a threshold that the metric does not have. */
export function rowOutcomes(metric: AnyMetric, given?: object): RowOutcomes {
  const compiled = passFor([{ metric, given }], "exclude");
  const [used] = compiled.ready;
  const nodes = Object.entries(used?.formula.parts ?? {});
  return {
    given: used?.given ?? {},
    of(row) {
      const state = compiled.create();
      const group = compiled.addGroup(state);
      compiled.add(state, [row], null);
      const { excluded, parts } = compiled.read(state, 0, group);
      const [because = null] = Object.keys(excluded);
      return {
        because,
        parts: Object.fromEntries(nodes.map(([name, node]) => [name, finish(node, parts[name] ?? null)])),
      };
    },
  };
}
