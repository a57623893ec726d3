import type { Case } from "../../model/case.ts";
import type { Message } from "../../model/message.ts";
import type { RecordOf, Records } from "../../model/records.ts";
import { textIn } from "./for-types.ts";
import { groupsOf } from "./groups.ts";
import { isBefore, msBetween, noBreach } from "./instants.ts";
import { breach } from "./one-breach.ts";
import { thingKey } from "./references.ts";
import type { Breach, IntegrityRule, RecordsBreach } from "./rule.ts";

type Said = Pick<Message, "author" | "kind" | "visibility" | "direction"> &
  Partial<Pick<Message, "isAutomated" | "automationId" | "deliveryStatus" | "source">>;

const isReply = ({ author, kind, direction }: Said): boolean =>
  kind === "message" && direction === "outbound" && (author.type === "agent" || author.type === "supervisor");

const isMachineMade = ({ author, isAutomated, automationId }: Said): boolean =>
  isAutomated === true || author.isAutomated === true || typeof automationId === "string";

function machineBreach(said: Said, path: string): readonly Breach[] {
  if (!isReply(said) || !isMachineMade(said)) return noBreach;
  return breach(
    `${path}/kind`,
    "A machine sent this in an agent's name. As a message it counts as a reply: auto-reply does not.",
  );
}

/** Messages on a case that a reply is told to be, though they are none. */
function mistakenReplies(
  { cases = [], messages }: Records,
  field: "firstAgentReplyAt" | "firstRespondedAt",
  isMistaken: (message: Message) => boolean,
  why: string,
): readonly RecordsBreach[] {
  const byCase = groupsOf<Message, string>(messages, ({ caseId }) => caseId);
  return cases.flatMap((one: Case) => {
    const at = one[field];
    if (!at) return [];
    const same = (byCase.get(one.id) ?? []).filter(
      ({ sentAt, createdAt }) => msBetween(at, sentAt ?? createdAt) === 0,
    );
    const [first] = same;
    if (first === undefined || !same.every(isMistaken)) return [];
    const message = `${field} (${at}) is the time of message/${first.id}, which is ${why}.`;
    return [{ path: `/${field}`, message, entity: `case/${one.id}` }];
  });
}

export const machineIsNoAgent: IntegrityRule = {
  id: "POP-04",
  severity: "warning",
  says: "An automatic reply is an auto-reply, and is not the first reply of an agent.",
  event: { "cx.message.sent": ({ data }) => machineBreach(data, "/data") },
  record: { message: (record) => machineBreach(record, "") },
  records: ({ records }) =>
    mistakenReplies(
      records,
      "firstAgentReplyAt",
      (message) =>
        isMachineMade(message) ||
        message.kind === "auto-reply" ||
        message.author.type === "bot" ||
        message.author.type === "system",
      "automatic",
    ),
};

function noteBreach({ kind, visibility, direction }: Said, path: string): readonly Breach[] {
  if (kind !== "message" || visibility !== "internal" || direction === "internal") return noBreach;
  return breach(
    `${path}/kind`,
    "The customer cannot see this, so it is no message to or from them: note it as a note.",
  );
}

export const noteIsNoReply: IntegrityRule = {
  id: "POP-05",
  severity: "warning",
  says: "An internal note is a note, and is no response to the customer.",
  event: { "cx.message.sent": ({ data }) => noteBreach(data, "/data") },
  record: { message: (record) => noteBreach(record, "") },
  records: ({ records }) =>
    (["firstAgentReplyAt", "firstRespondedAt"] as const).flatMap((field) =>
      mistakenReplies(
        records,
        field,
        ({ visibility, kind }) => visibility === "internal" || kind === "note",
        "an internal note",
      ),
    ),
};

type Opened = Pick<Partial<Case>, "direction" | "initiative" | "submitterActor">;

function outboundBreach({ direction, initiative, submitterActor }: Opened, path: string): readonly Breach[] {
  if (direction === "inbound" && initiative === "proactive") {
    return breach(`${path}/direction`, "The company opened this unasked, and yet it is told to be inbound.");
  }
  const opener = submitterActor?.type;
  const isCompany = opener === "agent" || opener === "supervisor" || opener === "bot" || opener === "system";
  if (direction || initiative || !isCompany) return noBreach;
  return breach(
    `${path}/submitterActor`,
    `The ${opener} opened this, and neither direction nor initiative says whether the customer had asked: it counts as inbound.`,
  );
}

