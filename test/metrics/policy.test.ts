import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { valueLines } from "../../src/measure/measurement.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import type { Example, MetricEntry, Source } from "../../src/metrics/entry.ts";
import type { AnyMetric } from "../../src/metrics/metric.ts";

/** What is wrong with an entry, each fault one sentence that says what to do. */
type Rule = (entry: MetricEntry) => readonly string[];

const unless = (holds: boolean, sentence: string): readonly string[] => (holds ? [] : [sentence]);
const isText = (text: string): boolean => text.trim().length > 0;
const variantsOf = ({ metric }: MetricEntry): [name: string, metric: AnyMetric][] =>
  Object.entries(metric.variants);
const sourcesOf = ({ sources, variants, tools = [] }: MetricEntry): readonly Source[] => [
  ...sources,
  ...tools.map(({ source }) => source),
  ...Object.values(variants).flatMap(({ usedBy }) => usedBy),
];

const rules: readonly Rule[] = [
  function isTold({ name, says, population, recommended, aliases, beware, variants }) {
    return [
      ...Object.entries({ name, says, population, recommended }).flatMap(([field, text]) =>
        unless(isText(text), `say its "${field}".`),
      ),
      ...unless(aliases.every(isText), "one of its aliases is empty; drop it."),
      ...unless(
        beware.length > 0 && beware.every(isText),
        'name at least one mistake that is made with it under "beware".',
      ),
      ...Object.entries(variants).flatMap(([variant, text]) =>
        unless(isText(text.says), `say what its variant "${variant}" is.`),
      ),
    ];
  },

  function tellsEveryVariant(entry) {
    const computed = variantsOf(entry).map(([name]) => name);
    const told = Object.keys(entry.variants);
    return [
      ...computed
        .filter((name) => !told.includes(name))
        .map((name) => `its variant "${name}" computes and is not told; add it to the entry.`),
      ...told
        .filter((name) => !computed.includes(name))
        .map((name) => `its variant "${name}" is told and does not compute; define it or drop it.`),
    ];
  },

  function tellsWhatToolsCallIt({ tools = [] }) {
    return tools.flatMap(({ tool, calls, differs }) =>
      unless(
        [tool, calls, differs].every(isText),
        `its tool "${tool}" lacks a name of its own for it, or how its number differs.`,
      ),
    );
  },

  function hasExamples(entry) {
    const ofDefault = entry.examples.filter(({ variant }) => variant === undefined);
    return [
      ...unless(
        ofDefault.length >= 3,
        `it has ${ofDefault.length} examples of the default; three are the least.`,
      ),
      ...unless(
        ofDefault.some(({ rows }) => rows.length === 0),
        "add an example without rows.",
      ),
      ...unless(
        ofDefault.some(({ excluded = {} }) => Object.keys(excluded).length > 0),
        'add an example with unknowns that says what is "excluded".',
      ),
      ...variantsOf(entry).flatMap(([name]) =>
        unless(
          entry.examples.some(({ variant }) => variant === name),
          `add an example of its variant "${name}".`,
        ),
      ),
    ];
  },

  function givesReasonsWithinRange(entry) {
    return entry.examples.flatMap((example, index) => {
      const { variant } = example;
      const metric = variant === undefined ? entry.metric : entry.metric.variants[variant];
      if (metric === undefined)
        return [`example ${index + 1} is of the variant "${variant}", which it does not have.`];
      const [least, greatest] = metric.range;
      const { gives, because } = example;
      // A scale may be lengthened by thresholds, and the range is that of the default ones.
      const bounded = !(metric.unit === "scale" && example.given !== undefined);
      return [
        ...unless(isText(because), `say why example ${index + 1} gives ${JSON.stringify(gives)}.`),
        ...valueLines(gives).flatMap(([, value]) =>
          unless(
            !bounded ||
              value === null ||
              (value >= (least ?? Number.NEGATIVE_INFINITY) && value <= (greatest ?? Infinity)),
            `example ${index + 1} gives ${value}, outside its range ${least ?? "−∞"} to ${greatest ?? "∞"}.`,
          ),
        ),
      ];
    });
  },

  function isSourced(entry) {
    return [
      ...unless(entry.sources.length > 0, "cite at least one source."),
      ...sourcesOf(entry).flatMap(({ by, title, url, year }) => [
        ...unless(isText(by) && isText(title), `a source by "${by}" lacks its author or its title.`),
        ...unless(
          url === undefined ? year !== undefined : URL.canParse(url) && /^https?:\/\//.test(url),
          `"${title}" needs an address that begins with http, or a year.`,
        ),
      ]),
    ];
  },

  function hasUnitAndRange(entry) {
    return [["the default", entry.metric] as const, ...variantsOf(entry)].flatMap(([name, metric]) => {
      const [least, greatest] = metric.range;
      const bounded = least !== null && greatest !== null;
      const fits =
        {
          // A change of revenue is a ratio that can be below 0.
          ratio: greatest === 1 || greatest === null,
          points: bounded && least >= -100 && greatest <= 100,
          scale: bounded,
          stars: bounded && least >= 0,
          index: bounded && least >= 0,
          // Money may be lost, and a flow of cases may run backwards.
          currency: greatest === null,
          "currency/month": greatest === null,
          x: greatest === null,
          cases: greatest === null,
        }[metric.unit as string] ??
        (least !== null && least >= 0 && greatest === null);
      const ordered = least === null || greatest === null || least < greatest;
      const finite = metric.range.every((bound) => bound === null || Number.isFinite(bound));
      return unless(
        fits && ordered && finite,
        `the range ${least} to ${greatest} of ${name} does not fit its unit, ${metric.unit}.`,
      );
    });
  },

  function readsOnlyItsFact(entry) {
    return [["the default", entry.metric] as const, ...variantsOf(entry)].flatMap(([name, metric]) => {
      const formula = metric.formula(metric.given);
      const declared = new Set(formula.columns.map((column) => column.name));
      return [...columnsIn([formula.exclusions, formula.parts])].flatMap((column) => [
        ...unless(
          column in metric.fact.columns,
          `${name} reads "${column}", which the fact ${metric.fact.name} does not have.`,
        ),
        ...unless(declared.has(column), `${name} reads "${column}" without asking for it.`),
      ]);
    });
  },

  function isNamed({ metric }) {
    return [metric, ...Object.values<AnyMetric>(metric.variants)].flatMap((one) => [
      ...unless(one.id === metric.id, `its variant "${one.variant}" calls itself "${one.id}".`),
      ...unless(
        one.fact === metric.fact,
        `its variant "${one.variant}" is over another fact, ${one.fact.name}; make it a metric of its own.`,
      ),
    ]);
  },

  function hasVersion({ since }) {
    return unless(/^\d+\.\d+\.\d+$/.test(since), `"${since}" is no version that could have brought it.`);
  },
];

