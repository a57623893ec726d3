import type { CxEvent } from "../event-types.ts";
import type { Fault } from "../finding.ts";
import type { RuleLimits } from "./rule-limits.ts";

const none: readonly Fault[] = [];

/** What the rules say of one event of the right shape, by itself. */
export const eventFaults = (_event: CxEvent, _limits: RuleLimits): readonly Fault[] => none;
