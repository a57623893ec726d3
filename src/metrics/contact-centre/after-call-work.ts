import { contactFact } from "../../facts/contact.ts";
import { count, sum, variance } from "../../language/aggregate.ts";
import { literal, when } from "../../language/expression.ts";
import { studentMean } from "../../statistics/student.ts";
import { amazonConnect, genesysHandleTime } from "../contact-centre-sources.ts";
import { orNone, withoutHandleTime } from "../contacts.ts";
import { entry } from "../entry.ts";
import { metric } from "../metric.ts";

/** After-call work: mean time that agents spent finishing a handled contact after it had ended, in seconds. */
export const afterCallWork = metric({
  id: "afterCallWork",
  unit: "seconds",
  better: "target",
  domain: "customer-service",
  range: [0, null],
  of: contactFact,
  excluded: withoutHandleTime,
  parts: ({ wrapUpMs }) => ({
    wrapUpMs: sum(orNone(wrapUpMs)),
    handled: count(),
    recorded: count(wrapUpMs.isKnown()),
    wrapUpVariance: variance(orNone(wrapUpMs)),
  }),
  value: ({ wrapUpMs, handled, recorded }) =>
    wrapUpMs.over(when(recorded.atLeast(1), handled, literal(0)).times(1000)),
  interval: studentMean({ sum: "wrapUpMs", variance: "wrapUpVariance" }, 1000),
});

export const afterCallWorkEntry = entry(afterCallWork, {
  name: "After-call work",
  abbreviation: "ACW",
  aliases: ["after-contact work", "wrap-up time", "average after contact work time"],
  says: "Mean time that an agent spends finishing a contact after it has ended, in seconds.",
  population:
    "Inbound contacts that an agent answered and whose talk time is known: those of the average handle time, so that talk, hold and after-contact work add up to it. Work that is not recorded counts as none; where it is recorded for no contact at all there is no value.",
  recommended:
    "Total after-contact work over all handled contacts, those without any included: the share of the handle time that it takes.",
  variants: {},
  tools: [
    {
      tool: "Amazon Connect",
      calls: "Average after contact work time",
      variant: null,
      differs: "After-contact work over contacts handled, as here.",
      source: amazonConnect,
    },
  ],
  examples: [
    {
      rows: [
        { answered: true, talkMs: 300_000, wrapUpMs: 72_000 },
        { answered: true, talkMs: 120_000, wrapUpMs: 48_000 },
      ],
      gives: 60,
      because: "120 s of work over two contacts.",
    },
    {
      rows: [
        { answered: true, talkMs: 300_000, wrapUpMs: 90_000 },
        { answered: true, talkMs: 120_000, wrapUpMs: null },
        { answered: true, talkMs: 120_000, wrapUpMs: 0 },
      ],
      gives: 30,
      because: "90 s over three: what is not recorded counts as none, as in the handle time.",
    },
    {
      rows: [
        { answered: true, talkMs: 60_000 },
        { answered: true, talkMs: 60_000 },
      ],
      gives: null,
      because: "Nothing is recorded of any contact, which says nothing of the work.",
    },
    { rows: [], gives: null, because: "Nothing was handled." },
    {
      rows: [
        { answered: true, talkMs: 90_000, wrapUpMs: 20_000 },
        { answered: true, talkMs: null, wrapUpMs: 300_000 },
        { answered: false, wrapUpMs: 10_000 },
        { answered: true, direction: "internal", talkMs: 1_000, wrapUpMs: 1_000 },
      ],
      gives: 20,
      excluded: { talkUnknown: 1, notAnswered: 1, notInbound: 1 },
      because: "The one contact that has a handle time.",
    },
  ],
  beware: [
    "A mean over contacts that had any such work is another number and does not add up to the handle time.",
    "Tools that end it with a timeout record the timeout, not the work.",
    "Agents who finish a contact while the customer waits on the line move it into the talk.",
  ],
  sources: [genesysHandleTime, amazonConnect],
  since: "0.1.0",
});
