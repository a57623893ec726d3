import { CompactMemory } from "./compact-memory.ts";
import { numberHash } from "./hash.ts";
import type { StreamBreach } from "./rule.ts";

/** So many sorts of moments can be told apart. */
const SORTS = 16;

/** When something of one sort happened to things: milliseconds since 1970 by their keys. */
export interface Moments {
  readonly get: (key: number) => number | undefined;
  /** `time` is that of the event it comes from. */
  readonly set: (key: number, ms: number, time: string) => void;
  /** What is to be said at the end of a stream when some of this sort were forgotten. */
  readonly notChecked: (what: string) => readonly StreamBreach[];
}

/** What several rules remember of things, in one memory: most streams have little of each. */
export class SharedMoments {
  private readonly memory: CompactMemory;
  private readonly forgotten: number[] = [];

  constructor(most: number, shares = 1) {
    this.memory = new CompactMemory(most, shares, (value) => {
      const sort = value - Math.floor(value / SORTS) * SORTS;
      this.forgotten[sort] = (this.forgotten[sort] ?? 0) + 1;
    });
  }

  /** One sort more. */
  sort(): Moments {
    const { memory, forgotten } = this;
    const sort = forgotten.push(0) - 1;
    if (sort >= SORTS) throw new RangeError(`There are no more than ${SORTS} sorts of moments.`);
    const keyOf = (key: number): number => numberHash(sort, key);
    return {
      get: (key) => {
        const value = memory.get(keyOf(key));
        return value === undefined ? undefined : Math.floor(value / SORTS);
      },
      set: (key, ms, time) => memory.set(keyOf(key), ms * SORTS + sort, time),
      notChecked: (what) => memory.notChecked(what, forgotten[sort]),
    };
  }
}
