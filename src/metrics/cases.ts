import type { Expression } from "../language/expression.ts";

interface DiscardedColumn {
  readonly discarded: Expression<"discarded", "text">;
}
interface StartColumns {
  readonly direction: Expression<"direction", "text">;
  readonly initiative: Expression<"initiative", "text">;
}

/** Rows that are no cases to measure, each kind counted for itself; `discarded` are those of any other kind. */
export const notACase = ({ discarded }: DiscardedColumn) => ({
  spam: discarded.equals("spam"),
  test: discarded.equals("test"),
  merged: discarded.equals("merged"),
  deleted: discarded.equals("deleted"),
  discarded: discarded.isKnown(),
});

/** A case that the company opened: nobody waits for its first response. */
export const startedByCompany = ({ direction, initiative }: StartColumns) =>
  direction.equals("outbound").or(initiative.equals("proactive"));
