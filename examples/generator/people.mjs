/** Who works here, who calls, and where. */

/** @import { Agent, Channel, Customer } from "./types.ts" */

import { chance, weighted, whole } from "./chance.mjs";
import { CUSTOMERS } from "./story.mjs";

export const SCHEDULE_ID = "h-oslo";

/** @type {Record<Channel, string>} */
export const QUEUES = { voice: "q-voice", chat: "q-chat", email: "q-email" };

/** @type {Record<Channel, string>} */
export const TEAMS = { voice: "t-voice", chat: "t-chat", email: "t-email" };

/** @type {readonly Channel[]} */
export const CHANNELS = ["voice", "chat", "email"];

/** @type {Record<Channel, number>} */
const TEAM_SIZES = { voice: 6, chat: 4, email: 4 };

/** @param {string} prefix @param {number} number @param {number} digits */
export const idOf = (prefix, number, digits) => `${prefix}-${String(number).padStart(digits, "0")}`;

/** @type {Agent} */
export const BOT = { id: "a-90", teamId: TEAMS.chat, type: "bot", busyUntil: 0 };

/** @returns {Agent[]} */
export function staff() {
  const seats = CHANNELS.flatMap((channel) =>
    Array.from({ length: TEAM_SIZES[channel] }, () => TEAMS[channel]),
  );
  return seats.map((teamId, index) => ({
    id: idOf("a", index + 1, 2),
    teamId,
    type: "human",
    hiredOn: `${whole(2017, 2025)}-${String(whole(1, 12)).padStart(2, "0")}-01`,
    busyUntil: 0,
  }));
}

/** @returns {Customer[]} */
export function clientele() {
  const customers = Array.from({ length: CUSTOMERS }, (_, index) => ({
    id: idOf("u", index + 1, 3),
    language: weighted(["nb", "en", "sv"], [83, 12, 5]),
    segment: weighted(["consumer", "small-business"], [85, 15]),
    hasPhone: chance(0.7),
  }));
  return [
    ...customers,
    { id: idOf("u", CUSTOMERS + 1, 3), language: "en", segment: "internal", hasPhone: false, isTest: true },
  ];
}
