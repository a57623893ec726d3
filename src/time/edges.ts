/**
 * A set of points on a line as the edges where it is entered and left, in turn and ascending: `[9, 12, 13, 17]` is
 * 9 ≤ x < 12 and 13 ≤ x < 17. No two edges are equal, so every set is written in one way only.
 */
export type Edges = readonly number[];

/** Adds `from ≤ x < to` to edges that end before or within it; an empty stretch adds nothing. */
export function append(edges: number[], from: number, to: number): void {
  if (!(from < to)) return;
  const last = edges.length - 1;
  const end = edges[last];
  if (end === undefined || from > end) edges.push(from, to);
  else if (to > end) edges[last] = to;
}

/** The set that pairs `[from, to]` in any order, overlapping or not, make together. */
export function edgesOf(pairs: readonly (readonly [from: number, to: number])[]): Edges {
  const edges: number[] = [];
  for (const [from, to] of pairs.toSorted(([a], [b]) => a - b)) append(edges, from, to);
  return edges;
}

export const union = (a: Edges, b: Edges): Edges => combine(a, b, (inA, inB) => inA || inB);
export const intersection = (a: Edges, b: Edges): Edges => combine(a, b, (inA, inB) => inA && inB);
export const difference = (a: Edges, b: Edges): Edges => combine(a, b, (inA, inB) => inA && !inB);

function combine(a: Edges, b: Edges, keep: (inA: boolean, inB: boolean) => boolean): Edges {
  const edges: number[] = [];
  let atA = 0;
  let atB = 0;
  while (atA < a.length || atB < b.length) {
    const next = Math.min(a[atA] ?? Infinity, b[atB] ?? Infinity);
    if (a[atA] === next) atA += 1;
    if (b[atB] === next) atB += 1;
    const inside = edges.length % 2 === 1;
    if (keep(atA % 2 === 1, atB % 2 === 1) !== inside) edges.push(next);
  }
  return edges;
}
