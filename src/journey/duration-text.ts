const units = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["min", 60_000],
  ["s", 1000],
] as const;

/** A length of time by its largest unit and the next: `2 d 3 h`, `45 s`, rounded; below a second, `0 s` or `1 s`. */
export function durationText(ms: number): string {
  for (const [place, [name, size]] of units.entries()) {
    const [smallerName, smaller] = units[place + 1] ?? [name, size];
    // What rounds up to a whole unit is one: 59.6 min are 1 h.
    const rounded = Math.round(ms / smaller) * smaller;
    if (rounded < size && smaller !== size) continue;
    const whole = Math.floor(rounded / size);
    const rest = Math.round((rounded - whole * size) / smaller);
    return rest === 0 ? `${whole} ${name}` : `${whole} ${name} ${rest} ${smallerName}`;
  }
  return "0 s";
}
