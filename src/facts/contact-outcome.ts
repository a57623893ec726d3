import { isMachineServed, isUnattended } from "./people.ts";
import type { SeenInteraction } from "./seen-interaction.ts";

/** What became of a contact. One that was offered is answered, abandoned, flowed out, or none of them yet. */
export interface ContactOutcome {
  readonly offered: boolean;
  readonly answered: boolean;
  readonly abandoned: boolean;
  readonly flowedOut: boolean;
}

export function outcomeOf(seen: SeenInteraction): ContactOutcome {
  const answered = isAnswered(seen);
  const offered = isOffered(seen, answered);
  const lost = offered && !answered && isOver(seen);
  const flowedOut = lost && wentElsewhere(seen);
  return { offered, answered, abandoned: lost && !flowedOut, flowedOut };
}

function isAnswered(seen: SeenInteraction): boolean {
  const { interaction, said, answered, replied } = seen;
  if (isMachineServed(seen)) return false;
  if (answered !== null) return true;
  if (isUnattended(seen)) return false;
  if (said.outcome === "answered") return true;
  // What follows would make answered calls of those that the company made in vain.
  return interaction.direction === "inbound" && (replied !== null || wasTaken(seen));
}

/** Whether it queued and a person took part, where the source records neither answers nor outcomes. */
const wasTaken = ({ interaction, people, said, queued }: SeenInteraction): boolean =>
  interaction.answeredAt === undefined &&
  typeof said.outcome !== "string" &&
  said.status !== undefined &&
  !unansweredStatuses.has(said.status) &&
  (queued !== null || spentQueueing(said)) &&
  people.length > 0;

function isOffered(seen: SeenInteraction, answered: boolean): boolean {
  const { interaction, people, said, queued, offered } = seen;
  if (interaction.direction !== "inbound") return false;
  if (queued !== null || offered !== null || spentQueueing(said)) return true;
  if (answered) return seen.answered !== null || said.outcome === "answered";
  if (said.status === "missed" || outcomesOfQueues.has(said.outcome ?? "")) return true;
  // Menus are given up too, so there must be a sign that it got beyond them.
  return (
    isGivenUp(said) && (typeof interaction.queueId === "string" || namesQueueing(said) || people.length > 0)
  );
}

/** Whether it has ended, in whatever way. */
export const isOver = ({ said, end }: SeenInteraction): boolean =>
  end !== null || typeof said.outcome === "string" || finalStatuses.has(said.status ?? "");

/** Whether it left the queue unanswered without being given up: for something else, or for another queue. */
function wentElsewhere(seen: SeenInteraction): boolean {
  const { interaction, said } = seen;
  if (isGivenUp(said)) return false;
  return (
    outcomesElsewhere.has(said.outcome ?? "") ||
    typeof interaction.nextId === "string" ||
    isMachineServed(seen)
  );
}

type Said = SeenInteraction["said"];

/** An outcome says more than a status, unless the library does not know it. */
function isGivenUp({ outcome, status }: Said): boolean {
  if (outcome === "abandoned" || outcome === "short-abandoned") return true;
  return status === "abandoned" && !otherOutcomes.has(outcome ?? "");
}

const spentQueueing = ({ durations }: Said): boolean =>
  (durations?.queue?.seconds ?? 0) > 0 || (durations?.ring?.seconds ?? 0) > 0;

/** A queue time of none beside a time in the menu says that it never got to the queue. */
const namesQueueing = ({ durations }: Said): boolean =>
  typeof durations?.queue?.seconds === "number" && !durations.ivr;

const outcomesOfQueues: ReadonlySet<string> = new Set(["no-answer", "short-abandoned"]);
const outcomesElsewhere: ReadonlySet<string> = new Set(["voicemail", "callback-scheduled", "deflected"]);
const otherOutcomes: ReadonlySet<string> = new Set([...outcomesElsewhere, "answered"]);
const lostStatuses = ["abandoned", "missed", "failed", "canceled"];
const unansweredStatuses: ReadonlySet<string> = new Set([...lostStatuses, "scheduled", "queued", "offered"]);
const finalStatuses: ReadonlySet<string> = new Set([...lostStatuses, "completed"]);
