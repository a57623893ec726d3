import type { QuestionnaireItems } from "../facts/questionnaire-facts.ts";
import { formatInstant, type Instant, parseInstant } from "../time/instant.ts";
import { isTimeZone } from "../time/zone.ts";
import { CommandError } from "./errors.ts";
import { type Derivation, type DerivationOption, derivationOptions } from "./measurable.ts";

/** The options of derivations, as they were typed. */
export type DerivationFlags = { readonly [Name in DerivationOption]?: string };

/** What a derivation is told besides its records. */
export interface DerivationValues {
  readonly asOf?: Instant;
  readonly window?: { readonly from: Instant; readonly to: Instant };
  readonly previousFrom?: Instant;
  readonly snapshotAt?: Instant;
  readonly timeZone?: string;
  readonly items?: QuestionnaireItems;
}

/**
 * What the derivations are told.
 *
 * @param used the derivations of this run; `null` where the rows are facts already
 */
export function derivationValues(
  flags: DerivationFlags,
  used: readonly Derivation[] | null,
  made: readonly Derivation[],
): DerivationValues {
  const taken = new Set((used ?? []).flatMap(({ options = [] }) => options));
  for (const name of optionNames) {
    // A zone is that of periods too.
    if (flags[name] === undefined || name === "timeZone" || taken.has(name)) continue;
    const option = derivationOptions[name];
    if (used === null) throw new CommandError(`${option} is for --record; facts are measured as they are`);
    const names = made.map(({ fact }) => fact.name).join(" and ");
    throw new CommandError(`${option} says nothing about ${names} facts`);
  }
  for (const { fact, requires = [] } of used ?? []) {
    const missing = requires.find((name) => flags[name] === undefined);
    if (missing !== undefined) {
      throw new CommandError(`${fact.name} facts need ${derivationOptions[missing]}; see --help`);
    }
  }
  const { asOf, window, previousFrom, snapshotAt, timeZone, items } = flags;
  return {
    ...(asOf !== undefined && { asOf: instantOf(asOf, "--as-of") }),
    ...(window !== undefined && { window: windowOf(window, "--window") }),
    ...(previousFrom !== undefined && { previousFrom: instantOf(previousFrom, "--previous-from") }),
    ...(snapshotAt !== undefined && { snapshotAt: instantOf(snapshotAt, "--snapshot-at") }),
    ...(timeZone !== undefined && taken.has("timeZone") && { timeZone: zoneOf(timeZone) }),
    ...(items !== undefined && { items: itemsOf(items) }),
  };
}

const optionNames = Object.keys(derivationOptions).filter(
  (name): name is DerivationOption => name in derivationOptions,
);

function zoneOf(timeZone: string): string {
  if (!isTimeZone(timeZone)) {
    throw new CommandError(`unknown time zone "${timeZone}"; use an IANA name such as Europe/Oslo or UTC`);
  }
  return timeZone;
}

function instantOf(text: string, option: string): Instant {
  const ms = parseInstant(text);
  if (ms === null) {
    throw new CommandError(`${option}: "${text}" is not an instant such as 2026-03-31T22:00:00Z`);
  }
  return formatInstant(ms);
}

/** Two instants with a slash between, the first before the second. */
export function windowOf(text: string, option: string): { readonly from: Instant; readonly to: Instant } {
  const [from = "", to, ...rest] = text.split("/");
  if (to === undefined || rest.length > 0) {
    throw new CommandError(`${option}: write two instants with a slash between, not "${text}"`);
  }
  const window = { from: instantOf(from, option), to: instantOf(to, option) };
  if (window.from >= window.to) throw new CommandError(`${option}: ${text} ends before it begins`);
  return window;
}

/** `sus=q1,q2,…`. */
function itemsOf(text: string): QuestionnaireItems {
  const [instrument = "", list = "", ...rest] = text.split("=");
  const items = list.split(",").map((item) => item.trim());
  if (instrument === "" || rest.length > 0 || items.includes("") || items.length > 10) {
    throw new CommandError(
      `--items: write the questionnaire and the ids of its questions, ten at most, as in sus=q1,q2,q3; not "${text}"`,
    );
  }
  return { instrument, items };
}
