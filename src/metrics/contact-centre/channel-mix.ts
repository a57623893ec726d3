import { contactFact } from "../../facts/contact.ts";
import { count } from "../../language/aggregate.ts";
import type { Expression } from "../../language/expression.ts";
import { wilson } from "../../statistics/wilson.ts";
import { notWithCustomer } from "../contacts.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** The channels that have a component of their own. */
const channels = [
  "voice",
  "video",
  "chat",
  "messaging",
  "email",
  "sms",
  "social",
  "in-person",
  "web-form",
  "portal",
  "community",
  "self-service",
  "bot",
  "push",
  "in-app",
  "mail",
  "task",
] as const;
type Channel = (typeof channels)[number];

function eachChannel<Made>(make: (name: Channel) => Made) {
  return Object.fromEntries(channels.map((name) => [name, make(name)])) as Record<Channel, Made>;
}

type Counted = Readonly<Record<Channel, Expression<Channel, "real">>>;

/** Channel mix: share of contacts by channel, each from 0 to 1; they add up to 1. */
export const channelMix = metric({
  id: "channelMix",
  unit: "ratio",
  better: "none",
  domain: "customer-service",
  range: [0, 1],
  of: contactFact,
  excluded: (contact) => ({
    ...notWithCustomer(contact),
    channelUnknown: contact.channel.isMissing(),
  }),
  parts: ({ channel }) => ({
    ...eachChannel((name) => count(channel.equals(name))),
    other: count(channel.isOneOf(...channels).not()),
    contacts: count(),
  }),
  value: ({ contacts, other, ...named }) => {
    const counted: Counted = named;
    return {
      ...eachChannel((name) => counted[name].over(contacts)),
      other: other.over(contacts),
    };
  },
  interval: {
    ...eachChannel((name) => wilson<Channel | "contacts">(name, "contacts")),
    other: wilson("other", "contacts"),
  },
});

/** The shares named, all others 0. */
function shares(named: Partial<Record<Channel | "other", number>>) {
  return { ...eachChannel(() => 0), other: 0, ...named };
}

export const channelMixEntry = entry(channelMix, {
  name: "Channel mix",
  aliases: ["channel distribution", "share of contacts by channel"],
  says: "Share of contacts that came by each channel.",
  population:
    "Contacts between company and customers, inbound and outbound, each once, whose channel is known. Later legs of a transfer, internal contacts, spam and tests are left out. Channels without a name of their own here are counted together as `other`.",
  recommended:
    "One share for each canonical channel, over all contacts, so that the shares add up to 1. Leave out outbound contacts beforehand where the customers' choice is asked for.",
  variants: {},
  examples: [
    {
      rows: [{ channel: "voice" }, { channel: "voice" }, { channel: "chat" }, { channel: "email" }],
      gives: shares({ voice: 1 / 2, chat: 1 / 4, email: 1 / 4 }),
      because: "Two calls, a chat and an e-mail, of four.",
    },
    {
      rows: [{ channel: "in-person" }, { channel: "fax" }, { channel: "other" }],
      gives: shares({ "in-person": 1 / 3, other: 2 / 3 }),
      because: "A fax has no component of its own and goes with the others.",
    },
    {
      rows: [],
      gives: null,
      because: "Without contacts there are no shares; 0 for each would not add up to 1.",
    },
    {
      rows: [
        { channel: "sms" },
        { channel: null },
        { channel: "voice", transferLeg: true },
        { channel: "chat", direction: "internal" },
        { channel: "email", discarded: "spam" },
      ],
      gives: shares({ sms: 1 }),
      excluded: { channelUnknown: 1, transferLeg: 1, internal: 1, discarded: 1 },
      because: "An unknown channel is not `other`, and the second leg of a call is no second call.",
    },
  ],
  beware: [
    "Shares say nothing of volume: a channel may lose share and grow.",
    "A chat and an e-mail thread are not the same amount of work; weigh with the handle time before planning with it.",
    "Moving contacts from one channel to another is not having fewer of them.",
    "Two sources that name channels differently, such as messenger and chat, do not compare.",
  ],
  sources: [{ by: "Supportman", title: "Channel mix", url: "https://supportman.io/glossary/channel-mix/" }],
  since: "0.1.0",
});