export const outboundIsTold: IntegrityRule = {
  id: "POP-06",
  severity: "warning",
  says: "What the company opened unasked says so, and does not wait for a first response.",
  event: { "cx.case.created": ({ data }) => outboundBreach(data, "/data") },
  record: {
    case: (record) => outboundBreach(record, ""),
  },
  records: ({ records }) => {
    const byCase = groupsOf<Message, string>(records.messages, ({ caseId }) => caseId);
    return (records.cases ?? []).flatMap((one): readonly RecordsBreach[] => {
      if (one.direction !== "inbound") return [];
      const [first] = (byCase.get(one.id) ?? [])
        .filter(({ kind }) => kind === "message")
        .sort((a, b) => -(msBetween(a.createdAt, b.createdAt) ?? 0));
      if (first === undefined || !isReply(first) || isMachineMade(first)) return [];
      if (isBefore(one.createdAt, first.createdAt, 1000)) return [];
      const message = `It is told to be inbound, and message/${first.id}, the first on it, was written by an agent.`;
      return [{ path: "/direction", message, entity: `case/${one.id}` }];
    });
  },
};

const survey = /survey|csat|satisfaction|rating/i;

function feedbackBreach({ kind, author, source }: Said, path: string): readonly Breach[] {
  if (kind !== "message" || author.type !== "customer") return noBreach;
  const raw = [textIn(source, "rawType"), textIn(source, "rawKind")].find(
    (one) => one !== undefined && survey.test(one),
  );
  if (raw === undefined) return noBreach;
  return breach(
    `${path}/kind`,
    `The source calls this "${raw}": an answer to a survey is survey-feedback, no message.`,
  );
}

export const feedbackIsNoMessage: IntegrityRule = {
  id: "POP-07",
  severity: "warning",
  says: "An answer to a survey is no message of the customer, and reopens no case.",
  event: { "cx.message.sent": ({ data }) => feedbackBreach(data, "/data") },
  record: { message: (record) => feedbackBreach(record, "") },
  records: ({ records, limits }) => {
    const byCase = groupsOf<RecordOf<"surveyResponse">, string>(
      records.surveyResponses,
      ({ caseId }) => caseId,
    );
    return (records.cases ?? []).flatMap((one): readonly RecordsBreach[] => {
      const echo = (byCase.get(one.id) ?? []).find(
        ({ respondedAt }) =>
          Math.abs(msBetween(respondedAt, one.reopenedAt) ?? Number.POSITIVE_INFINITY) <=
          limits.feedbackEchoMs,
      );
      if (echo === undefined) return [];
      const message = `It was reopened as surveyResponse/${echo.id} came: was it the survey that reopened it?`;
      return [{ path: "/reopenedAt", message, entity: `case/${one.id}` }];
    });
  },
  stream: ({ feedbackEchoMs }, memory) => {
    const responses = memory.moments.sort();
    return {
      of: ["cx.survey.responded", "cx.case.reopened", "cx.message.sent"],
      add: (event) => {
        const caseId = textIn(event.data, "caseId");
        if (caseId === undefined) return noBreach;
        const key = thingKey("case", caseId);
        if (event.type === "cx.survey.responded") responses.set(key, memory.ms, event.time);
        const isEcho =
          event.type === "cx.case.reopened" ||
          (event.type === "cx.message.sent" &&
            event.data.kind === "message" &&
            event.data.author.type === "customer");
        const responded = isEcho ? responses.get(key) : undefined;
        if (responded === undefined || Math.abs(memory.ms - responded) > feedbackEchoMs) return noBreach;
        return breach("/time", `This happened as a survey on case/${caseId} was answered: is it the answer?`);
      },
      end: () => responses.notChecked("answers to surveys"),
    };
  },
};

const undelivered: ReadonlySet<string> = new Set(["failed", "bounced", "queued"]);

function undeliveredBreach(said: Said, path: string): readonly Breach[] {
  const { deliveryStatus } = said;
  if (!isReply(said) || typeof deliveryStatus !== "string" || !undelivered.has(deliveryStatus))
    return noBreach;
  return breach(
    `${path}/deliveryStatus`,
    `This reply is told to be sent, and its delivery to be ${deliveryStatus}.`,
  );
}

export const replyArrives: IntegrityRule = {
  id: "POP-08",
  severity: "warning",
  says: "A reply that did not leave or arrive is no response.",
  event: { "cx.message.sent": ({ data }) => undeliveredBreach(data, "/data") },
  records: ({ records }) =>
    (["firstAgentReplyAt", "firstRespondedAt"] as const).flatMap((field) =>
      mistakenReplies(
        records,
        field,
        ({ deliveryStatus, failedAt, sentAt }) =>
          Boolean(failedAt) ||
          sentAt === null ||
          (typeof deliveryStatus === "string" && undelivered.has(deliveryStatus)),
        "undelivered",
      ),
    ),
};
