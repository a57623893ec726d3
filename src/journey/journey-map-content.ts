import type { JourneyBlueprintInput } from "../model/journey-blueprint.ts";
import type { JourneyInstanceInput } from "../model/journey-instance.ts";
import type { TouchpointInput } from "../model/touchpoint.ts";
import { planOf } from "./blueprint-plan.ts";
import { durationText } from "./duration-text.ts";
import { type FrictionOptions, frictionByStep, type StepFriction } from "./friction-by-step.ts";
import { type ReportedFeeling, reportedFeelings } from "./journey-map-feelings.ts";
import { timesText } from "./mermaid.ts";
import { type StagedStep, stagedSteps } from "./staged-steps.ts";
import type { DrawingTheme } from "./svg-theme.ts";

/** As much of a measurement as a map shows; what `measure` gives for a metric of one value is one. */
export interface ShownMeasurement {
  /** In `unit`; `null` where there is nothing to say. */
  readonly value: number | null;
  /** Unit of the value, such as `ratio`, `seconds` or `points`. */
  readonly unit: string;
  /** Rows counted in. */
  readonly n: number;
  /** Confidence interval, where there is one. */
  readonly interval: { readonly lower: number; readonly upper: number; readonly confidence: number } | null;
}

/** A metric beneath a stage. */
export interface StageMetric {
  /** Id of the stage. */
  readonly stageId: string;
  /** What to call the metric. */
  readonly name: string;
  readonly measurement: ShownMeasurement;
}

/** What a map shows beside the plan. */
export interface JourneyMapOptions extends FrictionOptions {
  /** Journeys as lived. They give how customers felt, and what went wrong; without any the map shows the plan alone. */
  readonly journeys?: Iterable<JourneyInstanceInput>;
  /** Metrics, each beneath its stage, in the order given. */
  readonly metrics?: Iterable<StageMetric>;
  /** `light` or `dark`; `auto`, unless said, follows the device of whoever looks. */
  readonly theme?: DrawingTheme;
}

/** One touchpoint of a map. */
export interface MapCard {
  /** Place among all the cards, from 1. */
  readonly number: number;
  readonly name: string;
  /** Channel; for what has none, the kind of touchpoint. */
  readonly channel: string;
  /** Whether `channel` is one. */
  readonly hasChannel: boolean;
  readonly owner: string | null;
  /** How often, and under which condition. */
  readonly notes: readonly string[];
  readonly isRequired: boolean;
  readonly isMomentOfTruth: boolean;
  readonly isCustomerFacing: boolean;
  /** From −2 to 2; `null` where the plan does not say. */
  readonly expected: number | null;
  readonly felt: ReportedFeeling | null;
  /** What went wrong, in words; empty where nothing did. */
  readonly friction: string;
}

/** A column of a map. */
export interface MapStage {
  readonly name: string;
  readonly cards: readonly MapCard[];
  readonly metrics: readonly { readonly name: string; readonly value: string; readonly precision: string }[];
}

/** All that a map says. */
export interface MapContent {
  readonly title: string;
  readonly subtitle: string;
  readonly description: string;
  readonly stages: readonly MapStage[];
  readonly painPoints: readonly string[];
  readonly opportunities: readonly string[];
}

