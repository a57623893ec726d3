/** Rows for the examples of metrics: 100 a month at the start; 10 left, 10 became less and 10 were won by the end. */
export function fourSubscribers() {
  return [
    { startArrMinor: 12_000, endArrMinor: 0 },
    { startArrMinor: 24_000, endArrMinor: 12_000 },
    { startArrMinor: 36_000, endArrMinor: 48_000 },
    { startArrMinor: 48_000, endArrMinor: 48_000 },
  ];
}

/** Four customers at the start, of whom one is gone at the end. */
export function fourCustomers() {
  return [
    { activeAtStart: true, activeAtEnd: true },
    { activeAtStart: true, activeAtEnd: true },
    { activeAtStart: true, activeAtEnd: true },
    { activeAtStart: true, activeAtEnd: false },
  ];
}

/** Two customers at the start, of whom one is gone, and two who joined within the period, of whom one left again. */
export function customersOfWhomTwoJoined() {
  return [
    { activeAtStart: true, activeAtEnd: true },
    { activeAtStart: true, activeAtEnd: false },
    { activeAtStart: false, activeAtEnd: true },
    { activeAtStart: false, activeAtEnd: false },
  ];
}
