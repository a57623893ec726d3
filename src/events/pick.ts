/** Some fields of a shape, with what is told of them. */
export function pick<Shape extends object, Name extends keyof Shape>(
  shape: Shape,
  names: readonly Name[],
): Pick<Shape, Name> {
  const picked = {} as Pick<Shape, Name>;
  for (const name of names) picked[name] = shape[name];
  return picked;
}
