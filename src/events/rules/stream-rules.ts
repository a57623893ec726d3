import type { CxEvent, CxEventType } from "../event-types.ts";
import type { Fault, Finding } from "../finding.ts";
import { faultOf } from "./event-faults.ts";
import { integrityRules } from "./index.ts";
import type { IntegrityRule, StreamCheck } from "./rule.ts";
import type { RuleLimits } from "./rule-limits.ts";
import { StreamMemory } from "./stream-memory.ts";

const none: readonly never[] = [];

interface Asked {
  readonly rule: IntegrityRule;
  readonly check: StreamCheck;
}

/** Looks after the rules that concern several events of a stream, in the order in which these come. */
export class StreamRules {
  private readonly memory: StreamMemory;
  private readonly checks: readonly Asked[];
  private readonly checksByType = new Map<CxEventType, readonly Asked[]>();

  constructor(limits: RuleLimits) {
    this.memory = new StreamMemory(limits);
    this.checks = integrityRules.flatMap((rule) =>
      rule.stream === undefined ? [] : [{ rule, check: rule.stream(limits, this.memory) }],
    );
  }

  /** What shows as an event comes, with paths from its root; `path` leads there from its line. One that an error is found of is not remembered: it counts as not having come. */
  add(event: CxEvent, line: number | null, path: string): readonly Fault[] {
    this.memory.take(event);
    const checks = this.checksByType.get(event.type) ?? this.checksOf(event.type);
    let faults: Fault[] | null = null;
    for (let at = 0; at < checks.length; at++) {
      const one = checks[at];
      const breaches = one?.check.add(event, line, path) ?? none;
      if (one === undefined || breaches.length === 0) continue;
      faults ??= [];
      for (const breach of breaches) faults.push(faultOf(one.rule, breach));
      if (faults.some(({ severity }) => severity === "error")) return faults;
    }
    this.memory.keep(event);
    return faults ?? none;
  }

  /** What shows only at the end. */
  end(): readonly Finding[] {
    return this.checks.flatMap(({ rule, check }) =>
      check
        .end()
        .map((breach): Finding => ({ ...faultOf(rule, breach), entity: breach.entity, line: breach.line })),
    );
  }

  private checksOf(type: CxEventType): readonly Asked[] {
    const checks = this.checks.filter(({ check: { of } }) => of === undefined || of.includes(type));
    this.checksByType.set(type, checks);
    return checks;
  }
}
