import { repeat } from "./rows.ts";

/** Amounts a month by movement; what is left of the start neither moved nor left. */
export interface Movements {
  readonly start?: number;
  readonly newMrr?: number;
  readonly expansion?: number;
  readonly reactivation?: number;
  readonly contraction?: number;
  readonly churned?: number;
}

/** One customer a movement, and one for the rest of the start. Amounts are whole in a minor unit a year. */
export function customersWith({
  start,
  newMrr = 0,
  expansion = 0,
  reactivation = 0,
  contraction = 0,
  churned = 0,
}: Movements) {
  const rest = (start ?? churned + 2 * contraction + 1) - churned - 2 * contraction;
  const customer = (before: number, after: number, activeBefore: boolean) => ({
    startArrMinor: Math.round(before * 1200),
    endArrMinor: Math.round(after * 1200),
    activeBefore,
  });
  return [
    customer(rest, rest + expansion, true),
    customer(churned, 0, true),
    customer(2 * contraction, contraction, true),
    customer(0, newMrr, false),
    customer(0, reactivation, true),
  ];
}

/** Customers at the start, those of them who left, those who joined, and those of these who left again. */
export interface Counts {
  readonly start: number;
  readonly left: number;
  readonly joined: number;
  readonly leftAgain: number;
}

export const customersOf = ({ start, left, joined, leftAgain }: Counts) =>
  repeat([
    [left, { activeAtStart: true, activeAtEnd: false, activeBefore: true, timesJoined: 0, timesLeft: 1 }],
    [
      start - left,
      { activeAtStart: true, activeAtEnd: true, activeBefore: true, timesJoined: 0, timesLeft: 0 },
    ],
    [
      leftAgain,
      { activeAtStart: false, activeAtEnd: false, activeBefore: false, timesJoined: 1, timesLeft: 1 },
    ],
    [
      joined - leftAgain,
      { activeAtStart: false, activeAtEnd: true, activeBefore: false, timesJoined: 1, timesLeft: 0 },
    ],
  ]);
