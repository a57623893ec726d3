import * as z from "zod";
import { parseInstant } from "../../time/instant.ts";

/** A date and time of RFC 3339, whatever its offset. A fault names the rule it breaks as `params.ruleId`. */
const DateTime = z.string().check(({ value, issues }) => {
  if (parseInstant(value) !== null) return;
  const fault =
    parseInstant(`${value}Z`) === null
      ? { message: `"${value}" is no date and time of RFC 3339`, params: { ruleId: "TS-01" } }
      : { message: `"${value}" does not say its offset from UTC`, params: { ruleId: "TS-02" } };
  issues.push({ code: "custom", input: value, ...fault });
});

const Duration = z.number().check(({ value, issues }) => {
  if (value >= 0) return;
  const fault = { message: `A duration of ${value} s is negative`, params: { ruleId: "LIF-01" } };
  issues.push({ code: "custom", input: value, ...fault });
});

/** A place in the list of parties or of dialogs, or several. In a recording of several channels, null is nobody. */
const Index = z.int().nonnegative();
const Indices = z.union([Index, z.array(z.union([Index, z.array(Index), z.null()]))], {
  error: "Expected the number of a place, or several",
});

const PartyEvent = z.looseObject({ party: Index.optional(), time: DateTime.optional() });

/** Both spellings of what was renamed are read: `mimetype` became `mediatype`. Null stands for what is left out. */
const Dialog = z.looseObject({
  type: z.enum(["recording", "text", "transfer", "incomplete", "recording-set"]),
  start: DateTime,
  duration: Duration.nullish(),
  parties: Indices.nullish(),
  originator: Index.nullish(),
  mediatype: z.string().nullish(),
  mimetype: z.string().nullish(),
  party_history: z.array(PartyEvent).nullish(),
  transferee: Index.nullish(),
  transferor: Index.nullish(),
  transfer_target: Indices.nullish(),
  original: Indices.nullish(),
  consultation: Indices.nullish(),
  target_dialog: Indices.nullish(),
});
const Attachment = z.looseObject({
  start: DateTime.nullish(),
  party: Index.nullish(),
  dialog: Index.nullish(),
});
const Analysis = z.looseObject({ type: z.string(), dialog: Indices.nullish() });

/** What is judged of a vCon that is neither signed nor encrypted; all else may stand beside it. */
export const Vcon = z.looseObject({
  uuid: z.string().regex(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i, "Expected a UUID"),
  vcon: z.string().nullish(),
  created_at: DateTime.nullish(),
  updated_at: DateTime.nullish(),
  subject: z.string().nullish(),
  parties: z.array(z.looseObject({})).nullish(),
  dialog: z.array(Dialog).nullish(),
  attachments: z.array(Attachment).nullish(),
  analysis: z.array(Analysis).nullish(),
});

/** Where a vCon refers to a place of its lists: the list it stands in, the field, and the list that is meant. */
export const references = [
  ["dialog", "parties", "parties"],
  ["dialog", "originator", "parties"],
  ["dialog", "transferee", "parties"],
  ["dialog", "transferor", "parties"],
  ["dialog", "transfer_target", "parties"],
  ["dialog", "original", "dialog"],
  ["dialog", "consultation", "dialog"],
  ["dialog", "target_dialog", "dialog"],
  ["attachments", "party", "parties"],
  ["attachments", "dialog", "dialog"],
  ["analysis", "dialog", "dialog"],
] as const;
