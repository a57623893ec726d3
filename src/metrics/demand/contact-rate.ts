import { demandFact } from "../../facts/demand.ts";
import { count, distinct, sum } from "../../language/aggregate.ts";
import { canceledOrder, notAContact, notActive, notOfSides } from "../demands.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** Contact rate: contacts of customers per order, 0 or more. */
export const contactRate = metric({
  id: "contactRate",
  unit: "ratio",
  better: "lower",
  domain: "customer-service",
  range: [0, null],
  of: demandFact,
  excluded: (row) => ({
    ...notOfSides(row, "contact", "order"),
    ...notAContact(row),
    ...canceledOrder(row),
  }),
  parts: ({ side }) => ({
    contacts: count(side.equals("contact")),
    orders: count(side.equals("order")),
  }),
  value: ({ contacts, orders }) => contacts.over(orders),
  variants: (vary) => ({
    net: vary({
      excluded: (row) => ({
        ...notOfSides(row, "contact", "order"),
        ...notAContact(row),
        ...canceledOrder(row),
        orderUnknown: row.side.equals("contact").and(row.orderId.isMissing()),
      }),
      parts: ({ side, orderId }) => ({
        ordersWithContact: distinct(orderId, side.equals("contact")),
        orders: count(side.equals("order")),
      }),
      value: ({ ordersWithContact, orders }) => ordersWithContact.over(orders),
    }),
    perUnit: vary({
      excluded: (row) => ({
        ...notOfSides(row, "contact", "order"),
        ...notAContact(row),
        ...canceledOrder(row),
        unitsUnknown: row.side.equals("order").and(row.units.isMissing()),
      }),
      parts: ({ side, units }) => ({
        contacts: count(side.equals("contact")),
        unitsSold: sum(units, side.equals("order")),
      }),
      value: ({ contacts, unitsSold }) => contacts.over(unitsSold),
    }),
    perActiveCustomer: vary({
      excluded: (row) => ({
        ...notOfSides(row, "contact", "customerPeriod"),
        ...notAContact(row),
        ...notActive(row),
      }),
      parts: ({ side }) => ({
        contacts: count(side.equals("contact")),
        activeCustomers: count(side.equals("customerPeriod")),
      }),
      value: ({ contacts, activeCustomers }) => contacts.over(activeCustomers),
    }),
  }),
});

const aiCxStack = {
  by: "AI CX Stack",
  title: "Contact rate",
  url: "https://www.aicxstack.com/glossary/contact-rate",
};
const gladly = {
  by: "Gladly",
  title: "Contacts per order",
  url: "https://www.gladly.com/blog/contacts-per-order/",
};
const ignyteIq = {
  by: "IgnyteIQ",
  title: "Contact rate",
  url: "https://ignyteiq.com/glossary/contact-rate/",
};
const signifyd = { by: "Signifyd", title: "Contact rate", url: "https://www.signifyd.com/?p=60035" };

const contact = { side: "contact" };
const order = { side: "order" };

