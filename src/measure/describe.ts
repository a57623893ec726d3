import { textsOf } from "../facts/texts.ts";
import { isNode, type Mergeability, mergeability } from "../language/aggregate.ts";
import type { Node } from "../language/expression.ts";
import { latex, latexName } from "../language/latex.ts";
import { listEach } from "../language/one-or-each.ts";
import { aggregateWords, words } from "../language/words.ts";
import type { AnyMetric, Better, Domain, GivenValues, Unit, ValueRange } from "../metrics/metric.ts";

/** A metric told from its formula: nothing here is written twice. */
export interface MetricDescription {
  readonly id: string;
  readonly variant: string | null;
  readonly unit: Unit;
  readonly better: Better;
  readonly domain: Domain;
  readonly range: ValueRange;
  /** Name of the fact, what one of its rows is, and the instant that places a row in a period unless said. */
  readonly fact: { readonly name: string; readonly grain: string; readonly at: string };
  readonly given: GivenValues;
  /** The value from its parts, in words and as LaTeX. */
  readonly formula: { readonly words: string; readonly latex: string };
  readonly parts: Readonly<Record<string, string>>;
  /** Rows that are not counted, by reason, in the order in which the reasons are tried. */
  readonly excluded: Readonly<Record<string, string>>;
  readonly columns: readonly {
    readonly name: string;
    readonly type: string;
    readonly presence: string;
    readonly says: string;
  }[];
  /** Whether results can be added, merged through their parts, or only be recomputed from all rows. */
  readonly mergeability: Mergeability;
}

/** Tells a metric from its formula, with its default thresholds. */
export function describe(metric: AnyMetric): MetricDescription {
  const { id, variant, unit, better, domain, range, fact, given } = metric;
  const formula = metric.formula(given);
  const texts = textsOf(fact);
  const parts = Object.entries(formula.parts);
  const worst = parts.map(([, node]) => mergeability(node));
  const lines = listEach(formula.value, isNode);
  const own = lines.every(([, { op }]) => op === "part") ? "distributive" : "algebraic";
  return {
    id,
    variant,
    unit,
    better,
    domain,
    range,
    fact: { name: fact.name, grain: texts.grain, at: fact.at },
    given,
    formula: { words: lines.map(wordsLine).join("; "), latex: latexOf(lines) },
    parts: Object.fromEntries(parts.map(([name, node]) => [name, aggregateWords(node)])),
    excluded: Object.fromEntries(formula.exclusions.map(({ reason, when }) => [reason, words(when)])),
    columns: formula.columns.map(({ name, type }) => {
      const { presence = "" } = fact.columns[name] ?? {};
      return { name, type, presence, says: texts.columns[name] ?? "" };
    }),
    mergeability: worst.includes("holistic") ? "holistic" : worst.includes("algebraic") ? "algebraic" : own,
  };
}

type Line = readonly [component: string | null, value: Node];

const wordsLine = ([component, value]: Line): string =>
  component === null ? words(value) : `${component} = ${words(value)}`;

function latexOf(lines: readonly Line[]): string {
  const said = lines.map(([component, value]) =>
    component === null ? latex(value) : `${latexName(component)} &= ${latex(value)}`,
  );
  return said.length === 1 ? said.join("") : `\\begin{aligned} ${said.join(" \\\\ ")} \\end{aligned}`;
}
