/** An id of an event in a log: no source has a space in it. */
export const ocelEventId = (source: string, id: string): string => `${source} ${id}`;

/** The source and the id of an event, where its id in the log tells them. */
export function partsOfEventId(id: string): { source: string; id: string } | null {
  const space = id.indexOf(" ");
  return space < 1 || space === id.length - 1
    ? null
    : { source: id.slice(0, space), id: id.slice(space + 1) };
}

/** An id of an object in a log, where objects of all types stand together. */
export const ocelObjectId = (type: string, id: string): string => `${type}/${id}`;

/** The id of an object as its record has it. */
export const recordId = (type: string, objectId: string): string =>
  objectId.startsWith(`${type}/`) ? objectId.slice(type.length + 1) : objectId;

/** A name as it stands in a path of names with dots between them: what a path is written with is escaped by a tilde. */
export const pathName = (name: string): string =>
  name.replaceAll("~", "~0").replaceAll(".", "~1").replaceAll("[", "~2");

/** A place in a list, from 0, as it stands in a path. */
export const pathPlace = (place: number): string => `[${place}]`;

type Tree = Map<string, Tree | unknown>;

/** The object that values by their paths make. A list has no gaps: what is missing in it is passed over. */
export function objectFromPaths(values: Iterable<readonly [path: string, value: unknown]>): object {
  const root: Tree = new Map();
  for (const [path, value] of values) {
    const names = path.split(".");
    let node = root;
    for (const name of names.slice(0, -1)) {
      const known = node.get(name);
      const next: Tree = known instanceof Map ? known : new Map();
      node.set(name, next);
      node = next;
    }
    node.set(names.at(-1) ?? "", value);
  }
  return Object(treeValue(root));
}

function treeValue(node: unknown): unknown {
  if (!(node instanceof Map)) return node;
  const parts = Array.from(node, ([name, value]) => [String(name), treeValue(value)] as const);
  return parts.length > 0 && parts.every(([name]) => name.startsWith("["))
    ? parts.map(([, value]) => value)
    : Object.fromEntries(parts.map(([name, value]) => [named(name), value]));
}

const named = (name: string): string =>
  name.replaceAll("~2", "[").replaceAll("~1", ".").replaceAll("~0", "~");
