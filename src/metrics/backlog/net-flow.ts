import { caseFact } from "../../facts/case.ts";
import { dbtZendesk } from "../case-sources.ts";
import { neverInBacklog } from "../cases.ts";
import { entry } from "../entry.ts";
import { arrivals, departures, flowUnknown, notMoved } from "../flow.ts";
import { metric } from "../metric.ts";

/** Net flow: cases created and reopened less those solved within the window, by which the backlog grew. */
export const netFlow = metric({
  id: "netFlow",
  unit: "cases",
  better: "lower",
  domain: "customer-service",
  range: [null, null],
  of: caseFact,
  excluded: (one) => ({
    ...neverInBacklog(one),
    flowUnknown: flowUnknown(one),
    outsideWindow: notMoved(one),
  }),
  parts: (one) => ({ ...arrivals(one), ...departures(one) }),
  value: ({ created, reopened, solved }) => created.plus(reopened).minus(solved),
});

export const netFlowEntry = entry(netFlow, {
  name: "Net flow",
  aliases: ["backlog change", "net backlog growth"],
  says: "Cases created and reopened less those solved within the window: by how much the backlog grew.",
  population:
    "Cases that were opened, reopened or resolved within the window asked for, each time; all of them where none was asked for, which makes it the backlog. Spam, tests, merged, deleted and canceled cases, those that did not move and those of which it is not known are left out and counted.",
  recommended:
    "With reopenings and every resolution, so that the backlog at the end of a window is that at its start and the net flow.",
  variants: {},
  examples: [
    {
      rows: [
        { resolved: true, createdInWindow: true, reopensInWindow: 0, resolutionsInWindow: 1 },
        { resolved: false, createdInWindow: true, reopensInWindow: 0, resolutionsInWindow: 0 },
        { resolved: false, createdInWindow: false, reopensInWindow: 1, resolutionsInWindow: 0 },
      ],
      gives: 2,
      because: "2 created and 1 reopened, 1 solved: the backlog grew by 2.",
    },
    {
      rows: [
        { resolved: true, createdInWindow: false, reopensInWindow: 0, resolutionsInWindow: 1 },
        { resolved: true, createdInWindow: false, reopensInWindow: 1, resolutionsInWindow: 2 },
      ],
      gives: -2,
      because: "Two cases of old were solved, one of them twice and reopened between: 1 − 3.",
    },
    { rows: [], gives: 0, because: "Nothing moved." },
    {
      rows: [
        { resolved: false, createdInWindow: true, reopensInWindow: 0, resolutionsInWindow: 0 },
        { resolved: true, createdInWindow: true, reopensInWindow: null, resolvedInWindow: null },
        { resolved: true, createdInWindow: false, reopensInWindow: 0, resolutionsInWindow: 0 },
        {
          resolved: false,
          createdInWindow: true,
          reopensInWindow: 0,
          resolutionsInWindow: 0,
          canceled: true,
        },
      ],
      gives: 1,
      excluded: { flowUnknown: 1, outsideWindow: 1, canceled: 1 },
      because: "One new case; of another it is not known whether it left again.",
    },
  ],
  beware: [
    "0 does not mean that nothing happened: a hundred in and a hundred out.",
    "Canceled and merged cases leave the backlog without being solved; a backlog counted with them does not add up.",
    "The net flows of windows that adjoin add up to that of the whole; the backlogs between them do not.",
  ],
  sources: [dbtZendesk],
  since: "0.1.0",
});
