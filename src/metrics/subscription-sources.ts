import type { Source } from "./entry.ts";

// Cited by several metrics; here once, so that one address has one title.

export const chartMogulMrrChurn: Source = {
  by: "ChartMogul",
  title: "MRR churn rate",
  url: "https://help.chartmogul.com/hc/en-us/articles/203359341",
};
export const chartMogulNetMrrChurn: Source = {
  by: "ChartMogul",
  title: "Net MRR churn rate",
  url: "https://help.chartmogul.com/hc/en-us/articles/4414075567250",
};
export const chartMogulMovements: Source = {
  by: "ChartMogul",
  title: "Data table and MRR movements",
  url: "https://help.chartmogul.com/hc/en-us/articles/203299912",
};
export const stripeChurn: Source = {
  by: "Stripe",
  title: "Calculating churn rate in Billing",
  url: "https://support.stripe.com/questions/calculating-churn-rate-in-billing",
};
export const stripeGlossary: Source = {
  by: "Stripe",
  title: "Billing metric definitions",
  url: "https://docs.stripe.com/billing/subscriptions/analytics/glossary",
};
export const baremetricsNetMrrChurn: Source = {
  by: "Baremetrics",
  title: "Net MRR churn",
  url: "https://changelog.baremetrics.com/net-mrr-churn-4htCw0",
};
export const mrrCalculator: Source = {
  by: "mowt",
  title: "MRR calculator",
  url: "https://mowt.pages.dev/tools/mrr-calculator",
};
