import { readFileSync } from "node:fs";
import { recordSchemas } from "../../src/model/record-schemas.ts";

/** The example files, with the type of their records. */
export const exampleFiles = [
  ["agents", "agent"],
  ["cases", "case"],
  ["customers", "customer"],
  ["interactions", "interaction"],
  ["queues", "queue"],
  ["schedules", "schedule"],
  ["survey-invitations", "surveyInvitation"],
  ["survey-responses", "surveyResponse"],
  ["surveys", "survey"],
  ["teams", "team"],
] as const;

export const examplePath = (name: string) => new URL(`../../examples/${name}`, import.meta.url);

/** The lines of an example file, of which nothing is known yet. */
export const exampleLines = (file: (typeof exampleFiles)[number][0]): unknown[] =>
  readFileSync(examplePath(`${file}.ndjson`), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

export const exampleInteractions = () =>
  exampleLines("interactions").map((line) => recordSchemas.interaction.parse(line));
export const exampleCases = () => exampleLines("cases").map((line) => recordSchemas.case.parse(line));
export const exampleInvitations = () =>
  exampleLines("survey-invitations").map((line) => recordSchemas.surveyInvitation.parse(line));
export const exampleResponses = () =>
  exampleLines("survey-responses").map((line) => recordSchemas.surveyResponse.parse(line));
