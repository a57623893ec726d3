import type { Score } from "../../model/score.ts";
import type { SurveyResponse } from "../../model/survey-response.ts";
import { noBreach } from "./instants.ts";
import type { Breach, IntegrityRule, RecordContext } from "./rule.ts";
import type { RuleLimits } from "./rule-limits.ts";

export const answeredBlindly: IntegrityRule = {
  id: "SUR-07",
  severity: "warning",
  says: "Who answers takes the time to read the questions, and does not give every one the same answer.",
  event: { "cx.survey.responded": ({ data }, limits) => blindly(data, limits, "/data") },
  record: { surveyResponse: (one, { limits }) => blindly(one, limits, "") },
};

export const partialAsComplete: IntegrityRule = {
  id: "SUR-08",
  severity: "warning",
  says: "A complete response has a score, and one that the survey turned away has none to count.",
  event: { "cx.survey.responded": ({ data }) => completionFault(data, "/data") },
  record: { surveyResponse: (one) => completionFault(one, "") },
};

export const insideRespondent: IntegrityRule = {
  id: "SUR-09",
  severity: "warning",
  says: "No agent rates themselves, and nobody from inside answers as a customer.",
  record: { surveyResponse: insideFault },
};

type Answered = Pick<SurveyResponse, "answers" | "durationSeconds" | "completion"> & {
  readonly score: Score | null;
};

function blindly(
  { answers, durationSeconds, score }: Answered,
  { fastestAnswerMs, straightLineAnswers }: RuleLimits,
  path: string,
): readonly Breach[] {
  const questions = answers?.length || (score === null ? 0 : 1);
  if (typeof durationSeconds === "number" && durationSeconds * 1000 < questions * fastestAnswerMs) {
    const what = questions === 1 ? "1 question" : `${questions} questions`;
    return [{ path: `${path}/durationSeconds`, message: `It took ${durationSeconds} s to answer ${what}.` }];
  }
  if (!answers || answers.length < straightLineAnswers) return noBreach;
  let given = 0;
  let first: number | null = null;
  for (const answer of answers) {
    const place = answer.score ? shareOf(answer.score) : null;
    if (place === null) continue;
    if (first !== null && place !== first) return noBreach;
    first = place;
    given += 1;
  }
  if (given < straightLineAnswers) return noBreach;
  return [{ path: `${path}/answers`, message: `All ${given} scores lie at the same place of their scales.` }];
}

/** Where on its scale a score lies, from 0 to 1; null where the scale is none. */
const shareOf = ({ value, scale: { min, max } }: Score): number | null =>
  max > min ? (value - min) / (max - min) : null;

function completionFault({ completion, score }: Answered, path: string): readonly Breach[] {
  if (completion === "complete" && score === null) {
    return [
      { path: `${path}/completion`, message: "It is complete, and its primary question is unanswered." },
    ];
  }
  const isTurnedAway = completion === "disqualified" || completion === "overquota";
  if (!isTurnedAway || score === null) return noBreach;
  return [
    { path: `${path}/score`, message: `The survey turned it away (${completion}), and it has a score.` },
  ];
}

function insideFault(
  { customerId, agentId }: SurveyResponse,
  { find, records: { customers } }: RecordContext,
): readonly Breach[] {
  if (typeof customerId !== "string") return noBreach;
  const customer = find("customer", customerId);
  const agent = typeof agentId === "string" ? find("agent", agentId) : null;
  if (customer === null) {
    // Where customers and agents are numbered each for themselves, a customer of the same number is somebody else.
    if (customerId === String(agentId)) return inside(`${customerId} rated themselves.`);
    const isAgent = customers !== undefined && find("agent", customerId) !== null;
    return isAgent ? inside(`${customerId} is an agent, and no customer.`) : noBreach;
  }
  if (customer.isInternal === true) return inside(`${customerId} is one of the company's own people.`);
  const address = agent?.email?.toLowerCase();
  const isSame = (customer.identities ?? []).some(
    ({ type, value }) => type === "email" && value.toLowerCase() === address,
  );
  return isSame ? inside(`${customerId} has the address of the agent who is rated.`) : noBreach;
}

const inside = (message: string): readonly Breach[] => [{ path: "/customerId", message }];
