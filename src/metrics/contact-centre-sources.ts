import type { Source } from "./entry.ts";

// What several metrics of contact centres and their workforce cite.

export const amazonConnect: Source = {
  by: "Amazon Connect",
  title: "Metric definitions",
  url: "https://docs.aws.amazon.com/connect/latest/adminguide/metrics-definitions.html",
};
/** An older list, which gives more of the calculations. */
export const amazonConnectHistory: Source = {
  by: "Amazon Connect",
  title: "Historical metrics definitions",
  url: "https://docs.aws.amazon.com/connect/latest/adminguide/historical-metrics-definitions.html",
};
export const genesysHandleTime: Source = {
  by: "Genesys Cloud",
  title: "Glossary, average handle time",
  url: "https://help.mypurecloud.com/glossary/average-handle-time-aht/",
};
export const twilioConversations: Source = {
  by: "Twilio Flex Insights",
  title: "Conversation structure, handling time",
  url: "https://www.twilio.com/docs/flex/end-user-guide/insights/conversation-structure",
};
export const niceVoiceMetrics: Source = {
  by: "NICE CXone",
  title: "Voice ACD metrics",
  url: "https://help.nicecxone.com/ja/content/metrics/voiceacdmetrics.htm",
};
export const ciscoAbandonedCalls: Source = {
  by: "CallCentreVoice",
  title: "Abandoned call wait time of Cisco ICM",
  url: "http://www.callcentrevoice.com/topic.asp?forumid=11&threadid=5449",
};
export const callCentreHelperOccupancy: Source = {
  by: "Call Centre Helper",
  title: "What is occupancy",
  url: "https://www.callcentrehelper.com/what-is-occupancy-209086.htm",
  year: 2022,
};
export const cxCentralConformance: Source = {
  by: "CX Central",
  title: "Conformance",
  url: "https://cxcentral.com.au/glossary/conformance/",
};
export const loemAdherence: Source = {
  by: "LOEM",
  title: "How to measure adherence and conformance",
  url: "http://loem.ca/en/customer-contact-center-measure-adherence-conformance/",
};
export const rdtUtilization: Source = {
  by: "RDT Metrics",
  title: "How agent utilization is affecting the efficiency and cost of your service desk",
  url: "http://blog.rdtmetrics.com/how-agent-utilization-is-affecting-the-efficiency-and-cost-of-your-service-desk/",
};
