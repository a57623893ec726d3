import { dbtZendesk } from "./case-sources.ts";
import type { Source, ToolTerm } from "./entry.ts";

// Said of both metrics of kept promises.

export const dbtZendeskPromises: ToolTerm<never> = {
  tool: "dbt_zendesk",
  calls: "is_sla_breach",
  variant: null,
  differs:
    "Each promise carries is_sla_breach and is_active_sla; those that are active are left out, as here, and one that runs past its target is a breach already. The rate is left to the reader.",
  source: dbtZendesk,
};

export const promiseSources: readonly Source[] = [
  dbtZendesk,
  {
    by: "Fivetran",
    title: "dbt_zendesk, decision log",
    url: "https://github.com/fivetran/dbt_zendesk/blob/main/DECISIONLOG.md",
  },
  {
    by: "Zendesk",
    title: "Viewing and understanding SLA targets",
    url: "https://support.zendesk.com/hc/en-us/articles/205405237",
  },
];
