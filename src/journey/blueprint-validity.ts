import type { JourneyBlueprintInput } from "../model/journey-blueprint.ts";
import { parseInstant } from "../time/instant.ts";
import { parseLocalDate } from "../time/local-date.ts";
import { startOfDay } from "../time/wall-clock.ts";
import { InvalidJourneyError } from "./invalid-journey-error.ts";

/** When journeys of a blueprint begin, in epoch milliseconds: `from ≤ x < to`. */
export function validityOf(
  { id, validFrom, validThrough }: JourneyBlueprintInput,
  timeZone: string | undefined,
): { readonly from: number; readonly to: number } {
  const boundOf = (path: string, text: string | null | undefined, open: number, past: 0 | 1): number => {
    if (text === undefined || text === null) return open;
    const day = parseLocalDate(text);
    const wrong = (message: string) => new InvalidJourneyError(`blueprint ${id}`, path, message);
    if (day !== null) {
      if (timeZone === undefined)
        throw wrong(`the day ${text} begins when its time zone says; give timeZone.`);
      return startOfDay(timeZone, day + past);
    }
    const instant = parseInstant(text);
    if (instant === null) throw wrong(`"${text}" is neither a date nor an instant.`);
    return instant + past;
  };
  return {
    from: boundOf("validFrom", validFrom, -Infinity, 0),
    to: boundOf("validThrough", validThrough, Infinity, 1),
  };
}
