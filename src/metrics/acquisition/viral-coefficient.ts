import { customerReferralFact } from "../../facts/customer-referral.ts";
import { count, sum } from "../../language/aggregate.ts";
import { literal, when } from "../../language/expression.ts";
import { notACustomer } from "../customers.ts";
import { entry } from "../entry.ts";
import { invalid, metric } from "../metric.ts";

/** Viral coefficient K: new users whom each user brings by inviting, invitations per user × their conversion. */
export const viralCoefficient = metric({
  id: "viralCoefficient",
  unit: "users per user",
  better: "higher",
  domain: "customer-experience",
  range: [0, null],
  of: customerReferralFact,
  excluded: (user) => ({
    ...notACustomer(user),
    invitationsUnknown: user.invitationsSent.isMissing(),
    acceptancesUnknown: user.invitationsAccepted.isMissing(),
    moreThanSent: invalid(user.invitationsAccepted, user.invitationsAccepted.moreThan(user.invitationsSent)),
  }),
  parts: ({ invitationsSent, invitationsAccepted }) => ({
    invitations: sum(invitationsSent),
    accepted: sum(invitationsAccepted),
    users: count(),
  }),
  // Invitations per user × accepted per invitation: the invitations cancel out, and where there are none K is 0.
  value: ({ accepted, users }) => accepted.over(users),
  variants: (vary) => ({
    viralReach: vary({
      range: [1, null],
      parts: ({ invitationsSent, invitationsAccepted }) => ({
        invitations: sum(invitationsSent),
        accepted: sum(invitationsAccepted),
        users: count(),
      }),
      value: ({ accepted, users }) =>
        users.over(when(accepted.lessThan(users), users.minus(accepted), literal(0))),
    }),
  }),
});

const brown = {
  by: "Morgan Brown",
  title: "Virality plate",
  url: "https://www.morganbrown.co/gallery/plates/eq-viral.html",
};
const protoolio = { by: "Protoolio", title: "K-factor", url: "https://protoolio.com/k-factor" };
const glarity = {
  by: "Glarity",
  title: "What is a viral coefficient and how is it calculated",
  url: "https://askai.glarity.app/search/What-is-a-viral-coefficient-and-how-is-it-calculated",
};

export const viralCoefficientEntry = entry(viralCoefficient, {
  name: "Viral coefficient",
  abbreviation: "K",
  aliases: ["K-factor", "virality"],
  says: "New users whom each user brings: invitations sent per user times the share of them that is accepted.",
  population:
    "Users of whom it is known how many they invited and how many of those joined. Tests and the company's own people are left out and counted.",
  recommended:
    "Invitations per user × conversion of invitations, both of the same users and the same invitations. The invitations cancel out, so that it is accepted invitations over users.",
  variants: {
    viralReach: {
      says: "Users that one user leads to in the end, that user included: 1 ÷ (1 − K). Null from K = 1, where it has no end.",
      usedBy: [brown],
    },
  },
  tools: [
    {
      tool: "Morgan Brown",
      calls: "Viral coefficient",
      variant: null,
      differs: "The same: 3.5 invitations at 20 % are 0.7.",
      source: brown,
    },
    {
      tool: "Protoolio",
      calls: "K-factor",
      differs: "Says to divide the invitations by their conversion, where they are multiplied.",
      source: protoolio,
    },
    {
      tool: "Glarity",
      calls: "Viral coefficient",
      differs: "Multiplies by the customers too, which gives new users and no coefficient.",
      source: glarity,
    },
  ],
  examples: [
    {
      rows: [
        { invitationsSent: 5, invitationsAccepted: 1 },
        { invitationsSent: 2, invitationsAccepted: 0 },
        { invitationsSent: 3, invitationsAccepted: 1 },
        { invitationsSent: 0, invitationsAccepted: 0 },
      ],
      gives: 0.5,
      because: "2.5 invitations for each of 4 users, a fifth of them accepted: 2.5 × 0.2.",
    },
    {
      rows: [{ invitationsSent: 3, invitationsAccepted: 2 }],
      gives: 2,
      because: "3 invitations × two thirds.",
    },
    {
      rows: [{ invitationsSent: 0, invitationsAccepted: 0 }],
      gives: 0,
      because: "Nobody was invited, so nobody came that way: a real zero.",
    },
    { rows: [], gives: null, because: "No users who could bring any." },
    {
      rows: [
        { invitationsSent: 4, invitationsAccepted: 1 },
        { invitationsSent: null, invitationsAccepted: 1 },
        { invitationsSent: 6, invitationsAccepted: null },
        { invitationsSent: 9, invitationsAccepted: 9, discarded: "test" },
      ],
      gives: 1,
      excluded: { invitationsUnknown: 1, acceptancesUnknown: 1, test: 1 },
      because: "One user is known wholly: 4 invitations, 1 accepted.",
    },
    {
      variant: "viralReach",
      rows: [
        { invitationsSent: 3, invitationsAccepted: 1 },
        { invitationsSent: 0, invitationsAccepted: 0 },
      ],
      gives: 2,
      because: "K is a half: one user brings half a user, who brings a quarter, and so on, 2 in all.",
    },
    {
      variant: "viralReach",
      rows: [{ invitationsSent: 3, invitationsAccepted: 2 }],
      gives: null,
      because: "With K = 2 every round is larger than the one before, and there is no end to them.",
    },
  ],
  beware: [
    "Multiply invitations per user by their conversion; to divide, or to multiply by the number of users, gives something else.",
    "Invitations and acceptances must be of the same users: acceptances of old invitations over new users inflate it.",
    "It says nothing of time. A K of 0.5 in a day grows faster than one of 0.9 in a year.",
    "It rarely stays: the first users have most people left to invite.",
    "Invitations sent lately may still be accepted; count users whose invitations have had their time.",
  ],
  sources: [brown],
  since: "0.1.0",
});
