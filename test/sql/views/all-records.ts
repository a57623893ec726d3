import type { Records } from "../../../src/model/records.ts";
import {
  agentStatusIntervals,
  chats,
  conversations,
  interactions,
  journeys,
  orders,
  slaInstances,
  subscriptions,
  surveys,
} from "./arbitrary-records.ts";
import { together } from "./random-records.ts";

/** Random records of every type that facts are made of, beside each other. */
export function recordsOfAllTypes(numRuns: number, seed: number): Records {
  const talks = together(conversations, 2 * numRuns, seed);
  const travels = together(journeys, numRuns, seed);
  const asked = together(surveys, numRuns, seed);
  return {
    agentStatusIntervals: together(agentStatusIntervals, numRuns, seed, { isDense: false }).flat(),
    interactions: [
      ...together(interactions, numRuns, seed),
      ...together(chats, numRuns, seed, { isDense: false }),
    ].flat(),
    cases: talks.flatMap(({ cases }) => cases),
    messages: talks.flatMap(({ messages }) => messages),
    orders: together(orders, numRuns, seed).flat(),
    slaInstances: together(slaInstances, numRuns, seed).flat(),
    subscriptions: together(subscriptions, numRuns, seed, { isDense: false }).flat(),
    surveyResponses: asked.flatMap(({ responses }) => responses),
    surveyInvitations: asked.flatMap(({ invitations }) => invitations),
    customers: asked.flatMap(({ customers }) => customers),
    touchpoints: [...asked, ...travels].flatMap(({ touchpoints }) => touchpoints),
    journeyBlueprints: travels.flatMap(({ blueprints }) => blueprints),
    journeyInstances: [
      ...asked.flatMap(({ journeys }) => journeys),
      ...travels.flatMap(({ instances }) => instances),
    ],
  };
}
