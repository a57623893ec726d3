import type { Unit, ValueRange } from "../metrics/metric.ts";

/** A value as people say it: 81.9 %, +35.2, 1 h 23 min. A missing one is a dash. */
export function valueText(value: number | null, unit: Unit, [least]: ValueRange): string {
  if (value === null) return "–";
  const text = sizeText(Math.abs(value), unit);
  // What rounds to nothing has no side.
  if (!/[1-9]/.test(text)) return text;
  if (value < 0) return `−${text}`;
  // Points that can go below zero say on which side of it they are.
  return unit === "points" && (least === null || least < 0) ? `+${text}` : text;
}

function sizeText(size: number, unit: Unit): string {
  switch (unit) {
    case "ratio":
      return `${(size * 100).toFixed(1)} %`;
    case "points":
      return size.toFixed(1);
    case "seconds":
      return durationText(size);
    case "days":
    case "months":
    case "cases":
    case "contacts":
    case "replies":
    case "sessions":
    case "steps":
    case "touchpoints":
      return `${numberText(size)} ${unit}`;
    case "per 1000":
      return `${numberText(size)} per 1000`;
    case "x":
      return `${numberText(size)} ×`;
    case "counts":
      return numberText(size);
    default:
      return size.toFixed(2);
  }
}

/** Whole numbers as such, others to two places. */
const numberText = (size: number): string => (Number.isInteger(size) ? `${size}` : size.toFixed(2));

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