const faultsOf = (id: string, entry: MetricEntry): readonly string[] => [
  ...unless(
    entry.metric.id === id,
    `${id}: it calls itself "${entry.metric.id}"; id and file name must be one.`,
  ),
  ...rules.flatMap((rule) => rule(entry).map((sentence) => `${id}: ${sentence}`)),
];

/** One address has one title everywhere, or a reader takes it for two sources. */
function faultsOfTitles(entries: readonly (readonly [id: string, entry: MetricEntry])[]): readonly string[] {
  const titles = new Map<string, { id: string; title: string }>();
  return entries.flatMap(([id, entry]) =>
    sourcesOf(entry).flatMap(({ url, title }) => {
      if (url === undefined) return [];
      const first = titles.get(url) ?? { id, title };
      titles.set(url, first);
      return unless(
        first.title === title,
        `${id}: ${url} is called "${title}" here and "${first.title}" in ${first.id}.`,
      );
    }),
  );
}

/** Names of the columns in an expression as plain data. */
function columnsIn(node: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  JSON.stringify(node, (_, inner) => {
    if (typeof inner === "object" && inner !== null && inner.op === "column") found.add(inner.name);
    return inner;
  });
  return found;
}

const entries: readonly (readonly [id: string, entry: MetricEntry])[] = Object.entries(catalogue);

describe("the catalogue", () => {
  test("holds to its rules", () => {
    expect(entries.flatMap(([id, entry]) => faultsOf(id, entry))).toEqual([]);
  });

  test("calls an address by one title", () => {
    expect(faultsOfTitles(entries)).toEqual([]);
  });

  test("has every metric file of every family, under the name of the file", () => {
    const root = new URL("../../src/metrics/", import.meta.url);
    const camel = (file: string) => file.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    const files = readdirSync(root, { withFileTypes: true })
      .filter((family) => family.isDirectory())
      .flatMap(({ name }) =>
        readdirSync(new URL(`${name}/`, root)).map((file) => [camel(file.replace(/\.ts$/, "")), name]),
      );
    const held = entries.map(([id, { family }]) => [id, family]);
    expect(held.toSorted()).toEqual(files.toSorted());
  });
});

