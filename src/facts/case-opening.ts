import type { CaseInput } from "../model/case.ts";

/** Whether the company opened the case, so that nobody waited for an answer to it. */
export const isOpenedByCompany = ({ direction, initiative }: CaseInput): boolean =>
  direction === "outbound" || initiative === "proactive";
