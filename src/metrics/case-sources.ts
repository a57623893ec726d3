import type { Source } from "./entry.ts";

// Sources of more than one metric of cases: an address has one title everywhere.

export const zendeskDurations: Source = {
  by: "Zendesk",
  title: "About native Support time duration metrics",
  url: "https://support.zendesk.com/hc/en-us/articles/4408834848154",
};
export const dbtZendesk: Source = {
  by: "Fivetran",
  title: "dbt_zendesk, the columns of its models (zendesk.yml)",
  url: "https://github.com/fivetran/dbt_zendesk",
};
export const gitlabOnZendesk: Source = {
  by: "GitLab",
  title: "Zendesk metrics definitions",
  url: "https://handbook.gitlab.com/handbook/security/customer-support-operations/zendesk/metrics-definitions",
  year: 2025,
};
export const intercomResponsiveness: Source = {
  by: "Intercom",
  title: "Responsiveness report",
  url: "https://www.intercom.com/help/en/articles/3653556",
};
export const intercomApi: Source = {
  by: "Intercom",
  title: "Intercom-OpenAPI, conversation_statistics",
  url: "https://github.com/intercom/Intercom-OpenAPI",
};
export const intercomAttributes: Source = {
  by: "Intercom",
  title: "Reporting metrics and attributes",
  url: "https://intercom.com/help/en/articles/7022438",
};
export const freshdeskDefinitions: Source = {
  by: "Freshworks community",
  title: "How are First Contact Resolution and Average First Response Time defined?",
  url: "https://community.freshworks.com/archives-freshdesk-11421/how-are-first-contact-resolution-and-average-first-response-time-defined-10470",
  year: 2012,
};
export const freshdeskMetrics: Source = {
  by: "Freshdesk",
  title: "Support metrics in Freshdesk Analytics",
  url: "https://support.freshdesk.com/en/support/solutions/articles/50000000041",
};
export const freshdeskStatuses: Source = {
  by: "Freshdesk",
  title: "Understanding ticket statuses",
  url: "https://support.freshdesk.com/en/support/solutions/articles/37600",
};
export const freshdeskReopening: Source = {
  by: "Freshdesk training",
  title: "Ticket statuses",
  url: "http://training.freshdesk.com/support/solutions/articles/3000031729",
};
export const zendeskClosing: Source = {
  by: "GitLab, a copy of its handbook",
  title: "Working with tickets",
  url: "http://people.rbdc.net/source/handbook/support/workflows/working-with-tickets.html.md",
};
export const zohoAgents: Source = {
  by: "Zoho Desk",
  title: "Understanding the agent performance report",
  url: "https://help.zoho.com/portal/en/kb/desk/reports-and-dashboards/articles/understanding-the-agent-performance-report",
};
export const redo: Source = {
  by: "Redo",
  title: "Explanation of analytics",
  url: "https://help.getredo.com/en/articles/12218475",
};
export const deskie: Source = {
  by: "Deskie",
  title: "Knowledge base 1260, business schedules",
  url: "https://support.deskie.io/knowledge_base/item/1260",
};
export const amazonConnect: Source = {
  by: "Amazon Connect",
  title: "Metric definitions",
  url: "https://docs.aws.amazon.com/connect/latest/adminguide/metrics-definitions.html",
};
export const plainNextResponse: Source = {
  by: "Plain",
  title: "Next response time",
  url: "https://www.plain.com/docs/product/platform/next-response-time.md",
};
