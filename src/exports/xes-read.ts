import { SaxesParser, type SaxesTagPlain } from "saxes";
import type { Finding, FindingSeverity } from "../events/finding.ts";
import type { ActivityRow } from "../journey/activity-row.ts";
import { formatInstant, parseInstant } from "../time/instant.ts";

/** A value of an attribute of XES: dates are canonical instants, identifiers text. */
export type XesValue = string | number | boolean;

/** Attributes by their keys. Those that stand in another one are named after it, `address/street`. */
export type XesAttributes = Readonly<Record<string, XesValue>>;

/** A row read from XES, with what else its event said. */
export interface XesRow extends ActivityRow {
  /** Attributes beside name, instant, transition and resource. */
  readonly attributes: XesAttributes;
}

/** One trace of a log: a case. */
export interface XesTrace {
  /** Its name; of a trace without one its place in the log from 1, `#12`. Empty for events that belong to no trace. */
  readonly caseId: string;
  /** Attributes of the trace beside its name. */
  readonly attributes: XesAttributes;
  /** Its events, in the order in which they stand. */
  readonly rows: readonly XesRow[];
  /** What is wrong with it. An event that a finding of the severity `error` tells of is not among the rows. */
  readonly findings: readonly Finding[];
}

/** A log read from XES. */
export interface XesLog {
  /** Its traces, in the order in which they stand. */
  readonly traces: readonly XesTrace[];
  /** The rows of all traces. */
  readonly rows: readonly XesRow[];
  /** The findings of all traces. */
  readonly findings: readonly Finding[];
}

/** Text that is no XML, or no log of XES: it says where. */
export class InvalidXesError extends Error {
  override readonly name = "InvalidXesError";
  /** Line of the text, from 1. */
  readonly line: number;

  constructor(line: number, what: string) {
    super(`Line ${line} of the log: ${what}`);
    this.line = line;
  }
}

/** Reads a log of XES by and by. */
export interface XesReader {
  /** Takes the next piece of the text, cut anywhere; gives the traces that it ends. */
  readonly push: (chunk: string) => readonly XesTrace[];
  /** Says that the text is over. */
  readonly end: () => readonly XesTrace[];
}

/**
 * Reads a log in XES (IEEE 1849) piece by piece, so that no more than one trace of it is held.
 *
 * An event becomes a row by the attributes of the standard extensions: `concept:name`, `time:timestamp`,
 * `lifecycle:transition`, `org:resource`; where a log declares another prefix for one of them, by that. A date must say
 * its offset from UTC. What is broken is told by findings of the trace: `XES-01` an event without a name, `XES-02` one
 * without an instant, `XES-03` a trace without a name, `XES-04` a name that two traces share (they are one case to
 * every view), `XES-05` a value that is none of its type, `XES-06` events that belong to no trace.
 *
 * @example
 * ```ts
 * const reader = xesReader();
 * reader.push('<log xes.version="1.0"><trace><string key="concept:name" value="c-1"/><event><string key="concept:name"').length; // => 0
 * const [trace] = reader.push(' value="ask"/><date key="time:timestamp" value="2026-03-02T10:00:00+01:00"/></event></trace></log>');
 * trace?.rows[0]; // => { caseId: "c-1", activity: "ask", at: "2026-03-02T09:00:00.000Z", lifecycle: null, resource: null, attributes: {} }
 * ```
 * @throws InvalidXesError where the text is no XML, is no log, or ends too soon.
 */
