import { duplicateName, nameCount } from "./duplicate-name.ts";
import { clipped, type Fault } from "./finding.ts";
import { formRules } from "./form-rules.ts";
import { jsonFault } from "./json-fault.ts";
import { fault, fieldCount, hasLoneSurrogate, jsonFaults } from "./plain-json.ts";
import type { CompleteOptions } from "./validation-options.ts";

/** What a line of text holds, and what is wrong with its form. */
export interface ReadLine {
  readonly value: unknown;
  readonly faults: readonly Fault[];
}

const fine: readonly Fault[] = [];

/** Reads one line of JSON, without the end of the line; `value` is what it was parsed to. Throws on no text. */
export function readLine(text: string, options: CompleteOptions, value: unknown = parsed(text)): ReadLine {
  return value === undefined
    ? { value: clipped(text), faults: [notJson(text)] }
    : { value, faults: textFaults(text, value, options) };
}

/** What `JSON.parse` makes of a text; undefined where it refuses it. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textFaults(text: string, value: unknown, options: CompleteOptions): readonly Fault[] {
  const fields = fieldCount(value, Math.min(options.maxDepth, 16));
  // A text that gives as many names as there are fields gives none twice. Half a pair can also be written as an escape.
  const isClear =
    fields >= 0 &&
    text.length <= 2 * options.maxValues &&
    !text.includes("\\u") &&
    !hasLoneSurrogate(text) &&
    nameCount(text) === fields;
  return isClear ? fine : faultsOf(text, value, options);
}

function faultsOf(text: string, value: unknown, options: CompleteOptions): readonly Fault[] {
  const faults = jsonFaults(value, options);
  if (faults.some(({ severity }) => severity === "error")) return faults;
  const twice = duplicateName(text);
  if (twice === null) return faults;
  const message = "This name stands twice in one object, and only one of the values would be read.";
  return [fault(formRules.duplicateName, twice, message)];
}

function notJson(text: string): Fault {
  if (text.includes("\0")) {
    return fault(formRules.encoding, "", "The text holds NUL characters, as UTF-16 does when read as UTF-8.");
  }
  const { offset, reason } = jsonFault(text);
  return fault(formRules.json, "", `Not JSON: ${clipped(reason)}, at character ${offset + 1} of the line.`);
}
