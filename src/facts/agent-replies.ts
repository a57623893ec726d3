import type { CaseInput } from "../model/case.ts";

/** Whether the record tells replies of agents from those of machines. */
export const tellsAgentsApart = ({ firstAgentReplyAt, replyCount }: CaseInput): boolean =>
  firstAgentReplyAt !== undefined || replyCount === 0;
