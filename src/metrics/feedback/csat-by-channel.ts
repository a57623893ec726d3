import { surveyResponseFact } from "../../facts/survey-response.ts";
import { notAnswered } from "../answers.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";
import { satisfiedShare } from "../scores.ts";

/** CSAT by channel: share of answers that are satisfied (4–5 of 5) among those whose channel is known, from 0 to 1. */
export const csatByChannel = metric({
  id: "csatByChannel",
  unit: "ratio",
  better: "higher",
  domain: "customer-service",
  range: [0, 1],
  of: surveyResponseFact,
  given: { scaleMin: 1, scaleMax: 5, satisfiedFrom: 4 },
  excluded: (answer, { scaleMin, scaleMax }) => ({
    ...notAnswered(answer, ["csat"], [scaleMin, scaleMax]),
    channelUnknown: answer.ratedChannel.isMissing(),
  }),
  ...satisfiedShare,
  variants: (vary) => ({
    touchChannel: vary({
      excluded: (answer, { scaleMin, scaleMax }) => ({
        ...notAnswered(answer, ["csat"], [scaleMin, scaleMax]),
        channelUnknown: answer.touchChannel.isMissing(),
      }),
    }),
  }),
});

export const csatByChannelEntry = entry(csatByChannel, {
  name: "CSAT by channel",
  aliases: ["channel satisfaction"],
  says: "Share of satisfied answers (4 or 5 of 5) among those about a known channel: measure it by ratedChannel.",
  question: "How satisfied were you with the service you received? (1 very dissatisfied to 5 very satisfied)",
  population:
    "The answers of csat whose rated contact has a known channel; where it was transferred, the channel it ended on. Group by `ratedChannel`, or by `touchChannel` for the variant; without a group it is the total of all channels, pooled. Answers about an unknown channel are left out and counted, so that the channels add up to the total.",
  recommended:
    "By the channel on which the contact ended: there it was resolved or not, and each answer counts once. The channel on which the survey was sent is another matter.",
  variants: {
    touchChannel: {
      says: "By the channel of the very interaction or touchpoint that is rated, whatever it was transferred to.",
      usedBy: [],
    },
  },
  examples: [
    {
      rows: [
        { score: 5, ratedChannel: "voice" },
        { score: 2, ratedChannel: "voice" },
        { score: 4, ratedChannel: "chat" },
        { score: 5, ratedChannel: "chat" },
      ],
      gives: 0.75,
      because: "Half of voice and all of chat; together 3 of 4, from the counts.",
    },
    {
      rows: [
        { score: 5, ratedChannel: "email" },
        { score: 3, ratedChannel: "email" },
        { score: 1, ratedChannel: "email" },
      ],
      gives: 1 / 3,
      because: "One group, the answers about e-mail: 1 of 3 is satisfied.",
    },
    { rows: [], gives: null, because: "Nobody answered, so there is nothing to say." },
    {
      rows: [
        { score: 5, ratedChannel: "voice" },
        { score: 1, ratedChannel: null },
        { score: null, ratedChannel: "voice" },
        { score: 5, ratedChannel: "voice", test: true },
      ],
      gives: 1,
      excluded: { channelUnknown: 1, unanswered: 1, test: 1 },
      because: "Of the second answer no channel is known, so it belongs to none and not to the total either.",
    },
    {
      variant: "touchChannel",
      rows: [
        { score: 5, touchChannel: "chat" },
        { score: 2, touchChannel: "chat" },
        { score: 4, touchChannel: null },
      ],
      gives: 0.5,
      excluded: { channelUnknown: 1 },
      because: "The first two rated a chat that was handed to the telephone; they count for the chat.",
    },
  ],
  beware: [
    "Never average the channels for a total; pool the counts, or the smallest channel weighs as much as the largest.",
    "The channel of the survey is not the channel that is rated: a call is often rated by e-mail.",
    "Tools let each channel ask on a scale of its own; put on one scale by the tool, such answers are no longer what was given.",
    "Channels take different issues; a lower score may be the harder work.",
    "Response rates differ by channel, and with them who answered.",
  ],
  sources: [
    {
      by: "ISO",
      title: "ISO 10004:2018, Customer satisfaction: guidelines for monitoring and measuring",
      url: "https://www.iso.org/standard/71582.html",
      year: 2018,
    },
    {
      by: "Kustomer",
      title: "How satisfaction is calculated",
      url: "https://help.kustomer.com/en_us/how-satisfaction-is-calculated-SJ2o19uqI",
    },
  ],
  since: "0.1.0",
});
