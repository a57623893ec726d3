import { usualWaitingOn, type WaitingOn, type WaitingOnByStatus } from "../../facts/status-time.ts";
import { quoteText } from "../dialect.ts";

/** For whom a case waits in a status; NULL where the status is not known. */
export function waitingOnSql(status: string, own: WaitingOnByStatus): string {
  const all = Object.entries<WaitingOn>({ ...usualWaitingOn, ...own });
  return `CASE ${status} ${all.map(([name, on]) => `WHEN ${quoteText(name)} THEN ${quoteText(on)}`).join(" ")} END`;
}
