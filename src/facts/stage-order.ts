import type { journeyStages } from "../model/stage.ts";

/** The stages of a customer's life in their order, where no plan and no option names others. */
export const usualStages: typeof journeyStages = [
  "discovery",
  "evaluation",
  "purchase",
  "post-purchase",
  "loyalty",
];
