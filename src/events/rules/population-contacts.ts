import type { Interaction } from "../../model/interaction.ts";
import type { RecordOf } from "../../model/records.ts";
import { msBetween, noBreach } from "./instants.ts";
import { breach } from "./one-breach.ts";
import type { Breach, IntegrityRule } from "./rule.ts";

type Leg = Pick<Partial<Interaction>, "initiationMethod" | "previousId" | "rootId">;

function legBreach({ initiationMethod, previousId, rootId }: Leg, path: string): readonly Breach[] {
  const isLeg = initiationMethod === "transfer" || initiationMethod === "queue-transfer";
  if (rootId || !(isLeg || (previousId && initiationMethod !== "callback"))) return noBreach;
  return breach(
    `${path}/${previousId ? "previousId" : "initiationMethod"}`,
    "It was handed over from another interaction, and rootId does not say which contact both are: they count as two.",
  );
}

export const legHasRoot: IntegrityRule = {
  id: "POP-09",
  severity: "warning",
  says: "The legs of a transferred contact name the first of them as their root, so that it counts once.",
  event: { "cx.interaction.started": ({ data }) => legBreach(data, "/data") },
  record: { interaction: (record) => legBreach(record, "") },
};

/** Outcomes of those who hung up before anyone answered, and were not served otherwise. */
const otherOutcomes: ReadonlySet<string> = new Set(["callback-scheduled", "deflected", "voicemail"]);

function abandonedOutcome(
  { outcome }: Pick<Partial<Interaction>, "outcome">,
  path: string,
): readonly Breach[] {
  if (typeof outcome !== "string" || !otherOutcomes.has(outcome)) return noBreach;
  return breach(
    `${path}/outcome`,
    `Who got "${outcome}" did not abandon: it is counted among the abandoned.`,
  );
}

const shortMessage = (ms: number, most: number): string =>
  `Abandoned after ${ms / 1000} s, within the ${most / 1000} s of a short abandon, and not told to be one.`;

export const abandonIsTold: IntegrityRule = {
  id: "POP-10",
  severity: "warning",
  says: "Who abandoned at once is told as short-abandoned, and who was called back or left a message did not abandon.",
  event: { "cx.interaction.abandoned": ({ data }) => abandonedOutcome(data, "/data") },
  record: {
    interaction: (record, { find, limits }) => {
      const { status, outcome, queuedAt, endAt, queueId } = record;
      if (status === "abandoned" && outcome !== "abandoned") return abandonedOutcome(record, "");
      if (outcome !== "abandoned") return noBreach;
      const seconds = queueId ? find("queue", queueId)?.shortAbandonThreshold : null;
      const most = typeof seconds === "number" ? seconds * 1000 : limits.shortAbandonMs;
      const waited = msBetween(queuedAt, endAt);
      if (waited === null || waited < 0 || waited > most) return noBreach;
      return breach("/outcome", shortMessage(waited, most));
    },
  },
  stream: ({ shortAbandonMs }, memory) => {
    const queued = memory.moments.sort();
    return {
      of: ["cx.interaction.queued", "cx.interaction.abandoned"],
      add: (event) => {
        if (event.type === "cx.interaction.queued") queued.set(memory.key, memory.ms, event.time);
        if (event.type !== "cx.interaction.abandoned" || event.data.outcome !== "abandoned") return noBreach;
        const since = queued.get(memory.key);
        const waited = since === undefined ? -1 : memory.ms - since;
        if (waited < 0 || waited > shortAbandonMs) return noBreach;
        return breach("/data/outcome", shortMessage(waited, shortAbandonMs));
      },
      end: () => queued.notChecked("interactions in queues"),
    };
  },
};

function callbackBreach({ initiationMethod, previousId, rootId }: Leg, path: string): readonly Breach[] {
  if (initiationMethod !== "callback" || previousId || rootId) return noBreach;
  return breach(
    `${path}/initiationMethod`,
    "A call-back answers a contact, and neither rootId nor previousId says which: it counts as a contact of its own.",
  );
}

export const callbackHasRoot: IntegrityRule = {
  id: "POP-11",
  severity: "warning",
  says: "A call-back names the contact it answers.",
  event: { "cx.interaction.started": ({ data }) => callbackBreach(data, "/data") },
  record: { interaction: (record) => callbackBreach(record, "") },
};

const unresolved: ReadonlySet<string> = new Set([
  "escalated",
  "abandoned",
  "negative-feedback",
  "handed-off",
  "none",
]);

type Served = Pick<Partial<Interaction>, "selfServed" | "botResolution">;

function botBreach({ selfServed, botResolution }: Served, path: string): readonly Breach[] {
  if (selfServed !== true || typeof botResolution !== "string" || !unresolved.has(botResolution))
    return noBreach;
  return breach(
    `${path}/selfServed`,
    `It is told to be served without an agent, and the bot's work to have ended as ${botResolution}.`,
  );
}

export const botIsRight: IntegrityRule = {
  id: "POP-12",
  severity: "warning",
  says: "A bot resolved what it resolved: nothing else is told as a resolution, and what had no answer is no failure.",
  event: {
    "cx.bot.resolved": ({ data: { botResolution } }) =>
      unresolved.has(botResolution)
        ? breach("/data/botResolution", `"${botResolution}" is no resolution, and this event tells of one.`)
        : noBreach,
    "cx.interaction.ended": ({ data }) => botBreach(data, "/data"),
  },
  record: {
    interaction: (record) => {
      const { botInvolved, botResolution, selfServed, agentIds } = record;
      const isUntold = botInvolved === true && selfServed === false && agentIds?.length === 0;
      if (!isUntold || botResolution) return botBreach(record, "");
      return breach(
        "/selfServed",
        "A bot took part and delivered no answer: as not self-served and without an agent, it counts as its failure.",
      );
    },
  },
};

/** Literals that say a rating was asked for. */
const asked = /^(un)?offered$|^requested$|^sent$/i;

type Answered = Pick<Partial<RecordOf<"surveyResponse">>, "score" | "answers" | "comment" | "completion">;

function answerBreach({ score, answers, comment, completion }: Answered, path: string): readonly Breach[] {
  const raw = score?.raw;
  if (typeof raw === "string" && asked.test(raw)) {
    return breach(`${path}/score/raw`, `"${raw}" says that a rating was asked for, not that one was given.`);
  }
  const isEmpty = !score && !comment && (answers ?? []).length === 0;
  if (!isEmpty || completion !== "complete") return noBreach;
  return breach(
    `${path}/score`,
    "It is told to be complete and holds no answer: was a rating only asked for?",
  );
}

export const ratingWasGiven: IntegrityRule = {
  id: "POP-13",
  severity: "warning",
  says: "A response holds an answer: a rating that was only asked for is an invitation.",
  event: {
    "cx.survey.responded": ({ data }) => answerBreach(data, "/data"),
    "cx.survey.updated": ({ data: { score } }) => (score ? answerBreach({ score }, "/data") : noBreach),
  },
  record: { surveyResponse: (record) => answerBreach(record, "") },
};
