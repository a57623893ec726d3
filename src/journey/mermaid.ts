import type { JourneyBlueprintInput } from "../model/journey-blueprint.ts";
import type { TouchpointInput } from "../model/touchpoint.ts";
import { structuralFaults } from "./blueprint-faults.ts";
import { allBefore, predecessorsOf, topologicalOrder } from "./blueprint-order.ts";
import type { DirectlyFollowsGraph } from "./directly-follows-graph.ts";
import { durationText } from "./duration-text.ts";
import { InvalidJourneyError } from "./invalid-journey-error.ts";
import { stagedSteps } from "./staged-steps.ts";

/**
 * A blueprint as the text of a Mermaid flowchart: stages as subgraphs, an arrow for what must come before what (arrows
 * that others imply are left out), forks as diamonds, optional steps dashed, moments of truth with a star. Names are
 * escaped, so any will do.
 *
 * @throws InvalidJourneyError on a blueprint that nothing can be compared with, such as one with a cycle.
 * @example
 * ```ts
 * const touchpoints = [
 *   { id: "visit", name: "Visit", kind: "communication", channel: "in-person" },
 *   { id: "pay", name: "Pay", kind: "action", isMomentOfTruth: true },
 * ];
 * const steps = [
 *   { id: "visit", touchpointId: "visit", required: false },
 *   { id: "pay", touchpointId: "pay", required: true, after: ["visit"] },
 * ];
 * const lines = blueprintMermaid({ id: "buying", name: "Buying", steps }, touchpoints).split("\n");
 * lines.slice(0, 4); // => ["flowchart LR", '  step0["Visit<br>in-person, optional"]', '  step1["★ Pay"]', "  step0 --> step1"]
 * ```
 */
export function blueprintMermaid(
  blueprint: JourneyBlueprintInput,
  touchpoints: Iterable<TouchpointInput>,
): string {
  const [wrong] = structuralFaults(blueprint);
  if (wrong !== undefined)
    throw new InvalidJourneyError(`blueprint ${blueprint.id}`, wrong.path, wrong.message);
  const { steps } = blueprint;
  const stages = stagedSteps(blueprint, touchpoints);
  const lines = ["flowchart LR"];
  for (const [number, { name, steps: own }] of stages.entries()) {
    const indent = name === null ? "  " : "    ";
    if (name !== null) lines.push(`  subgraph stage${number}["${labelOf(name)}"]`);
    for (const { index, step, touchpoint } of own) {
      const star = touchpoint?.isMomentOfTruth ? "★ " : "";
      const notes = [
        touchpoint?.channel ?? "",
        step.required ? "" : "optional",
        timesText(step.repeatable),
      ].filter((text) => text !== "");
      const below = notes.length === 0 ? "" : `<br>${labelOf(notes.join(", "))}`;
      lines.push(`${indent}step${index}["${star}${labelOf(touchpoint?.name ?? step.touchpointId)}${below}"]`);
    }
    if (name !== null) lines.push("  end");
  }
  lines.push(...arrowsOf(steps));
  const optional = steps.flatMap(({ required }, index) => (required ? [] : `step${index}`));
  const ofTruth = stages.flatMap((stage) =>
    stage.steps.flatMap(({ index, touchpoint }) => (touchpoint?.isMomentOfTruth ? `step${index}` : [])),
  );
  if (optional.length > 0) {
    lines.push("  classDef optional stroke-dasharray: 4 3", `  class ${optional.join()} optional`);
  }
  if (ofTruth.length > 0) {
    lines.push("  classDef momentOfTruth stroke-width: 3px", `  class ${ofTruth.join()} momentOfTruth`);
  }
  return `${lines.join("\n")}\n`;
}

/** How often a step may happen, where that is not once. */
export function timesText(repeatable: JourneyBlueprintInput["steps"][number]["repeatable"]): string {
  if (repeatable === undefined || repeatable === null) return "";
  const { min, max } = repeatable;
  if (max === null) return min > 1 ? `${min} times or more` : "repeatable";
  if (max === 1) return "";
  return min === max ? `${max} times` : `up to ${max} times`;
}

