import type { FindingSeverity } from "../events/finding.ts";
import type { RuleLimits } from "../events/rules/rule-limits.ts";
import { type ValidationOptions, withDefaults } from "../events/validation-options.ts";
import { formatInstant, parseInstant } from "../time/instant.ts";
import { CommandError } from "./errors.ts";
import { type Format, formats } from "./format.ts";
import { HELD } from "./held-rules.ts";
import type { Kind } from "./judge.ts";
import { hint } from "./nearest.ts";
import { oneOf, unknown } from "./one-of.ts";
import { nameOf } from "./open-text.ts";
import { recordTypes } from "./record-kinds.ts";
import { rulesById } from "./rule-list.ts";

/** The options of `touchstone validate`, as they were typed. */
export interface ValidateFlags {
  readonly record?: string;
  readonly events?: true;
  readonly format?: string;
  readonly now?: string;
  readonly limit?: readonly string[];
  readonly rule?: readonly string[];
  readonly records: boolean;
  readonly hold?: string;
  readonly strict?: true;
  readonly json?: true;
  readonly sarif?: true;
  readonly findings?: true;
  readonly html?: string;
  readonly maxFindings?: string;
}

/** What becomes of the findings of a rule: told at another severity, or not at all. */
export type RuleChange = FindingSeverity | "off";
/** How the outcome is written to standard output. */
export type Output = "summary" | "findings" | "json" | "sarif";

/** What is asked of some files, checked. */
export interface ValidateRequest {
  readonly files: readonly string[];
  /** What they hold; `null` to tell by a look. */
  readonly kind: Kind | null;
  readonly format: Format | undefined;
  readonly options: ValidationOptions;
  readonly changes: ReadonlyMap<string, RuleChange>;
  /** How many events or records are held for the rules over records; 0 where they are not asked for. */
  readonly hold: number;
  readonly isStrict: boolean;
  readonly output: Output;
  readonly html: string | null;
  /** Most findings to be written; `null` without an end. */
  readonly maxFindings: number | null;
}

/** @throws CommandError on anything that cannot be asked. */
export function validateRequest(paths: readonly string[], flags: ValidateFlags): ValidateRequest {
  const files = paths.length === 0 ? ["-"] : paths;
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new CommandError(`${nameOf(twice)} is named twice`);
  if (flags.events === true && flags.record !== undefined) {
    throw new CommandError("say --events or --record, not both");
  }
  const outputs = (["findings", "json", "sarif"] as const).filter((name) => flags[name] === true);
  if (outputs.length > 1)
    throw new CommandError(`say ${outputs.map((one) => `--${one}`).join(" or ")}, not both`);
  const [output = "summary"] = outputs;
  if (flags.maxFindings !== undefined && output === "summary") {
    throw new CommandError("--max-findings is for --findings, --json or --sarif");
  }
  if (!flags.records && flags.hold !== undefined)
    throw new CommandError("--hold says nothing with --no-records");
  return {
    files,
    kind:
      flags.events === true
        ? "event"
        : flags.record === undefined
          ? null
          : oneOf("--record", flags.record, recordTypes),
    format: flags.format === undefined ? undefined : oneOf("--format", flags.format, formats),
    options: optionsOf(flags),
    changes: changesOf(flags.rule ?? []),
    hold: flags.records ? countOf("--hold", flags.hold ?? `${HELD}`) : 0,
    isStrict: flags.strict === true,
    output,
    html: flags.html ?? null,
    maxFindings: flags.maxFindings === undefined ? null : countOf("--max-findings", flags.maxFindings),
  };
}

function countOf(option: string, text: string): number {
  if (!/^\d{1,12}$/.test(text)) throw new CommandError(`${option} "${text}" is not a count`);
  return Number(text);
}

/** The limits of form, and those of rules, as they are unless said otherwise. */
const { limits: ruleDefaults, streamRules: _, ...formDefaults } = withDefaults({});

/** How limits are read that are no number. */
const others: { readonly [Name in keyof RuleLimits]?: (text: string, said: string) => RuleLimits[Name] } = {
  earliest: (text, said) => formatInstant(instantOf(text, said)),
  contentPolicy: (text, said) => oneOf(said, text, ["any", "none"]),
  internalDomains: (text) => listOf(text),
  timeoutsMs: (text, said) => listOf(text).map((one) => numberOf(one, said)),
};

/** The limits that can be written as `name=value`. */
const settable: readonly string[] = [
  ...Object.keys(formDefaults),
  ...Object.entries(ruleDefaults).flatMap(([name, value]) => (typeof value === "number" ? [name] : [])),
  ...Object.keys(others),
];

function optionsOf({ limit = [], now }: ValidateFlags): ValidationOptions {
  const form: Record<string, number> = {};
  const rules: Record<string, unknown> = {};
  for (const text of limit) {
    const [, name = "", value = ""] = /^([^=]+)=(.*)$/.exec(text) ?? [];
    if (name === "") throw new CommandError(`--limit ${text}: write it as name=value`);
    if (!settable.includes(name)) throw new CommandError(unknown("--limit", name, settable));
    const said = `--limit ${name}`;
    if (Object.hasOwn(formDefaults, name)) form[name] = numberOf(value, said);
    else rules[name] = readerOf(name)(value, said);
  }
  if (now !== undefined) rules["now"] = instantOf(now, "--now");
  return { ...form, limits: rules };
}

const readerOf = (name: string): ((text: string, said: string) => unknown) =>
  Object.entries(others).find(([one]) => one === name)?.[1] ?? numberOf;

const listOf = (text: string): readonly string[] => text.split(",").map((one) => one.trim());

function numberOf(text: string, said: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value) || value < 0) {
    throw new CommandError(`${said}: "${text}" is not a number from 0`);
  }
  return value;
}

function instantOf(text: string, said: string): number {
  const ms = parseInstant(text);
  if (ms === null)
    throw new CommandError(`${said}: "${text}" is not an instant such as 2026-03-31T22:00:00Z`);
  return ms;
}

const ruleChanges: readonly RuleChange[] = ["off", "info", "warning", "error"];

function changesOf(texts: readonly string[]): ReadonlyMap<string, RuleChange> {
  return new Map(
    texts.map((text) => {
      const [, id = "", change = ""] = /^([^=]+)=(.+)$/.exec(text) ?? [];
      if (change === "")
        throw new CommandError(`--rule ${text}: write it as id=off, id=info, id=warning or id=error`);
      if (!rulesById.has(id)) {
        const end = hint(id, [...rulesById.keys()], "findings tell their ids");
        throw new CommandError(`--rule "${id}" is unknown${end}`);
      }
      return [id, oneOf(`--rule ${id}`, change, ruleChanges)];
    }),
  );
}
