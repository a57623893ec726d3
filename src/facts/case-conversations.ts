import type { CaseInput } from "../model/case.ts";
import type { MessageInput } from "../model/message.ts";
import type { Instant } from "../time/instant.ts";
import type { AgentUpdateFact } from "./agent-update.ts";
import { type CaseClock, durationsOn } from "./case-clock.ts";
import { caseFacts } from "./case-facts.ts";
import { type PublicMessage, publicMessages } from "./public-messages.ts";
import { instantMs, requiredInstantMs } from "./record-fields.ts";
import type { ReplyFact } from "./reply.ts";

/** What a row about messages says of their case. */
type AboutCase = Omit<
  Pick<ReplyFact & AgentUpdateFact, keyof ReplyFact & keyof AgentUpdateFact>,
  "agentId" | "repliedAt"
>;

/** A case, and what people wrote on it in public until the end of observation. */
export interface CaseConversation {
  readonly case: CaseInput;
  readonly about: AboutCase;
  /** Epoch milliseconds. */
  readonly created: number;
  readonly messages: readonly PublicMessage[];
  readonly between: ReturnType<typeof durationsOn>;
}

/**
 * The conversations of the cases that had been created by the end of observation, in the order given.
 *
 * @param deriving name of the derivation, for its errors
 * @throws InvalidRecordError on an instant that is none, and on a case that a business clock has no hours for.
 */
export function caseConversations(
  deriving: string,
  records: { readonly cases: Iterable<CaseInput>; readonly messages: Iterable<MessageInput> },
  { asOf, clock = "calendar" }: { readonly asOf?: Instant; readonly clock?: CaseClock },
): readonly CaseConversation[] {
  const end = instantMs(deriving, "asOf", asOf) ?? Infinity;
  const cases = Array.from(records.cases);
  const messages = publicMessages(records.messages, end, cases);
  const known = new Map(
    caseFacts(cases, asOf === undefined ? {} : { asOf }).map((fact) => [fact.caseId, fact]),
  );
  return cases.flatMap((one) => {
    const of = known.get(one.id);
    if (of === undefined) return [];
    return {
      case: one,
      about: {
        caseId: one.id,
        customerId: of.customerId ?? null,
        channel: of.channel ?? null,
        kind: of.kind ?? null,
        priority: of.priority ?? null,
        teamId: of.teamId ?? null,
        assigneeId: of.assigneeId ?? null,
        reason: of.reason ?? null,
        discarded: of.discarded ?? null,
        clock: clock === "calendar" ? "calendar" : "business",
      },
      created: requiredInstantMs(`case ${one.id}`, "createdAt", one.createdAt),
      messages: (messages.get(one.id) ?? []).filter(({ by }) => by !== "machine"),
      between: durationsOn(clock, one),
    };
  });
}
