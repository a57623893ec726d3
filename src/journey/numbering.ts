/** Numbers given to texts in the order in which they first came. */
export interface Numbering {
  /** The texts by their numbers. */
  readonly names: readonly string[];
  /** The number of a text, a new one if it has none. */
  readonly numberOf: (name: string) => number;
}

export function numbering(): Numbering {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  // Rows of one case mostly come together, and comparing a text with itself costs nothing.
  let last: string | null = null;
  let lastNumber = -1;
  return {
    names,
    numberOf: (name) => {
      if (name === last) return lastNumber;
      let number = numbers.get(name);
      if (number === undefined) {
        number = names.length;
        numbers.set(name, number);
        names.push(name);
      }
      last = name;
      lastNumber = number;
      return number;
    },
  };
}

/** Numbers of pairs of numbers below `size`, in the order in which the pairs first came; -1 for one not seen. */
export interface PairNumbering {
  /** The pairs by their numbers, each as `from * size + to`. */
  readonly pairs: readonly number[];
  /** The number of a pair, a new one if it has none. */
  readonly numberOf: (from: number, to: number) => number;
}

/** Up to here the square of all pairs is a table of at most 4 MB. */
const TABLE_SIZE = 1024;

export function pairNumbering(size: number): PairNumbering {
  const pairs: number[] = [];
  if (size <= TABLE_SIZE) {
    // Numbers are kept one higher, so that 0 says that there is none.
    const table = new Uint32Array(size * size);
    return {
      pairs,
      numberOf: (from, to) => {
        const pair = from * size + to;
        const number = table[pair] ?? 0;
        if (number !== 0) return number - 1;
        table[pair] = pairs.push(pair);
        return pairs.length - 1;
      },
    };
  }
  const numbers = new Map<number, number>();
  return {
    pairs,
    numberOf: (from, to) => {
      const pair = from * size + to;
      const number = numbers.get(pair);
      if (number !== undefined) return number;
      numbers.set(pair, pairs.push(pair) - 1);
      return pairs.length - 1;
    },
  };
}
