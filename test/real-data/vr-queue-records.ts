import { questionnaireFacts } from "../../src/facts/questionnaire-facts.ts";
import type { Scale } from "../../src/model/score.ts";
import { readTable } from "./files.ts";

const words = [
  "Strongly disagree",
  "Somewhat disagree",
  "Neither agree nor disagree",
  "Somewhat agree",
  "Strongly agree",
];
const scale: Scale = { min: 1, max: 5, step: 1, direction: "higher-is-better" };

/** Answers of the participants of a study of waiting in virtual reality; the columns are the ten statements of SUS. */
export function participants() {
  const { responses, statements } = participantRecords();
  return questionnaireFacts(responses, { instrument: "sus", items: statements });
}

/** The records that they are made from, and the statements. */
export function participantRecords() {
  const rows = readTable("sus_vrqueue/sus.csv");
  const [, ...statements] = Object.keys(rows[0] ?? {});
  const responses = rows.map((row) => ({
    id: row["Participant ID"] ?? "",
    customerId: row["Participant ID"] ?? null,
    metric: "sus",
    score: null,
    answers: statements.map((questionId) => {
      const place = words.indexOf(row[questionId]?.trim() ?? "");
      return {
        questionId,
        score: place < 0 ? null : { value: place + 1, raw: row[questionId] ?? null, scale },
      };
    }),
    // The study tells no date.
    respondedAt: "2024-01-01T00:00:00Z",
  }));
  return { responses, statements };
}