describe("the rules", () => {
  const [id, sound] = ["nps", catalogue.nps] as const;
  const [first, ...others] = sound.examples;
  const variant = { ...sound.metric.variants["weighted"], variant: "weighted" } as AnyMetric;
  const metricLike = (over: Partial<MetricEntry["metric"]>): MetricEntry => ({
    ...sound,
    metric: { ...sound.metric, ...over },
  });
  const examplesLike = (over: Partial<Example>): MetricEntry => ({
    ...sound,
    examples: [{ ...(first ?? { rows: [], gives: null, because: "" }), ...over }, ...others],
  });

  const broken: readonly [sentence: string, entry: MetricEntry][] = [
    ['say its "population".', { ...sound, population: " " }],
    ["one of its aliases is empty; drop it.", { ...sound, aliases: [""] }],
    ['name at least one mistake that is made with it under "beware".', { ...sound, beware: [] }],
    ['say what its variant "weighted" is.', { ...sound, variants: { weighted: { says: "", usedBy: [] } } }],
    ['its variant "weighted" computes and is not told; add it to the entry.', { ...sound, variants: {} }],
    [
      'its variant "tripled" is told and does not compute; define it or drop it.',
      { ...sound, variants: { ...sound.variants, tripled: { says: "Thrice.", usedBy: [] } } },
    ],
    [
      "it has 2 examples of the default; three are the least.",
      { ...sound, examples: sound.examples.filter((_, index) => index > 1) },
    ],
    [
      "add an example without rows.",
      { ...sound, examples: sound.examples.filter(({ rows }) => rows.length > 0) },
    ],
    [
      'add an example with unknowns that says what is "excluded".',
      { ...sound, examples: sound.examples.map(({ excluded: _, ...example }) => example) },
    ],
    [
      'add an example of its variant "weighted".',
      { ...sound, examples: sound.examples.filter((example) => example.variant === undefined) },
    ],
    ["say why example 1 gives 25.", examplesLike({ because: "" })],
    ["example 1 gives 101, outside its range -100 to 100.", examplesLike({ gives: 101 })],
    ['example 5 is of the variant "weighted", which it does not have.', metricLike({ variants: {} })],
    ["cite at least one source.", { ...sound, sources: [] }],
    [
      'a source by "" lacks its author or its title.',
      { ...sound, sources: [{ by: "", title: "T", year: 2003 }] },
    ],
    [
      '"T" needs an address that begins with http, or a year.',
      { ...sound, sources: [{ by: "B", title: "T", url: "ftp://example.org" }] },
    ],
    [
      '"T" needs an address that begins with http, or a year.',
      { ...sound, sources: [{ by: "B", title: "T" }] },
    ],
    ["the range -100 to 100 of the default does not fit its unit, ratio.", metricLike({ unit: "ratio" })],
    [
      "the range 0 to 100 of the default does not fit its unit, seconds.",
      metricLike({ unit: "seconds", range: [0, 100] }),
    ],
    [
      "the range -100 to 200 of the default does not fit its unit, points.",
      metricLike({ range: [-100, 200] }),
    ],
    [
      "the range 0 to Infinity of the default does not fit its unit, scale.",
      metricLike({ unit: "scale", range: [0, Number.POSITIVE_INFINITY] }),
    ],
    [
      'the default reads "score", which the fact case does not have.',
      metricLike({ fact: catalogue.fullResolutionTime.metric.fact, variants: {} }),
    ],
    [
      'the default reads "score" without asking for it.',
      metricLike({ formula: (given) => ({ ...sound.metric.formula(given), columns: [] }) }),
    ],
    [
      'its variant "weighted" calls itself "other".',
      metricLike({ variants: { weighted: { ...variant, id: "other" } } }),
    ],
    [
      'its variant "weighted" is over another fact, case; make it a metric of its own.',
      metricLike({ variants: { weighted: { ...variant, fact: catalogue.fullResolutionTime.metric.fact } } }),
    ],
    [
      'its tool "Qualtrics" lacks a name of its own for it, or how its number differs.',
      {
        ...sound,
        tools: [
          { tool: "Qualtrics", calls: "NPS", differs: " ", source: { by: "Bain", title: "NPS", year: 2021 } },
        ],
      },
    ],
    ['"next" is no version that could have brought it.', { ...sound, since: "next" }],
  ];
  test.each(broken)("speak: %s", (sentence, entry) => {
    expect(faultsOf(id, entry)).toContain(`${id}: ${sentence}`);
  });

  test("are all spoken for here", () => {
    const silent = rules.filter((rule) => broken.every(([, entry]) => rule(entry).length === 0));
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  test("speak of a metric that is not called as its file", () => {
    expect(faultsOf("netPromoterScore", sound)).toContain(
      'netPromoterScore: it calls itself "nps"; id and file name must be one.',
    );
  });

  test("speak of two titles for one address", () => {
    const [source] = sound.sources;
    const renamed = { ...sound, sources: [{ by: "Someone", title: "Something", url: source?.url ?? "" }] };
    expect(
      faultsOfTitles([
        ["nps", sound],
        ["other", renamed],
      ]),
    ).toEqual([`other: ${source?.url} is called "Something" here and "${source?.title}" in nps.`]);
  });
});