export const contactRateEntry = entry(contactRate, {
  name: "Contact rate",
  abbreviation: "CR",
  aliases: ["contacts per order", "ticket rate", "contact-to-order ratio"],
  says: "Contacts that customers made in a period for each order of the period.",
  population:
    "Contacts that customers began, on whatever channel and answered or not, and orders that were not cancelled. Spam, tests, the company's own contacts, later legs of a transfer and rows of other sides are left out and counted.",
  recommended:
    "All contacts over all orders, which is what staffing has to meet and what most authors print. It is a ratio and no share: one order can cause four contacts.",
  variants: {
    net: {
      says: "Orders that somebody made contact about, over all orders: three letters about one parcel count once. Contacts about no known order are left out.",
      usedBy: [ignyteIq],
    },
    perUnit: {
      says: "Contacts over the units sold, for shops whose orders differ much in size.",
      usedBy: [],
    },
    perActiveCustomer: {
      says: "Contacts over the customers who were active at any time of the period, where there are no orders to divide by.",
      usedBy: [aiCxStack],
    },
  },
  tools: [
    {
      tool: "Gladly",
      calls: "Contacts per order",
      variant: null,
      differs: "The same: all contacts over all orders processed.",
      source: gladly,
    },
    {
      tool: "AI CX Stack",
      calls: "Contact rate",
      variant: null,
      differs: "The same over transactions, printed as a percentage; over customers it is perActiveCustomer.",
      source: aiCxStack,
    },
    {
      tool: "IgnyteIQ",
      calls: "Contact rate, net",
      variant: "net",
      differs:
        "Counts an order once however often the customer wrote. Its orders may be shipments, of which an order can have several.",
      source: ignyteIq,
    },
    {
      tool: "Signifyd",
      calls: "Contact rate",
      differs:
        "Prints the fraction upside down, orders over contacts, while its text describes contacts over orders.",
      source: signifyd,
    },
  ],
  examples: [
    {
      rows: [contact, contact, contact, order, order, order, order, order, order],
      gives: 0.5,
      because: "3 contacts for 6 orders.",
    },
    {
      rows: [contact, contact, contact, contact, order],
      gives: 4,
      because: "4 contacts for one order: the rate may well be above 1.",
    },
    { rows: [], gives: null, because: "No orders: a rate over nothing says nothing." },
    { rows: [order, order], gives: 0, because: "Two orders and no contact, a real zero." },
    {
      rows: [
        contact,
        { side: "contact", direction: "outbound" },
        { side: "contact", discarded: "spam" },
        { side: "contact", transferLeg: true },
        { side: "contact", direction: null },
        order,
        order,
        order,
        order,
        { side: "order", canceled: true },
        { side: "order", discarded: "test" },
        { side: "case" },
      ],
      gives: 0.5,
      excluded: { notInbound: 1, discarded: 2, transferLeg: 1, canceled: 1, otherSide: 1 },
      because:
        "2 contacts, one of them of unknown direction, which counts as inbound, and 4 orders that stand.",
    },
    {
      variant: "net",
      rows: [
        { side: "contact", orderId: "a" },
        { side: "contact", orderId: "a" },
        { side: "contact", orderId: "b" },
        { side: "contact", orderId: null },
        { side: "order", orderId: "a" },
        { side: "order", orderId: "b" },
        { side: "order", orderId: "c" },
        { side: "order", orderId: "d" },
      ],
      gives: 0.5,
      excluded: { orderUnknown: 1 },
      because: "Contacts were about 2 of 4 orders, twice about the first.",
    },
    {
      variant: "perUnit",
      rows: [
        contact,
        { side: "order", units: 3 },
        { side: "order", units: 5 },
        { side: "order", units: null },
      ],
      gives: 0.125,
      excluded: { unitsUnknown: 1 },
      because: "1 contact for 8 units.",
    },
    {
      variant: "perActiveCustomer",
      rows: [
        contact,
        contact,
        contact,
        { side: "customerPeriod", activeAtStart: true, activeAtEnd: true },
        { side: "customerPeriod", activeAtStart: true, activeAtEnd: false },
        { side: "customerPeriod", activeAtStart: false, activeAtEnd: false, timesJoined: 1 },
        { side: "customerPeriod", activeAtStart: false, activeAtEnd: true },
        { side: "customerPeriod", activeAtStart: false, activeAtEnd: false, timesJoined: 0 },
        { side: "customerPeriod", activeAtStart: null, activeAtEnd: null },
      ],
      gives: 0.75,
      excluded: { notActive: 1, standingUnknown: 1 },
      because: "3 contacts of 4 active customers, among them one who left and one who came and went.",
    },
  ],
  beware: [
    "Divide contacts by orders, not orders by contacts; a rate that rises when service gets better is upside down.",
    "Say what it is over: orders, shipments, units and customers give numbers many times apart.",
    "Contacts of a month are about orders of earlier months; after a peak season the rate rises though nothing got worse.",
    "A channel that is not connected is a contact that nobody counts, and a rate that looks better than it is.",
    "Fewer contacts may mean that it has become harder to make one.",
  ],
  sources: [aiCxStack, gladly, ignyteIq],
  since: "0.1.0",
});
