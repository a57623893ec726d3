import { caseFact } from "../../facts/case.ts";
import { count } from "../../language/aggregate.ts";
import { dbtZendesk } from "../case-sources.ts";
import { neverInBacklog } from "../cases.ts";
import { entry } from "../entry.ts";
import { arrivals, created, notArrived } from "../flow.ts";
import { metric } from "../metric.ts";

/** Inflow: cases created and reopened within the window. */
export const inflow = metric({
  id: "inflow",
  unit: "cases",
  better: "none",
  domain: "customer-service",
  range: [0, null],
  of: caseFact,
  excluded: (one) => ({ ...neverInBacklog(one), ...notArrived(one) }),
  parts: arrivals,
  value: ({ created, reopened }) => created.plus(reopened),
  variants: (vary) => ({
    createdOnly: vary({
      excluded: (one) => ({ ...neverInBacklog(one), outsideWindow: one.createdInWindow.not() }),
      parts: (one) => ({ created: count(created(one)) }),
      value: ({ created }) => created,
    }),
  }),
});

export const inflowEntry = entry(inflow, {
  name: "Inflow",
  aliases: ["cases received", "incoming cases", "ticket volume"],
  says: "Cases created and reopened within the window.",
  population:
    "Cases that were opened within the window asked for, or opened again, each time; all of them where none was asked for. Spam, tests, merged, deleted and canceled cases and those that did neither are left out and counted.",
  recommended:
    "Reopenings are in it, because they are work that comes back: only then do inflow and outflow make the change of the backlog. A record that says nothing of reopenings is taken to have had none.",
  variants: { createdOnly: { says: "New cases alone.", usedBy: [] } },
  examples: [
    {
      rows: [
        { createdInWindow: true, reopensInWindow: 0 },
        { createdInWindow: true, reopensInWindow: 2 },
        { createdInWindow: false, reopensInWindow: 1 },
      ],
      gives: 5,
      because: "2 created, and 3 reopenings, one of them of an older case.",
    },
    {
      rows: [{ reopensInWindow: 1 }, { reopensInWindow: 0 }],
      gives: 3,
      because: "Without a window everything counts: 2 cases, one of them reopened.",
    },
    { rows: [], gives: 0, because: "Nothing came in; a count of nothing is 0." },
    {
      rows: [
        { createdInWindow: true, reopensInWindow: null },
        { createdInWindow: false, reopensInWindow: null },
        { createdInWindow: false, reopensInWindow: 0 },
        { createdInWindow: true, reopensInWindow: 0, canceled: true },
        { createdInWindow: true, reopensInWindow: 0, discarded: "spam" },
      ],
      gives: 1,
      excluded: { reopensUnknown: 1, outsideWindow: 1, canceled: 1, spam: 1 },
      because: "One came in, as often as is known; of another it is not known whether it came back.",
    },
    {
      variant: "createdOnly",
      rows: [
        { createdInWindow: true },
        { createdInWindow: true },
        { createdInWindow: false },
        { createdInWindow: null },
      ],
      gives: 3,
      excluded: { outsideWindow: 1 },
      because: "2 created in the window, and one where none was asked for.",
    },
  ],
  beware: [
    "Contacts are not cases: five calls about one case are one.",
    "By period of creation, reopenings count where the case was created; take the facts of one window a period.",
    "A bot or a form that opens cases by itself is inflow too, and no customer.",
  ],
  sources: [dbtZendesk],
  since: "0.1.0",
});
