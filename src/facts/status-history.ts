import type { CaseInput } from "../model/case.ts";
import { requiredInstantMs } from "./record-fields.ts";

/** A state of a case, from an instant, in epoch milliseconds, until that of the next. */
export interface CaseState {
  readonly status: string;
  readonly from: number;
}

/**
 * The states in the history of a case, the oldest first. Those of one instant follow each other as in the record, which
 * may as well have the newest first.
 *
 * @throws InvalidRecordError on an instant that is none.
 */
export function statesOf({ id, statusHistory }: CaseInput): readonly CaseState[] {
  const states = (statusHistory ?? []).map(({ status, startAt }, index) => ({
    status,
    from: requiredInstantMs(`case ${id}`, `statusHistory[${index}].startAt`, startAt),
  }));
  const isNewestFirst = (states[0]?.from ?? 0) > (states.at(-1)?.from ?? 0);
  return (isNewestFirst ? states.toReversed() : states).toSorted((a, b) => a.from - b.from);
}
