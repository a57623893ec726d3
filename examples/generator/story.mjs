/** What happens in the quarter, and how often. Everything that a reader may want to turn is here. */

/** @import { Channel, Instant, Topic } from "./types.ts" */

import { curve } from "./chance.mjs";
import { DAY, DAYS, oslo, SECOND } from "./clock.mjs";

/** The snapshot is taken at midnight in Oslo after 31 March. Nothing later is known. */
export const AS_OF = oslo(DAYS, 0);

/** Snow stops the lorries: Monday 9 to Saturday 14 February. */
const STORM = { from: oslo(39, 0), to: oslo(45, 0) };

/** @param {Instant} at */
export const inStorm = (at) => STORM.from <= at && at < STORM.to;

/** From Monday 2 February the mailbox acknowledges by itself; a person answers no sooner than before. */
export const MAIL_ACKNOWLEDGED_FROM = oslo(32, 0);

/** From Monday 2 March the chat bot greets by day too. Before, it only kept the night. */
export const BOT_BY_DAY_FROM = oslo(60, 0);

/** Until 7 January satisfaction was asked on the former supplier's scale of ten. */
export const SCALE_OF_TEN_UNTIL = oslo(7, 0);

/** Days on which a sixth of all customers is asked whether they would recommend the shop. */
export const RELATIONAL_WAVES = [14, 42, 70];

/** Days after the storm on which the company calls customers by itself. */
export const COURTESY_DAYS = { first: 46, last: 49 };

export const ISSUES = 580;
export const COURTESY_CALLS = 24;
export const CUSTOMERS = 320;
export const SHORT_ABANDON_MS = 5 * SECOND;
export const CASE_CLOSES_AFTER = 10 * DAY;

/** Of a usual day's issues, by ISO day of the week. */
export const WEEKDAY_LOAD = [1.25, 1.1, 1, 0.95, 0.9, 0.35, 0.18];
export const HOLIDAY_LOAD = 0.18;
export const STORM_LOAD = 1.7;

/** @type {readonly Topic[]} */
export const TOPICS = ["billing", "delivery", "technical", "account", "returns"];

/** @type {Record<Topic, number>} that a customer comes back about the same thing */
export const REPEAT_CHANCE = { billing: 0.13, delivery: 0.17, technical: 0.24, account: 0.1, returns: 0.15 };
export const REPEAT_CHANCE_IN_STORM = 0.1;

/** @type {Record<Topic, { usual: string, repeated: string }>} */
export const CASE_KINDS = {
  billing: { usual: "question", repeated: "complaint" },
  delivery: { usual: "incident", repeated: "complaint" },
  technical: { usual: "incident", repeated: "problem" },
  account: { usual: "request", repeated: "question" },
  returns: { usual: "request", repeated: "complaint" },
};

/** @type {Record<Channel, number>} that the first contact about something opens a case */
export const CASE_CHANCE = { voice: 0.27, chat: 0.31, email: 1 };
export const CASE_CHANCE_OF_REPEAT = 0.7;

/** In the unit of their names, otherwise in seconds. Arrivals are minutes of the local day. */
export const CURVES = {
  calmWait: curve({ 0: 2, 50: 9, 84: 20, 93: 60, 98: 170, 100: 480 }),
  stormWait: curve({ 0: 4, 30: 14, 42: 20, 70: 110, 95: 400, 100: 840 }),
  patience: curve({ 0: 12, 6: 40, 30: 150, 70: 400, 100: 1200 }),
  ivr: curve({ 0: 6, 50: 18, 90: 41, 100: 75 }),
  ring: curve({ 0: 1, 70: 4, 100: 12 }),
  talk: curve({ 0: 35, 25: 130, 50: 225, 75: 370, 95: 760, 100: 1500 }),
  hold: curve({ 0: 15, 50: 60, 90: 190, 100: 420 }),
  wrapUp: curve({ 0: 5, 50: 45, 90: 130, 100: 300 }),
  chatTalk: curve({ 0: 60, 25: 240, 50: 410, 75: 640, 100: 1700 }),
  chatWrapUp: curve({ 0: 5, 50: 25, 100: 120 }),
  botChat: curve({ 0: 30, 50: 110, 100: 420 }),
  writing: curve({ 0: 60, 50: 330, 90: 780, 100: 1500 }),
  mailReplyOpenMinutes: curve({ 0: 6, 25: 70, 50: 165, 75: 360, 95: 900, 100: 1900 }),
  handOffReplyOpenMinutes: curve({ 0: 5, 50: 35, 100: 180 }),
  backOfficeOpenMinutes: curve({ 0: 20, 50: 420, 90: 2200, 100: 4300 }),
  returnMinutes: curve({ 0: 45, 30: 600, 60: 2200, 90: 6500, 100: 9000 }),
  callAgainMinutes: curve({ 0: 2, 50: 14, 100: 150 }),
  callBackOpenMinutes: curve({ 0: 10, 50: 45, 100: 150 }),
  officeArrival: curve({ 0: 480, 12: 555, 42: 680, 55: 770, 80: 930, 93: 1080, 100: 1194 }),
  saturdayArrival: curve({ 0: 600, 50: 720, 100: 952 }),
  mailArrival: curve({ 0: 0, 5: 360, 15: 480, 55: 780, 85: 1170, 100: 1439 }),
  nightArrival: curve({ 0: 330, 30: 475, 31: 1202, 100: 1410 }),
  surveyOpenedMinutes: curve({ 0: 1, 40: 35, 70: 480, 100: 5000 }),
  surveyTaken: curve({ 0: 12, 50: 48, 100: 260 }),
};