export function xesReader(): XesReader {
  const parser = new SaxesParser();
  const prefixes = new Map<string, string>();
  const names = new Set<string>();
  let finished: XesTrace[] = [];
  let traces = 0;
  let hasLog = false;
  let trace: Attributes | null = null;
  let event: Attributes | null = null;
  let events: Attributes[] = [];
  let findings: Finding[] = [];
  let looseEvents = 0;
  /** The keys of the attributes that the text stands in; lists have none of their own. */
  const path: string[] = [];
  /** Elements whose attributes say nothing of a case. */
  let ignored = 0;

  const find = (
    ruleId: string,
    severity: FindingSeverity,
    at: string,
    message: string,
    line = parser.line,
  ) => {
    findings.push({ ruleId, severity, path: at, line, message, entity: null });
  };

  parser.on("error", ({ message }) => {
    throw new InvalidXesError(parser.line, message.replace(/^\d+:\d+: /, ""));
  });
  parser.on("opentag", ({ name, attributes }: SaxesTagPlain) => {
    if (!hasLog && name !== "log") throw new InvalidXesError(parser.line, `<${name}> is not <log>.`);
    hasLog = true;
    if (ignored > 0 || name === "global" || name === "classifier") ignored += 1;
    else if (name === "extension") {
      const extension = /([a-z]+)\.xesext$/.exec(attributes["uri"] ?? "")?.[1];
      if (extension !== undefined) prefixes.set(attributes["prefix"] ?? "", extension);
    } else if (name === "trace") {
      [trace, events] = [attributesAt(parser.line), []];
      traces += 1;
    } else if (name === "event") event = attributesAt(parser.line);
    else if (Object.hasOwn(readValue, name)) {
      const key = standardKey(attributes["key"] ?? "", prefixes);
      path.push(key);
      const into = event ?? trace;
      if (into === null) return;
      const value = readValue[name]?.(attributes["value"] ?? "");
      if (value === undefined) {
        find(
          "XES-05",
          "error",
          `/${path.join("/")}`,
          `"${key}" is "${attributes["value"]}", which is no ${name}.`,
        );
      } else if (value !== null) into.values[path.join("/")] = value;
    }
  });
  parser.on("closetag", ({ name }: SaxesTagPlain) => {
    if (ignored > 0) ignored -= 1;
    else if (Object.hasOwn(readValue, name)) path.pop();
    else if (name === "event" && event !== null) {
      if (trace === null) looseEvents += 1;
      else events.push(event);
      event = null;
    } else if (name === "trace" && trace !== null) {
      finished.push(traceOf(trace));
      trace = null;
    } else if (name === "log" && looseEvents > 0) {
      find("XES-06", "error", "", `${looseEvents} events belong to no trace and make no rows.`);
      finished.push({ caseId: "", attributes: {}, rows: [], findings });
    }
  });

  function traceOf({ values, line }: Attributes): XesTrace {
    const { "concept:name": name, ...attributes } = values;
    const caseId = name === undefined || name === "" ? `#${traces}` : String(name);
    if (caseId === `#${traces}`) find("XES-03", "warning", "", `Trace ${traces} has no concept:name.`, line);
    if (names.has(caseId)) {
      find("XES-04", "warning", "", `Trace ${traces} has the name of an earlier one, "${caseId}".`, line);
    }
    names.add(caseId);
    const rows = events.flatMap((one, place) => rowOf(caseId, one, place) ?? []);
    const own = findings.map((one) => ({ ...one, entity: `trace/${caseId}` }));
    findings = [];
    return { caseId, attributes, rows, findings: own };
  }

  function rowOf(caseId: string, { values, line }: Attributes, place: number): XesRow | null {
    const {
      "concept:name": activity,
      "time:timestamp": at,
      "lifecycle:transition": lifecycle = null,
      "org:resource": resource = null,
      ...attributes
    } = values;
    const about = `Event ${place + 1} of trace ${traces}`;
    if (activity === undefined || activity === "") {
      find("XES-01", "error", `/event/${place}`, `${about} has no concept:name.`, line);
      return null;
    }
    const ms = typeof at === "string" ? parseInstant(at) : null;
    if (ms === null) {
      find("XES-02", "error", `/event/${place}`, `${about} has no time:timestamp that is an instant.`, line);
      return null;
    }
    const textOf = (value: XesValue | null) => (value === null ? null : String(value));
    return {
      caseId,
      activity: String(activity),
      at: formatInstant(ms),
      lifecycle: textOf(lifecycle),
      resource: textOf(resource),
      attributes,
    };
  }

  const taken = (): readonly XesTrace[] => {
    const some = finished;
    finished = [];
    return some;
  };
  return {
    push: (chunk) => {
      parser.write(chunk);
      return taken();
    },
    end: () => {
      parser.close();
      return taken();
    },
  };
}

/** Attributes of a trace or an event, and where it begins. */
interface Attributes {
  readonly line: number;
  readonly values: Record<string, XesValue>;
}

/** A log may name a key as it likes, `__proto__` too. */
const attributesAt = (line: number): Attributes => ({ line, values: Object.create(null) });

/** How the value of each kind of attribute is read: `undefined` where it is none, `null` where the kind has none. */
const readValue: Readonly<Record<string, (text: string) => XesValue | null | undefined>> = {
  string: (text) => text,
  id: (text) => text,
  date: (text) => {
    const ms = parseInstant(text.trim());
    return ms === null ? undefined : formatInstant(ms);
  },
  int: (text) => (/^\s*[+-]?\d+\s*$/.test(text) ? Number(text) : undefined),
  float: (text) => (text.trim() === "" || !Number.isFinite(Number(text)) ? undefined : Number(text)),
  boolean: (text) => {
    const word = text.trim();
    return word === "true" || word === "1" ? true : word === "false" || word === "0" ? false : undefined;
  },
  list: () => null,
  container: () => null,
};

/** A key with the usual prefix of its extension. */
function standardKey(key: string, prefixes: ReadonlyMap<string, string>): string {
  const colon = key.indexOf(":");
  const extension = colon === -1 ? undefined : prefixes.get(key.slice(0, colon));
  return extension === undefined ? key : extension + key.slice(colon);
}

/**
 * Reads a whole log in XES, in one text or in pieces of it. For a log that is larger than the memory, see
 * {@link xesReader}.
 *
 * @throws InvalidXesError where the text is no XML, is no log, or ends too soon.
 */
export function readXes(text: string | Iterable<string>): XesLog {
  const reader = xesReader();
  const traces: XesTrace[] = [];
  for (const chunk of typeof text === "string" ? [text] : text) traces.push(...reader.push(chunk));
  traces.push(...reader.end());
  return {
    traces,
    rows: traces.flatMap(({ rows }) => rows),
    findings: traces.flatMap(({ findings }) => findings),
  };
}
