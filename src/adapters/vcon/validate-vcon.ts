import type * as z from "zod";
import { parseInstant } from "../../time/instant.ts";
import { below, type Issue } from "../issue.ts";
import { references, Vcon } from "./schema.ts";

/** The verdict on a vCon. */
export interface JudgedVcon {
  /** No issue is an error. */
  readonly valid: boolean;
  /** What is wrong with it, and what is odd. */
  readonly issues: readonly Issue[];
}

/**
 * Judges the unsigned form of a vCon, a conversation as JSON (draft-ietf-vcon-vcon-core), of the syntax of 2026 and of
 * the years before: the version `vcon`, once demanded, may be missing, and `mimetype` stands for `mediatype`. It looks at
 * the fields that metrics rest on: the identity, all times and durations, kinds of dialog, and whether every party and
 * dialog that is referred to by its place is there. A creation time that is missing is a warning, since examples of the
 * draft leave it out although its schema demands it. The content is not looked at. It throws on nothing that
 * `JSON.parse` gives.
 *
 * Rules: `SHP-01` shape, `TS-01` no such time, `TS-02` a time without offset, `LIF-01` a negative duration, or changed
 * before it was made, `REF-01` a place that does not exist.
 *
 * @example
 * ```ts
 * const dialog = [{ type: "recording", start: "2026-03-01T09:30:00Z", parties: [0, 1] }];
 * const uuid = "019f15a6-a752-826f-b9a2-279e0d16bc46";
 * validateVcon({ uuid, created_at: "2026-03-01T09:40:00Z", parties: [{}], dialog }).issues[0]?.path; // => "/dialog/0/parties/1"
 * ```
 */
export function validateVcon(payload: unknown): JudgedVcon {
  const id: unknown = field(payload, "uuid");
  const entityRef = typeof id === "string" ? { type: "vcon", id } : null;
  const shape = (Vcon.safeParse(payload).error?.issues ?? []).map((one) => issueOf(one, payload));
  const found = [...shape, ...orphans(payload), ...times(payload)];
  const issues = found.map((one): Issue => ({ ...one, entityRef }));
  return { valid: !issues.some(({ severity }) => severity === "error"), issues };
}

type Found = Omit<Issue, "entityRef">;

function issueOf(issue: z.core.$ZodIssue, payload: unknown): Found {
  const ruleId: unknown = issue.code === "custom" ? issue.params?.["ruleId"] : undefined;
  const raw = issue.path.reduce<unknown>(field, payload);
  return {
    ruleId: typeof ruleId === "string" ? ruleId : "SHP-01",
    severity: "error",
    path: below("", ...issue.path),
    message: raw === undefined && issue.path.length > 0 ? "This field is missing." : `${issue.message}.`,
    ...(raw !== undefined && { raw }),
  };
}

/** References to places that do not exist. */
function orphans(payload: unknown): readonly Found[] {
  const sizes = { parties: listOf(payload, "parties").length, dialog: listOf(payload, "dialog").length };
  const orphan = (index: number, to: keyof typeof sizes, path: string): Found[] =>
    Number.isInteger(index) && index >= sizes[to]
      ? [
          {
            ruleId: "REF-01",
            severity: "error",
            path,
            message: `There is no ${to} ${index}: ${sizes[to]} are given, counted from 0.`,
            raw: index,
          },
        ]
      : [];
  const all = (value: unknown, to: keyof typeof sizes, path: string): Found[] => {
    if (typeof value === "number") return orphan(value, to, path);
    return Array.isArray(value) ? value.flatMap((one, at) => all(one, to, below(path, at))) : [];
  };
  const direct = references.flatMap(([list, name, to]) =>
    listOf(payload, list).flatMap((one, at) => all(field(one, name), to, below("", list, at, name))),
  );
  const histories = listOf(payload, "dialog").flatMap((one, at) =>
    listOf(one, "party_history").flatMap((event, place) =>
      all(field(event, "party"), "parties", below("", "dialog", at, "party_history", place, "party")),
    ),
  );
  return [...direct, ...histories];
}

/** What the times of the whole say beside each other. */
function times(payload: unknown): readonly Found[] {
  const made = field(payload, "created_at") ?? null;
  const changed = field(payload, "updated_at");
  if (made === null && typeof payload === "object" && payload !== null) {
    return [
      { ruleId: "SHP-01", severity: "warning", path: "/created_at", message: "This field is missing." },
    ];
  }
  const [madeMs, changedMs] = [made, changed].map((one) =>
    typeof one === "string" ? parseInstant(one) : null,
  );
  if (madeMs == null || changedMs == null || changedMs >= madeMs) return [];
  const message = `It was changed at ${changed}, before it was made at ${made}.`;
  return [{ ruleId: "LIF-01", severity: "error", path: "/updated_at", message, raw: changed }];
}

/** The value of a field of anything. */
const field = (value: unknown, name: PropertyKey): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;

function listOf(value: unknown, name: string): readonly unknown[] {
  const found = field(value, name);
  return Array.isArray(found) ? found : [];
}
