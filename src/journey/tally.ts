/** How often something happened, and in how many cases. */
export interface Tallied {
  readonly count: number;
  readonly cases: number;
}

/** Counts numbered things, case after case. */
export interface Tally {
  /** Counts one in a case; tells whether it is the first in that case. A case must not come again after another one. */
  readonly add: (number: number, caseNumber: number) => boolean;
  readonly of: (number: number) => Tallied;
}

export function tally(): Tally {
  let counts = new Uint32Array(64);
  let cases = new Uint32Array(64);
  /** The case in which each was counted last, from 1; 0 for none. */
  let last = new Uint32Array(64);
  return {
    add: (number, caseNumber) => {
      while (number >= counts.length) {
        counts = doubled(counts);
        cases = doubled(cases);
        last = doubled(last);
      }
      counts[number] = (counts[number] ?? 0) + 1;
      if (last[number] === caseNumber + 1) return false;
      last[number] = caseNumber + 1;
      cases[number] = (cases[number] ?? 0) + 1;
      return true;
    },
    of: (number) => ({ count: counts[number] ?? 0, cases: cases[number] ?? 0 }),
  };
}

function doubled(few: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(2 * few.length);
  more.set(few);
  return more;
}
