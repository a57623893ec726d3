import { type RecordType, recordSchemas } from "../model/record-schemas.ts";
import type { Kind } from "./look-alike.ts";

/** Every type of record. */
export const recordTypes: readonly RecordType[] = Object.keys(recordSchemas).filter(
  (type): type is RecordType => type in recordSchemas,
);

/** What the fields of each type of record make of its rows. Kept apart, since it needs zod. */
export const recordKinds: readonly (Kind & { readonly type: RecordType })[] = recordTypes.map((type) => ({
  type,
  name: `${type} records`,
  fields: new Set(Object.keys(recordSchemas[type].shape)),
  required: (recordSchemas[type].safeParse({}).error?.issues ?? []).map(({ path }) => String(path[0])),
}));

export function recordKind(type: RecordType): Kind {
  const kind = recordKinds.find((one) => one.type === type);
  if (kind === undefined) throw new TypeError(`There is no record type "${type}".`);
  return kind;
}