function arrowsOf(steps: JourneyBlueprintInput["steps"]): readonly string[] {
  const predecessors = predecessorsOf(steps);
  const before = allBefore(predecessors, topologicalOrder(predecessors));
  const direct = predecessors.map((own) =>
    own.filter((one) => !own.some((other) => other !== one && before[other]?.has(one) === true)),
  );
  const forks = new Map<string, number[]>();
  for (const [index, { branch }] of steps.entries()) {
    if (branch) forks.set(branch.group, [...(forks.get(branch.group) ?? []), index]);
  }
  const lines: string[] = [];
  const byFork = steps.map(() => new Set<number>());
  for (const [number, [group, branches]] of [...forks].entries()) {
    const isExclusive = branches.every((index) => steps[index]?.branch?.exclusive === true);
    const name = `${labelOf(group)}: ${isExclusive ? "one of" : "any of"}`;
    lines.push(`  fork${number}{"${name}"}`);
    const [first = [], ...others] = branches.map((index) => direct[index] ?? []);
    for (const one of first.filter((step) => others.every((list) => list.includes(step)))) {
      lines.push(`  step${one} --> fork${number}`);
      for (const index of branches) byFork[index]?.add(one);
    }
    for (const index of branches) lines.push(`  fork${number} --> step${index}`);
  }
  for (const [index, own] of direct.entries()) {
    for (const one of own) if (byFork[index]?.has(one) === false) lines.push(`  step${one} --> step${index}`);
  }
  return lines;
}

/** What of a graph is drawn. */
export interface GraphMermaidOptions {
  /** Arcs that were gone less often are left out. All are drawn unless said. */
  readonly leastCount?: number;
}

/**
 * A directly-follows graph as the text of a Mermaid flowchart: activities with how often they happened, arcs with how
 * often they were gone and the median time, and where cases start and end.
 *
 * @example
 * ```ts
 * import { activityLog } from "./activity-log.ts";
 * import { directlyFollowsGraph } from "./directly-follows-graph.ts";
 * const at = (activity: string, minute: number) => ({ caseId: "c-1", activity, at: minute * 60_000 });
 * const graph = directlyFollowsGraph(activityLog([at("ask", 0), at("answer", 3)]));
 * graphMermaid(graph).split("\n")[4]; // => '  activity1 -->|"1, 3 min"| activity0'
 * ```
 */
export function graphMermaid(
  { activities, arcs }: DirectlyFollowsGraph,
  { leastCount = 1 }: GraphMermaidOptions = {},
): string {
  const nodeOf = new Map(activities.map(({ activity }, index) => [activity, `activity${index}`]));
  const lines = activities.map(
    ({ activity, events }) => `${nodeOf.get(activity)}["${labelOf(activity)}<br>${events}"]`,
  );
  lines.push('start(["start"])');
  for (const { from, to, count, times } of arcs) {
    if (count < leastCount) continue;
    const median = times.medianMs === null ? "" : `, ${durationText(times.medianMs)}`;
    lines.push(`${nodeOf.get(from)} -->|"${count}${median}"| ${nodeOf.get(to)}`);
  }
  lines.push('stop(["end"])');
  for (const { activity, starts, ends } of activities) {
    if (starts >= leastCount) lines.push(`start -->|"${starts}"| ${nodeOf.get(activity)}`);
    if (ends >= leastCount) lines.push(`${nodeOf.get(activity)} -->|"${ends}"| stop`);
  }
  return `flowchart LR\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

/**
 * Text that no reader of Mermaid takes for anything else, quotation marks, HTML, Markdown and directives among them: of
 * ASCII only letters, digits and a few marks stand as they are, and none of the marks where a list could begin.
 */
const labelOf = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
    .replace(/[!-~]/g, (mark) => (/[A-Za-z0-9,.!?'()/:+-]/.test(mark) ? mark : code(mark)))
    .replace(/^[-+]|^\d+[.)]/, (marks) =>
      [...marks].map((mark) => (/\d/.test(mark) ? mark : code(mark))).join(""),
    );

const code = (mark: string): string => `#${mark.charCodeAt(0)};`;
