import type { ScalarType } from "../../language/expression.ts";
import type { ViewName } from "./fact-view.ts";
import type { TableColumns } from "./record-tables.ts";

/** A table that a view reads and that holds no records of the model. */
export interface OwnTable {
  /** What it is called unless the option says otherwise. */
  readonly name: string;
  readonly columns: TableColumns;
}

const table = (name: string, columns: Readonly<Record<string, ScalarType>>): OwnTable => ({ name, columns });

const activity = table("activity", { customerId: "text", at: "instant" });
const hits = { position: "int", visitorId: "text", sessionId: "text", at: "instant", kind: "text" } as const;

/** The tables that views have to be told of, by fact and option: what the model has no records of. */
export const ownTables: { readonly [Name in ViewName]?: Readonly<Record<string, OwnTable>> } = {
  activityDay: { activity },
  cart: {
    carts: table("carts", {
      id: "text",
      customerId: "text",
      sessionId: "text",
      channel: "text",
      createdAt: "instant",
      checkoutStartedAt: "instant",
      orderedAt: "instant",
      orderedInSessionId: "text",
      isTest: "boolean",
      isBot: "boolean",
    }),
  },
  cohortActivity: { activity },
  contactAttempt: {
    attempts: table("attempts", {
      attemptId: "text",
      customerId: "text",
      channel: "text",
      at: "instant",
      answerSeen: "boolean",
    }),
  },
  featureUse: {
    features: table("features", { feature: "text", releasedAt: "instant" }),
    uses: table("uses", { customerId: "text", feature: "text", at: "instant" }),
  },
  healthSignal: {
    signals: table("signals", {
      customerId: "text",
      segment: "text",
      signal: "text",
      score: "real",
      weight: "int",
      assessedAt: "instant",
    }),
  },
  helpCentreSession: { hits: table("helpCentreHits", { ...hits, customerId: "text" }) },
  session: { hits: table("hits", { ...hits, page: "text" }) },
};
