import { valueLines } from "../measure/measurement.ts";
import type { MetricValue, Unit, ValueRange } from "../metrics/metric.ts";

/** A value as people say it: 81.9 %, +35.2, 1 h 23 min, 4 cases. A missing one is a dash. */
export function valueText(value: number | null, unit: Unit, [least]: ValueRange): string {
  if (value === null) return "–";
  const text = sizeText(Math.abs(value), unit);
  // What rounds to nothing has no side.
  if (!/[1-9]/.test(text.replace(unitEnd(unit, 0), ""))) return text;
  if (value < 0) return `−${text}`;
  // Points that can go below zero say on which side of it they are.
  return unit === "points" && (least === null || least < 0) ? `+${text}` : text;
}

/** One value, or each component's after its name. */
export const valuesText = (value: MetricValue, unit: Unit, range: ValueRange): string =>
  valueLines(value)
    .map(([component, one]) => [component ?? "", valueText(one, unit, range)].join(" ").trim())
    .join(", ");

/** What a value rises or falls by: +3.2 percentage points, −1 min 30 s. */
export function changeText(change: number | null, unit: Unit): string {
  if (change === null) return "–";
  const size = Math.abs(change);
  const text = unit === "ratio" ? `${grouped((size * 100).toFixed(1))} pp` : sizeText(size, unit);
  if (!/[1-9]/.test(text.replace(unitEnd(unit, 0), ""))) return text;
  return `${change < 0 ? "−" : "+"}${text}`;
}

const named: { readonly [U in Unit]?: string } = {
  ratio: "ratio (1 is 100 %)",
  scale: "the scale of the answers",
  currency: "the currency of the rows",
  "currency/month": "the currency of the rows, a month",
  x: "a multiple (×)",
};

/** A unit as people say it. */
export const unitName = (unit: Unit): string => named[unit] ?? unit;

function sizeText(size: number, unit: Unit): string {
  switch (unit) {
    case "ratio":
      return `${grouped((size * 100).toFixed(1))} %`;
    case "points":
      return size.toFixed(1);
    case "seconds":
      return durationText(size);
    case "scale":
    case "stars":
    case "index":
    case "currency":
    case "currency/month":
      return grouped(size.toFixed(2)) + unitEnd(unit, size);
    default:
      return numberText(size) + unitEnd(unit, size);
  }
}

const ones: { readonly [U in Unit]?: string } = {
  days: "day",
  months: "month",
  cases: "case",
  contacts: "contact",
  replies: "reply",
  sessions: "session",
  steps: "step",
  touchpoints: "touchpoint",
};

/** What stands after a number in a unit of which there are so many; what the metric's name says already, does not. */
export function unitEnd(unit: Unit, size: number): string {
  const one = ones[unit];
  if (one !== undefined) return ` ${size === 1 ? one : unit}`;
  if (unit === "per 1000") return " per 1000";
  if (unit === "x") return " ×";
  return unit === "currency/month" ? " a month" : "";
}

/** Whole numbers as such, others to two places. */
const numberText = (size: number): string => grouped(Number.isInteger(size) ? `${size}` : size.toFixed(2));

/** A comma every three digits, from five on. */
const grouped = (digits: string): string =>
  digits.search(/\D|$/) < 5 ? digits : digits.replace(/\d(?=(?:\d{3})+(?:\.|$))/g, "$&,");

/** Two neighbouring units at most, the smaller one rounded. */
export function durationText(seconds: number): string {
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  const hours = Math.round(seconds / 3600);
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
