import { selfServiceFact } from "../../facts/self-service.ts";
import { count, distinct } from "../../language/aggregate.ts";
import { notOfSides } from "../demands.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { zendeskSelfService } from "../self-service-sources.ts";

/** Self-service score: sessions in the help centre for each user in tickets, 0 or more. */
export const selfServiceScore = metric({
  id: "selfServiceScore",
  unit: "sessions per ticket user",
  better: "higher",
  domain: "customer-service",
  range: [0, null],
  of: selfServiceFact,
  excluded: (row) => ({
    ...notOfSides(row, "helpCentreSession", "case"),
    discarded: row.discarded.isKnown(),
    requesterUnknown: row.side.equals("case").and(row.customerId.isMissing()),
  }),
  parts: ({ side, customerId }) => ({
    sessions: count(side.equals("helpCentreSession")),
    usersInTickets: distinct(customerId, side.equals("case")),
  }),
  value: ({ sessions, usersInTickets }) => sessions.over(usersInTickets),
});

const session = { side: "helpCentreSession" };

export const selfServiceScoreEntry = entry(selfServiceScore, {
  name: "Self-service score",
  aliases: ["self-service ratio", "help centre sessions per ticket user"],
  says: "Sessions in the help centre for each user who had a ticket in the same period.",
  population:
    "Sessions in the help centre and the different users in cases of the period. Cases of nobody known, spam, tests, robots and rows of other sides are left out and counted.",
  recommended:
    "Zendesk's ratio, which needs nothing but a count of sessions and a list of tickets: 4 means four sessions for each user in tickets. It is about traffic; selfServiceRate is about what was solved.",
  variants: {},
  tools: [
    {
      tool: "Zendesk",
      calls: "Self-service score, or deflection ratio",
      variant: null,
      differs:
        "The same, written 4:1. Sessions count whether or not anything was solved in them, so that it is no deflection.",
      source: zendeskSelfService,
    },
  ],
  examples: [
    {
      rows: [session, session, session, session, { side: "case", customerId: "ada" }],
      gives: 4,
      because: "4 sessions for 1 user in tickets, 4:1.",
    },
    {
      rows: [
        session,
        session,
        session,
        { side: "case", customerId: "ada" },
        { side: "case", customerId: "ada" },
        { side: "case", customerId: "bob" },
      ],
      gives: 1.5,
      because: "3 sessions, and 2 users in 3 tickets.",
    },
    { rows: [], gives: null, because: "Neither sessions nor tickets." },
    {
      rows: [session],
      gives: null,
      because: "Sessions for no user in tickets: there is nothing to divide by.",
    },
    {
      rows: [
        session,
        { ...session, discarded: "robot" },
        { side: "case", customerId: "ada" },
        { side: "case", customerId: "bob", discarded: "spam" },
        { side: "case", customerId: null },
        { side: "automatedSession" },
      ],
      gives: 1,
      excluded: { discarded: 2, requesterUnknown: 1, otherSide: 1 },
      because: "1 session for the 1 user who is known and asked for something.",
    },
  ],
  beware: [
    "Sessions, not solved problems: a help centre in which nobody finds anything has long visits and many.",
    "It is not a deflection rate, whatever it is called.",
    "Robots and the company's own people multiply sessions; leave them out.",
    "It cannot be added: a user with tickets in two months counts in each.",
  ],
  sources: [zendeskSelfService],
  since: "0.1.0",
});
