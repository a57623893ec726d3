/** Demand: what customers come with, when, and by which channel. */

/** @import { Channel, Customer, Instant, Issue, Topic } from "./types.ts" */

import { draw, pick, random, weighted, whole } from "./chance.mjs";
import { DAYS, dayOf, NEW_YEAR, openingOf, oslo, weekdayOf } from "./clock.mjs";
import { aMoment, contactBy, courtesyCall, playOut } from "./contacts.mjs";
import {
  COURTESY_CALLS,
  COURTESY_DAYS,
  CURVES,
  CUSTOMERS,
  HOLIDAY_LOAD,
  ISSUES,
  inStorm,
  STORM_LOAD,
  TOPICS,
  WEEKDAY_LOAD,
} from "./story.mjs";

const DAY_LOADS = Array.from({ length: DAYS }, (_, day) => {
  const load = day === NEW_YEAR ? HOLIDAY_LOAD : WEEKDAY_LOAD[weekdayOf(day) - 1];
  return inStorm(oslo(day, 12 * 60)) ? load * STORM_LOAD : load;
});

/** @param {Instant} at @returns {Topic} */
function topicAt(at) {
  const returnsAfterChristmas = dayOf(at) < 18 ? 34 : 14;
  return weighted(TOPICS, [24, inStorm(at) ? 95 : 24, 20, 14, returnsAfterChristmas]);
}

/** @type {readonly (Channel | "night")[]} */
const KINDS = ["voice", "chat", "night", "email"];

/** @param {number} day @returns {[Channel, Instant]} how and when a new issue comes in on that day */
function arrivalOn(day) {
  const opening = openingOf(day);
  const kind = weighted(KINDS, opening ? [45, 25, 4, 27] : [0, 0, 25, 75]);
  const office = weekdayOf(day) === 6 ? CURVES.saturdayArrival : CURVES.officeArrival;
  const curve = { voice: office, chat: office, night: CURVES.nightArrival, email: CURVES.mailArrival }[kind];
  const at = oslo(day, draw(curve)) + aMoment();
  return [kind === "night" ? "chat" : kind, at];
}

/** @param {readonly Customer[]} customers @returns {Customer} some write far more often than others */
const someCustomer = (customers) => customers[Math.floor(random() * random() * CUSTOMERS)];

/** @param {readonly Customer[]} customers @returns {Issue} */
function newIssue(customers) {
  const day = weighted([...DAY_LOADS.keys()], DAY_LOADS);
  const [wished, at] = arrivalOn(day);
  const customer = someCustomer(customers);
  const issue = { customer, topic: topicAt(at), contacts: [] };
  const channel = wished === "voice" && !customer.hasPhone ? "chat" : wished;
  playOut(contactBy(issue, channel, at));
  return issue;
}

/** @param {readonly Customer[]} customers @returns {Issue} a call that the company starts, after the storm */
function courtesyIssue(customers) {
  const issue = { customer: pick(customers.filter((one) => one.hasPhone)), topic: TOPICS[1], contacts: [] };
  const day = whole(COURTESY_DAYS.first, COURTESY_DAYS.last);
  playOut(courtesyCall(issue, oslo(day, whole(9 * 60, 17 * 60)) + aMoment()));
  return issue;
}

/** @param {readonly Customer[]} customers @returns {Issue[]} */
export const demand = (customers) => [
  ...Array.from({ length: ISSUES }, () => newIssue(customers)),
  ...Array.from({ length: COURTESY_CALLS }, () => courtesyIssue(customers)),
];
