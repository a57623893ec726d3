import { catalogue } from "../../src/catalogue.ts";
import * as library from "../../src/index.ts";
import { crosswalkPage } from "./crosswalk.ts";
import { type AnyFact, factPage } from "./fact.ts";
import type { Page } from "./markdown.ts";
import { metricPage, metricTitle } from "./metric.ts";
import { overviewPage } from "./overview.ts";
import { rulesPage } from "./rules.ts";
import { termsPage } from "./terms-page.ts";

const entries = Object.values(catalogue);
const exported: readonly unknown[] = Object.values(library);

/** The facts of the library. */
export const facts: readonly AnyFact[] = exported.filter(
  (value): value is AnyFact =>
    typeof value === "object" && value !== null && "key" in value && "columns" in value,
);

/** What the pages of the API say of the metrics. */
export const metrics = entries.map((entry) => ({
  id: entry.metric.id,
  title: metricTitle(entry),
  parts: Object.keys(entry.metric.formula(entry.metric.given).parts),
  variants: Object.keys(entry.metric.variants),
}));

/** Every generated page of the site. */
export const pages = (): readonly Page[] => [
  overviewPage(entries, facts),
  crosswalkPage(entries),
  termsPage(entries),
  rulesPage(),
  ...entries.map(metricPage),
  ...facts.map((fact) => {
    const derivation = `${fact.name}Facts`;
    return factPage(fact, entries, derivation in library ? derivation : null);
  }),
];
