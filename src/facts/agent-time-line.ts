/** Something that lasts from one instant up to another, in epoch milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A stretch of time during which the same status and the same plan hold; at least one of them does. */
export interface Stretch<Status, Plan> extends Span {
  readonly status: Status | null;
  readonly plan: Plan | null;
}

/**
 * Lays the statuses of one agent over the agent's plan, within a span: one stretch for each change of either, in order
 * of time, none where neither holds. A status ends where the next one begins. Of plans that overlap the one that began
 * last holds, and what it interrupted goes on after it: a break within a shift.
 */
export function timeLine<Status extends Span, Plan extends Span>(
  statuses: readonly Status[],
  plans: readonly Plan[],
  within: Span,
): Stretch<Status, Plan>[] {
  // What lasts no time does not end what was before it.
  const ordered = statuses.filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from || a.to - b.to);
  const planned = plans.toSorted((a, b) => a.from - b.from || b.to - a.to);
  const edges = [...statuses, ...plans, within]
    .flatMap(({ from, to }) => [from, to])
    .filter((ms) => ms >= within.from && ms <= within.to)
    .sort((a, b) => a - b);
  const stretches: Stretch<Status, Plan>[] = [];
  let lastBegun = -1;
  let nextPlan = 0;
  let running: Plan[] = [];
  for (const [index, from] of edges.entries()) {
    const to = edges[index + 1];
    if (to === undefined || to === from) continue;
    while ((ordered[lastBegun + 1]?.from ?? Infinity) <= from) lastBegun += 1;
    for (let plan = planned[nextPlan]; plan && plan.from <= from; plan = planned[++nextPlan])
      running.push(plan);
    running = running.filter((plan) => plan.to > from);
    const begun = ordered[lastBegun];
    const status = begun && begun.to > from ? begun : null;
    const plan = running.at(-1) ?? null;
    if (status === null && plan === null) continue;
    const last = stretches.at(-1);
    // An edge of what does not hold is none.
    if (last?.to === from && last.status === status && last.plan === plan)
      stretches[stretches.length - 1] = { ...last, to };
    else stretches.push({ from, to, status, plan });
  }
  return stretches;
}
