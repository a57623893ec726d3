import type { SeenTouchpoint } from "./seen-journey.ts";

/**
 * The names of touchpoints in order, as one text; `null` where there is none, or where one has no name. A `>` that is
 * part of a name is written `\>`, so that no two sequences are one text.
 */
export const pathOf = (touchpoints: readonly Pick<SeenTouchpoint, "name">[]): string | null => {
  const names = touchpoints.flatMap(({ name }) => (name === null ? [] : [name]));
  if (names.length === 0 || names.length < touchpoints.length) return null;
  return names.map((name) => name.replaceAll(/[\\>]/g, "\\$&")).join(" > ");
};
