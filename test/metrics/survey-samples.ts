import { answers, repeat } from "./rows.ts";

/** https://help.delighted.com/article/240-how-is-csat-calculated */
export const delighted = answers({ 5: 42, 4: 32, 3: 10, 2: 9, 1: 14 });

/** Answers on the scale of NPS, by their three groups. */
export const npsGroups = (promoters: number, passives: number, detractors: number) =>
  answers({ 10: promoters, 8: passives, 3: detractors });

/** AAPOR's letters, with counts. */
export const sample = repeat([
  [400, { disposition: "complete" }],
  [50, { disposition: "partial" }],
  [100, { disposition: "refusal" }],
  [300, { disposition: "non-contact" }],
  [50, { disposition: "other" }],
  [60, { disposition: "unknown-household" }],
  [40, { disposition: "unknown-other" }],
]);

/** What is known of a survey that arrived. */
export const delivered = { sent: true, delivered: true };
