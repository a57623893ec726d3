/**
 * The examples that every time of a case in one state has, as they do not depend on the state. `row` makes a case of
 * the time, in milliseconds or unknown.
 *
 * @param mostlyNone why most cases have none of it
 */
export const waitExamples = <Row extends object>(row: (ms: number | null) => Row, mostlyNone: string) =>
  [
    {
      rows: [600_000, 7_200_000, 172_800_000].map((ms) => resolved(row(ms))),
      gives: 7_200,
      because: "Of 10 minutes, 2 hours and 2 days the middle one is 2 hours.",
    },
    { rows: [0, 0, 60_000].map((ms) => resolved(row(ms))), gives: 0, because: mostlyNone },
    { rows: [], gives: null, because: "Nothing was resolved, so there is nothing to say." },
    {
      rows: [
        resolved(row(120_000)),
        resolved(row(null)),
        { ...row(900_000), resolved: false },
        { ...resolved(row(1_000)), clock: "business" },
        { ...resolved(row(1_000)), discarded: "test" },
      ],
      gives: 120,
      excluded: { timeUnknown: 1, unresolved: 1, businessClock: 1, test: 1 },
      because:
        "One resolved case has a known time; an unknown one is not a time of 0, and that of an open case still grows.",
    },
    {
      variant: "mean",
      rows: [60_000, 180_000].map((ms) => resolved(row(ms))),
      gives: 120,
      because: "One and three minutes, two on average.",
    },
    {
      variant: "p90",
      rows: [100_000, 200_000, 300_000].map((ms) => resolved(row(ms))),
      gives: 280,
      because:
        "Nine tenths of the way from the first to the third is 1.8 steps: 200 and 0.8 of the next 100.",
    },
    {
      variant: "businessHours",
      rows: [{ ...resolved(row(3_600_000)), clock: "business" }, resolved(row(7_200_000))],
      gives: 3_600,
      excluded: { calendarClock: 1 },
      because: "One open hour; the other row is on the calendar.",
    },
    {
      variant: "businessHoursMean",
      rows: [3_600_000, 10_800_000].map((ms) => ({ ...resolved(row(ms)), clock: "business" })),
      gives: 7_200,
      because: "One and three open hours, two on average.",
    },
    {
      variant: "soFar",
      rows: [row(60_000), row(900_000), row(600_000), { ...row(86_400_000), canceled: true }],
      gives: 600,
      excluded: { canceled: 1 },
      because:
        "Of 1, 10 and 15 minutes the middle one; open or resolved. One that was called off waits no more.",
    },
  ] as const;

const resolved = <Row extends object>(row: Row) => ({ ...row, resolved: true });
