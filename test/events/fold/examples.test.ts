import { readFileSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { foldEvents, validateEvents } from "../../../src/events/index.ts";
import { caseFacts, contactFacts, measureAll, surveyResponseFacts } from "../../../src/index.ts";
import {
  abandonmentRate,
  averageHandleTime,
  averageSpeedOfAnswer,
  ces,
  csat,
  fcr,
  firstResponseTime,
  fullResolutionTime,
  nps,
  reopenRate,
  resolutionRate,
  serviceLevel,
  transferRate,
} from "../../../src/metrics/index.ts";
import {
  exampleCases,
  exampleInteractions,
  exampleInvitations,
  examplePath,
  exampleResponses,
} from "../../facts/example-records.ts";

const asOf = "2026-03-31T22:00:00Z";
const path = examplePath("events.ndjson");
const judged = [...validateEvents(readFileSync(path, "utf8"))];
const events = judged.flatMap((one) => (one.valid ? [one.event] : []));
const { records, incomplete, unplaced } = foldEvents(events);
const {
  interactions = [],
  cases = [],
  messages = [],
  surveyInvitations = [],
  surveyResponses = [],
} = records;

/** The example records of those things that the events tell of. */
const among = <One extends { readonly id: string }>(
  all: readonly One[],
  told: readonly { readonly id: string }[],
) => {
  const ids = new Set(told.map(({ id }) => id));
  return all.filter(({ id }) => ids.has(id));
};
const written = {
  interactions: among(exampleInteractions(), interactions),
  cases: among(exampleCases(), cases),
  invitations: among(exampleInvitations(), surveyInvitations),
  responses: among(exampleResponses(), surveyResponses),
};

describe("the example events", () => {
  it("are valid, come to whole records, and are light", () => {
    const findings = judged.flatMap((one) => one.findings);
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(events).toHaveLength(judged.length);
    expect(incomplete).toEqual([]);
    expect(unplaced).toEqual([]);
    expect(events.length).toBeGreaterThan(2000);
    expect(statSync(path).size).toBeLessThan(1_000_000);
  });

  it("tell of the same things as the records, and of all that are named", () => {
    expect(written.interactions).toHaveLength(interactions.length);
    expect(written.cases).toHaveLength(cases.length);
    expect(written.invitations).toHaveLength(surveyInvitations.length);
    expect(written.responses).toHaveLength(surveyResponses.length);
    const known = new Set([...cases, ...interactions].map(({ id }) => String(id)));
    for (const { caseIds, previousId } of interactions) {
      for (const id of [...(caseIds ?? []), ...(previousId ? [previousId] : [])]) expect(known).toContain(id);
    }
    expect(messages.length).toBeGreaterThan(100);
  });

  it("measure as the records do", () => {
    const contactMetrics = {
      serviceLevel,
      abandonmentRate,
      averageSpeedOfAnswer,
      averageHandleTime,
      transferRate,
      fcr,
    };
    const ofContacts = (all: typeof interactions) => measureAll(contactMetrics, contactFacts(all, { asOf }));
    expect(ofContacts(interactions)).toEqual(ofContacts(written.interactions));
    const caseMetrics = { firstResponseTime, fullResolutionTime, resolutionRate, reopenRate };
    const ofCases = (all: typeof cases) => measureAll(caseMetrics, caseFacts(all, { asOf }));
    expect(ofCases(cases)).toEqual(ofCases(written.cases));
    const scores = { csat, ces, nps };
    const folded = { interactions, cases, invitations: surveyInvitations, responses: surveyResponses };
    const ofResponses = (all: typeof folded) => measureAll(scores, surveyResponseFacts(all));
    expect(ofResponses(folded)).toEqual(ofResponses(written));
  });

  it("tell each case as its record does", () => {
    const fields = [
      "status",
      "createdAt",
      "firstResolvedAt",
      "resolvedAt",
      "closedAt",
      "reopenedAt",
      "reopenCount",
      "statusHistory",
      "mergedIntoId",
    ] as const;
    const told = (all: typeof cases) => all.map((one) => fields.map((field) => one[field] ?? null));
    expect(told(cases)).toEqual(told(written.cases));
  });
});
