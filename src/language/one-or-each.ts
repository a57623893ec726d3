/** One thing, or one a component of a distribution, by name. */
export type OneOrEach<T> = T | Readonly<Record<string, T>>;

/** The one mapped, or each of the components. */
export const mapEach = <In, Out>(
  of: OneOrEach<In>,
  isOne: (of: OneOrEach<In>) => of is In,
  map: (one: In) => Out,
): OneOrEach<Out> =>
  isOne(of)
    ? map(of)
    : Object.fromEntries(Object.entries<In>(of).map(([component, one]) => [component, map(one)]));

/** The one under no name, or each under the name of its component. */
export const listEach = <T>(
  of: OneOrEach<T>,
  isOne: (of: OneOrEach<T>) => of is T,
): readonly (readonly [component: string | null, one: T])[] =>
  isOne(of) ? [[null, of]] : Object.entries<T>(of);
