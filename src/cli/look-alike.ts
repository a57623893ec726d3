import { CommandError } from "./errors.ts";
import { type AnyFact, facts, measurableRecords } from "./measurable.ts";
import { nameOf } from "./open-text.ts";

/** Rows looked at before it is settled what a file holds. */
export const SAMPLE = 20;

/** Holds back the first rows of a file until a look at them has shown that they are what they are said to be. */
export class FirstLook {
  private sample: { readonly row: unknown; readonly line: number }[] | null = [];
  private readonly look: (rows: readonly unknown[]) => void;
  private readonly take: (row: unknown, line: number) => void;

  /** @param look throws if the rows are something else. */
  constructor(look: (rows: readonly unknown[]) => void, take: (row: unknown, line: number) => void) {
    this.look = look;
    this.take = take;
  }

  add(row: unknown, line: number): void {
    if (this.sample === null) this.take(row, line);
    else if (this.sample.push({ row, line }) === SAMPLE) this.end();
  }

  end(): void {
    const held = this.sample ?? [];
    this.sample = null;
    this.look(held.map(({ row }) => row));
    for (const { row, line } of held) this.take(row, line);
  }
}

/** What rows can be, told apart by their fields. */
export interface Kind {
  readonly name: string;
  readonly fields: ReadonlySet<string>;
  /** Fields without which no row is of this kind. */
  readonly required: readonly string[];
}

/**
 * Refuses a file whose rows all look like one other kind: they have everything that kind requires, and more of its
 * fields than of those of the kind they are said to be.
 */
export function refuseOtherKind(
  file: string,
  rows: readonly unknown[],
  said: Kind,
  others: readonly Kind[],
): void {
  const looks = new Set(rows.map((row) => otherKind(row, said, others)));
  const [other] = looks;
  if (looks.size !== 1 || other === undefined || other === null) return;
  throw new CommandError(
    `${nameOf(file)}: the rows look like ${other}, not ${said.name}; ${optionFor(other)}`,
  );
}

function otherKind(row: unknown, said: Kind, others: readonly Kind[]): string | null {
  if (typeof row !== "object" || row === null) return null;
  const names = Object.keys(row);
  const has = (kind: Kind) => kind.required.every((name) => names.includes(name));
  const known = ({ fields }: Kind) => names.filter((name) => fields.has(name)).length;
  const fitting = others.filter((kind) => has(kind) && known(kind) > known(said));
  return (
    fitting.reduce<Kind | null>((best, kind) => (best && known(best) >= known(kind) ? best : kind), null)
      ?.name ?? null
  );
}

/** What the attributes of CloudEvents make of rows. */
export const eventKind: Kind = {
  name: "events",
  fields: new Set([
    "specversion",
    "id",
    "source",
    "type",
    "time",
    "subject",
    "datacontenttype",
    "dataschema",
    "data",
  ]),
  required: ["specversion", "id", "source", "type"],
};

/** What the columns of a fact make of its rows. */
export const factKind = ({ name, columns }: AnyFact): Kind => ({
  name: `${name} facts`,
  fields: new Set(Object.keys(columns)),
  required: Object.entries(columns)
    .filter(([, { presence }]) => presence !== "optional")
    .map(([column]) => column),
});

export const factKinds = (): readonly Kind[] => Array.from(facts.values(), factKind);

function optionFor(kind: string): string {
  if (kind === eventKind.name)
    return "leave out --record and --fact, and they are folded into the records they tell of";
  const [name = "", noun] = kind.split(" ");
  if (noun === "facts") return `use --fact ${name}`;
  return measurableRecords.some((type) => type === name)
    ? `use --record ${name}`
    : `${kind} cannot be measured`;
}
