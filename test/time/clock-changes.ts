import { clockFace } from "./minute-scan.ts";

/** The instants, to the minute, at which a zone's clocks changed between two instants, as Intl shows them. */
export function clockChanges(timeZone: string, from: number, to: number): readonly number[] {
  const shown = clockFace(timeZone);
  const offset = (instant: number) => shown(instant) - instant / MINUTE_MS;
  const changes: number[] = [];
  for (let before = from; before < to; before += STEP_MS) {
    if (offset(before) === offset(before + STEP_MS)) continue;
    let low = before;
    let high = before + STEP_MS;
    while (high - low > MINUTE_MS) {
      const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS;
      if (offset(middle) === offset(low)) low = middle;
      else high = middle;
    }
    changes.push(high);
  }
  return changes;
}

const MINUTE_MS = 60_000;
const STEP_MS = 5 * 86_400_000;
