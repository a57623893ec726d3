/** An object with these properties and no others. */
const only = (properties: object, required: readonly string[]) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
const text = { type: "string" };
const list = (items: object, minItems = 0) => ({ type: "array", items, minItems });
const dialects = [
  "ANSI_SQL",
  "SNOWFLAKE",
  "MDX",
  "TABLEAU",
  "DATABRICKS",
  "MAQL",
  "BIGQUERY",
  "SIGMA",
  "THOUGHTSPOT",
  "DAX",
];

const expression = only(
  {
    dialects: list(
      only(
        {
          dialect: { enum: dialects },
          expression: text,
        },
        ["dialect", "expression"],
      ),
      1,
    ),
  },
  ["dialects"],
);
const texts = list(text);
const context = {
  anyOf: [text, { type: "object", properties: { instructions: text, synonyms: texts, examples: texts } }],
};
const extensions = list(only({ vendor_name: text, data: text }, ["vendor_name", "data"]));
const field = only(
  {
    name: text,
    expression,
    dimension: only({ is_time: { type: "boolean" } }, []),
    label: text,
    description: text,
    ai_context: context,
    custom_extensions: extensions,
  },
  ["name", "expression"],
);

/** What Ossie's core specification 0.2.0.dev0 asks of a model, as far as models here make use of it. */
export const ossieRules = only(
  {
    version: { const: "0.2.0.dev0" },
    semantic_model: list(
      only(
        {
          name: text,
          description: text,
          datasets: list(
            only({ name: text, source: text, description: text, fields: list(field) }, ["name", "source"]),
            1,
          ),
          metrics: list(
            only(
              {
                name: text,
                expression,
                description: text,
                ai_context: context,
                custom_extensions: extensions,
              },
              ["name", "expression"],
            ),
          ),
        },
        ["name", "datasets"],
      ),
    ),
  },
  ["version", "semantic_model"],
);
