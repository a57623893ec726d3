/** An object with these properties and no others. */
const only = (properties: object, required: readonly string[]) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
const text = { type: "string" };
/** dbt takes no capitals, and keeps two underscores for itself. */
const name = { type: "string", pattern: "^(?!.*__)[a-z][a-z0-9_]*$" };
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
        granularity: { enum: ["second", "minute", "hour", "day", "week", "month", "quarter", "year"] },
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
        percentile: { type: "number", minimum: 0, maximum: 1 },
        percentile_type: { enum: ["discrete", "continuous"] },
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

/** What dbt Fusion asks of the properties of a model, as far as models here make use of them. */
export const dbtRules = only(
  {
    version: { const: 2 },
    models: list(
      only(
        {
          ...described,
          semantic_model: only({ enabled: { type: "boolean" }, name }, ["enabled"]),
          agg_time_dimension: name,
          primary_entity: name,
          columns: list(column),
          metrics: list(metric),
        },
        ["name", "semantic_model", "agg_time_dimension", "columns"],
      ),
    ),
  },
  ["version", "models"],
);