export function mapContent(
  blueprint: JourneyBlueprintInput,
  touchpoints: Iterable<TouchpointInput>,
  options: JourneyMapOptions,
): MapContent {
  const defined = [...touchpoints];
  const journeys = [...(options.journeys ?? [])];
  const plan = planOf(blueprint, defined, options);
  const felt = journeys.length === 0 ? [] : reportedFeelings(journeys, plan, options);
  const friction = journeys.length === 0 ? [] : frictionByStep(journeys, blueprint, defined, options).steps;
  const metrics = [...(options.metrics ?? [])];

  let number = 0;
  const cardOf = ({ index, step, touchpoint }: StagedStep): MapCard => {
    number += 1;
    const { branch } = step;
    return {
      number,
      name: touchpoint?.name ?? step.touchpointId,
      channel: touchpoint?.channel ?? touchpoint?.kind ?? "",
      hasChannel: Boolean(touchpoint?.channel),
      owner: touchpoint?.owner ?? null,
      notes: [
        step.required ? "" : "optional",
        timesText(step.repeatable),
        branch ? `${branch.exclusive ? "one of" : "branch of"}: ${branch.group}` : "",
      ].filter((note) => note !== ""),
      isRequired: step.required,
      isMomentOfTruth: touchpoint?.isMomentOfTruth === true,
      isCustomerFacing: touchpoint?.isCustomerFacing !== false,
      expected: step.expectedEmotion ?? null,
      felt: felt[index] ?? null,
      friction: frictionText(friction[index]),
    };
  };
  const stages = stagedSteps(blueprint, defined).map(
    ({ id, name, steps }): MapStage => ({
      name: name ?? (blueprint.stages?.length ? "In no stage" : "Touchpoints"),
      cards: steps.map(cardOf),
      metrics: metrics
        .filter(({ stageId }) => stageId === id)
        .map(({ name, measurement }) => ({ name, ...measurementText(measurement) })),
    }),
  );
  const facts = [
    blueprint.goal ? `Goal: ${blueprint.goal}` : "",
    blueprint.state ?? "",
    blueprint.version ? `version ${blueprint.version}` : "",
    journeys.length === 0 ? "" : `${journeys.length} ${journeys.length === 1 ? "journey" : "journeys"} lived`,
  ];
  return {
    title: blueprint.name,
    subtitle: facts.filter((fact) => fact !== "").join("  ·  "),
    description: stages.map(({ name, cards }) => `${name}: ${cards.map(describe).join("; ")}.`).join(" "),
    stages,
    painPoints: blueprint.painPoints ?? [],
    opportunities: blueprint.opportunities ?? [],
  };
}

const describe = ({ number, name, channel, isMomentOfTruth, notes, felt, friction }: MapCard): string =>
  [
    `${number} ${name}`,
    channel,
    isMomentOfTruth ? "moment of truth" : "",
    ...notes,
    felt?.mean == null ? "" : `felt ${signed(felt.mean)} (n ${felt.n})`,
    friction,
  ]
    .filter((text) => text !== "")
    .join(", ");

/** A mean of emotions: `+0.4`. */
export const signed = (value: number): string => {
  const text = Math.abs(value).toFixed(1);
  return text === "0.0" ? "0" : `${value < 0 ? "−" : "+"}${text}`;
};

function frictionText(step: StepFriction | undefined): string {
  if (step === undefined) return "";
  const wait = step.waits === 0 ? 0 : step.waitMs / step.waits;
  const counted = [
    [step.failures, "failed"],
    [step.missing, "missed"],
    [step.repeats, "repeated"],
    [step.delays, "late"],
    [step.channelSwitches, "on another channel"],
    [step.contactsCaused, step.contactsCaused === 1 ? "contact caused" : "contacts caused"],
  ] as const;
  return [
    ...counted.flatMap(([count, name]) => (count === 0 ? [] : `${count} ${name}`)),
    ...(wait >= 1000 ? [`mean wait ${durationText(wait)}`] : []),
  ].join(", ");
}

function measurementText({ value, unit, n, interval }: ShownMeasurement): {
  value: string;
  precision: string;
} {
  if (value === null) return { value: "–", precision: `n ${n}` };
  const bounds =
    interval === null
      ? []
      : [
          `${inUnit(interval.lower, unit)} to ${inUnit(interval.upper, unit)} (${inUnit(interval.confidence, "ratio")})`,
        ];
  return { value: inUnit(value, unit), precision: [...bounds, `n ${n}`].join(", ") };
}

function inUnit(value: number, unit: string): string {
  if (unit === "ratio") return `${rounded(value * 100)} %`;
  if (unit === "seconds") return value < 0 ? `−${durationText(-value * 1000)}` : durationText(value * 1000);
  return bare.has(unit) ? rounded(value) : `${rounded(value)} ${unit}`;
}

/** Units that the name of a metric tells. */
const bare = new Set(["points", "index", "scale", "stars", "x", "counts", "currency", "currency/month"]);

const rounded = (value: number): string => {
  const size = Math.abs(value);
  const factor = size >= 100 ? 1 : size >= 10 ? 10 : 100;
  const text = String(Math.round(size * factor) / factor);
  return value < 0 && text !== "0" ? `−${text}` : text;
};
