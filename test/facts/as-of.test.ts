import fc from "fast-check";
import { expect, it } from "vitest";
import type { CaseFact } from "../../src/facts/case.ts";
import { caseFacts } from "../../src/facts/case-facts.ts";
import { contactFacts } from "../../src/facts/contact-facts.ts";
import type { CaseInput } from "../../src/model/case.ts";
import type { InteractionInput } from "../../src/model/interaction.ts";
import { instant } from "./arbitrary-records.ts";

/** An instant of a record written at a moment: what happens later cannot be in it. */
const toldAt =
  (now: number) =>
  <Field extends string>(field: Field, ms: number | null): Partial<Record<Field, string>> =>
    ms !== null && ms <= now ? ({ [field]: instant(ms) } as Record<Field, string>) : {};

const lengths = fc.integer({ min: 0, max: 20 * 86_400_000 });
const moments = fc.integer({ min: 0, max: 60 * 86_400_000 });

/** What happens to a contact, in milliseconds from the beginning of everything. */
interface ContactLife {
  readonly start: number;
  readonly queued: number;
  readonly offered: number;
  readonly answered: number | null;
  readonly end: number;
  readonly wrapUpEnd: number | null;
  readonly fate: string;
}
const contacts: fc.Arbitrary<ContactLife> = fc
  .record({
    start: lengths,
    queue: lengths,
    ring: lengths,
    fate: fc.constantFrom("answered", "abandoned", "voicemail", "no-answer"),
    patience: lengths,
    talk: lengths,
    wrapUp: lengths,
  })
  .map(({ start, queue, ring, fate, patience, talk, wrapUp }) => {
    const queued = start + queue;
    const offered = queued + ring;
    const answered = fate === "answered" ? offered + patience : null;
    const end = answered === null ? offered + patience : answered + talk;
    return {
      start,
      queued,
      offered,
      answered,
      end,
      wrapUpEnd: answered === null ? null : end + wrapUp,
      fate,
    };
  });

function interactionAt(now: number, life: ContactLife): InteractionInput {
  const { start, queued, offered, answered, end, wrapUpEnd, fate } = life;
  const told = toldAt(now);
  const isOver = end <= now;
  const isAnswered = answered !== null && answered <= now;
  return {
    id: "contact",
    channel: "voice",
    direction: "inbound",
    customerId: "ada",
    startAt: instant(start),
    status: isOver ? "completed" : isAnswered ? "active" : "queued",
    ...(isOver ? { outcome: fate } : isAnswered && { outcome: "answered" }),
    ...told("queuedAt", queued),
    ...told("offeredAt", offered),
    ...told("answeredAt", answered),
    ...told("endAt", end),
    ...told("wrapUpStartAt", answered === null ? null : end),
    ...told("wrapUpEndAt", wrapUpEnd),
  };
}

it("a contact observed until a moment is the contact that was recorded at that moment", () => {
  fc.assert(
    fc.property(contacts, moments, (contact, now) => {
      fc.pre(contact.start <= now);
      const asOf = instant(now);
      const seen = contactFacts([interactionAt(Number.POSITIVE_INFINITY, contact)], { asOf });
      expect(seen).toEqual(contactFacts([interactionAt(now, contact)], { asOf }));
    }),
    { numRuns: 1_000 },
  );
});

const openStatuses = ["new", "open", "pending-customer", "pending-internal", "snoozed"];
interface Step {
  readonly status: string;
  readonly ms: number;
}
const steps = (statuses: readonly string[], gaps: readonly number[]): Step[] => {
  let ms = 0;
  return statuses.map((status, index) => {
    ms += gaps[index] ?? 0;
    return { status, ms };
  });
};
const gaps = fc.array(fc.integer({ min: 1, max: 10 * 86_400_000 }), { minLength: 8, maxLength: 8 });

/** The record of a case that has gone through these steps, as it stands at a moment. */
function caseAt(now: number, all: readonly Step[], hasHistory: boolean): CaseInput {
  const been = all.filter(({ ms }) => ms <= now);
  const isResolved = (step: Step | undefined) => step?.status === "resolved" || step?.status === "closed";
  const resolutions = been.filter((step, index) => isResolved(step) && !isResolved(been[index - 1]));
  const reopenings = been.filter(
    (step, index) => isResolved(been[index - 1]) && openStatuses.includes(step.status),
  );
  const last = been.at(-1);
  const replied = been.find(({ status }) => status !== "new");
  const told = toldAt(now);
  return {
    id: "case",
    status: last?.status ?? "",
    createdAt: instant(been[0]?.ms ?? 0),
    ...told("firstAgentReplyAt", replied?.ms ?? null),
    ...told("firstResolvedAt", resolutions[0]?.ms ?? null),
    ...told("resolvedAt", isResolved(last) ? (resolutions.at(-1)?.ms ?? null) : null),
    ...told("closedAt", last?.status === "closed" ? last.ms : null),
    ...told("reopenedAt", reopenings.at(-1)?.ms ?? null),
    reopenCount: reopenings.length,
    ...(hasHistory && {
      statusHistory: been.map(({ status, ms }) => ({ status, startAt: instant(ms) })),
    }),
  };
}

const anyLife = fc
  .tuple(
    fc.array(fc.constantFrom(...openStatuses, "resolved", "closed", "canceled"), {
      minLength: 1,
      maxLength: 8,
    }),
    gaps,
  )
  .map(([statuses, between]) =>
    steps(
      statuses.filter((status, index) => status !== statuses[index - 1]),
      between,
    ),
  );
const lifeReopenedOnce = fc
  .tuple(fc.subarray(["open", "resolved", "pending-customer", "resolved", "closed"]), gaps)
  .map(([statuses, between]) => steps(["new", ...statuses], between))
  .filter((all) => all.every(({ status }, index) => status !== all[index - 1]?.status));

it.each([
  ["with its history, whatever it went through", anyLife, true],
  ["by its instants alone, reopened at most once", lifeReopenedOnce, false],
])(
  "a case observed until a moment is the case that was recorded at that moment: %s",
  (_, lives, hasHistory) => {
    fc.assert(
      fc.property(lives, moments, (life, now) => {
        fc.pre((life[0]?.ms ?? 0) <= now);
        const asOf = instant(now);
        const seen = caseFacts([caseAt(Number.POSITIVE_INFINITY, life, hasHistory)], { asOf });
        const recorded = caseFacts([caseAt(now, life, hasHistory)], { asOf });
        // Instants alone do not tell in which of the open states it was.
        const told = ({ waitingOn }: CaseFact) => (hasHistory || waitingOn === "nobody" ? waitingOn : null);
        const expected = recorded.map((fact) => ({ ...fact, waitingOn: told(fact) }));
        expect(seen.map((fact) => ({ ...fact, waitingOn: told(fact) }))).toEqual(expected);
      }),
      { numRuns: 1_000 },
    );
  },
);
