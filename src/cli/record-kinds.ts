import { recordSchemas } from "../model/record-schemas.ts";
import type { Kind } from "./look-alike.ts";

/** What the fields of each type of record make of its rows. Kept apart, since it needs zod. */
export const recordKinds: readonly Kind[] = Object.entries(recordSchemas).map(([type, schema]) => ({
  name: kindName(type),
  fields: new Set(Object.keys(schema.shape)),
  required: (schema.safeParse({}).error?.issues ?? []).map(({ path }) => String(path[0])),
}));

export function recordKind(type: keyof typeof recordSchemas): Kind {
  const kind = recordKinds.find(({ name }) => name === kindName(type));
  if (kind === undefined) throw new TypeError(`There is no record type "${type}".`);
  return kind;
}

function kindName(type: string): string {
  return `${type} records`;
}
