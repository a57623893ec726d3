import type { Source } from "./entry.ts";

export const zendeskSelfService: Source = {
  by: "Zendesk",
  title: "Tracking essential self-service metrics",
  url: "https://support.zendesk.com/hc/en-us/articles/4408894139930",
};
export const zendeskAutomatedResolutions: Source = {
  by: "Zendesk",
  title: "About automated resolutions",
  url: "https://support.zendesk.com/hc/en-us/articles/8357756668186",
};
export const finReport: Source = {
  by: "Intercom",
  title: "Fin AI Agent report",
  url: "https://intercom.com/help/en/articles/7837533-fin-report",
};
export const finResolutions: Source = {
  by: "Intercom",
  title: "Fin AI Agent resolutions",
  url: "https://www.intercom.com/help/en/articles/8205718-fin-resolutions",
};
export const finAutomationRate: Source = {
  by: "Fin",
  title: "Fin AI Agent automation rate",
  url: "https://fin.ai/help/en/articles/13560797-fin-ai-agent-automation-rate",
};
export const decagonContainment: Source = {
  by: "Decagon",
  title: "Chatbot containment rate",
  url: "https://decagon.ai/glossary/what-is-chatbot-containment-rate",
};
export const kommunicateContainment: Source = {
  by: "Kommunicate",
  title: "Chatbot containment rate",
  url: "https://kommunicate.io/what-is/chatbot-containment-rate",
};
