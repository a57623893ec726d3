const HOUR_MS = 3_600_000;

/** A row for the examples of metrics: so many paid hours of one activity, logged in unless offline. */
export function paidHours(activity: string | null, hours: number) {
  return {
    activity,
    loggedIn: activity === null ? null : activity !== "offline",
    paid: true,
    durationMs: hours * HOUR_MS,
  };
}

/** The same as planned: so many hours with something planned for them. */
export function plannedHours(planned: string | null, activity: string | null, hours: number) {
  return { planned, activity, durationMs: hours * HOUR_MS };
}

/** Eight paid hours: five of handling, one of waiting, two of training and breaks. */
export function aPaidDay() {
  return [
    paidHours("handling", 5),
    paidHours("available", 1),
    paidHours("auxiliary", 1),
    paidHours("break", 0.5),
    paidHours("offline", 0.5),
  ];
}
