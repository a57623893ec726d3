/** An object with these properties and no others. */
const only = (properties: object, required: readonly string[]) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
const text = { type: "string" };
const granularities = [
  "nanosecond",
  "microsecond",
  "millisecond",
  "second",
  "minute",
  "hour",
  "day",
  "week",
  "month",
  "quarter",
  "year",
];
const keywords =
  "and as create distinct for from full having in inner into is join left like natural not null on or right select union using where with";
/**
 * dbt's JSON Schema takes any text for a name. Its semantic layer takes no capitals, no two underscores in a row, none at
 * the end, and neither a keyword nor what it has a meaning for.
 */
const name = {
  type: "string",
  pattern: "^(?!.*__)[a-z][a-z0-9_]*[a-z0-9]$",
  not: { enum: [...granularities, ...keywords.split(" "), "metric_time", "mf_internal_uuid"] },
};
const list = (items: object) => ({ type: "array", items });
const described = { name, description: text };

const column = {
  anyOf: [
    only(
      {
        ...described,
        dimension: only({ type: { const: "categorical" }, name }, ["type"]),
        data_tests: list({ enum: ["not_null", "unique"] }),
      },
      ["name"],
    ),
    only(
      {
        ...described,
        granularity: { enum: granularities },
        dimension: only({ type: { const: "time" }, name }, ["type"]),
        data_tests: list({ enum: ["not_null", "unique"] }),
      },
      ["name", "granularity"],
    ),
  ],
};

const simple = {
  ...described,
  type: { const: "simple" },
  expr: text,
  fill_nulls_with: { type: "integer" },
};
const metric = {
  anyOf: [
    only(
      {
        ...simple,
        agg: { enum: ["sum", "min", "max", "count_distinct", "sum_boolean", "average", "median", "count"] },
      },
      ["name", "type", "agg", "expr"],
    ),
    only(
      {
        ...simple,
        agg: { const: "percentile" },
        // With the type "continuous", which the JSON Schema takes, dbt approximates.
        percentile: { type: "number", minimum: 0, maximum: 1 },
      },
      ["name", "type", "agg", "expr", "percentile"],
    ),
    only(
      {
        ...described,
        label: text,
        type: { const: "derived" },
        expr: text,
        input_metrics: { ...list(only({ name }, ["name"])), minItems: 1 },
        config: only({ meta: { type: "object" } }, []),
      },
      ["name", "type", "expr", "input_metrics"],
    ),
  ],
};

const model = only(
  {
    ...described,
    semantic_model: only({ enabled: { type: "boolean" }, name }, ["enabled"]),
    agg_time_dimension: name,
    primary_entity: name,
    columns: list(column),
    metrics: list(metric),
  },
  ["name", "semantic_model", "agg_time_dimension", "columns"],
);
const source = only(
  {
    name,
    tables: list(only({ name: text, quoting: only({ identifier: { type: "boolean" } }, []) }, ["name"])),
  },
  ["name"],
);

/** What dbt asks of the properties of models and sources, as far as those written here make use of it. */
export const dbtRules = {
  anyOf: [
    only({ version: { const: 2 }, models: list(model) }, ["version", "models"]),
    only({ version: { const: 2 }, sources: list(source) }, ["version", "sources"]),
  ],
};
