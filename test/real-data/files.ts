import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe } from "vitest";

const root = new URL("../../../shared/data/", import.meta.url);

/** The real data is third-party and not in the repository; where it is absent, its tests say so and are skipped. */
export function describeRealData(folder: string, tests: () => void): void {
  const present = existsSync(new URL(`${folder}/expected.json`, root));
  if (!present)
    console.warn(`SKIPPED: the real data "${folder}" is not on this machine, its figures were not compared.`);
  describe.skipIf(!present)(`real data: ${folder}${present ? "" : " (absent, not compared)"}`, tests);
}

export type Cells = Readonly<Record<string, string>>;

/** The rows of a delimited file by column name; of columns with one name the first counts. */
export function readTable(path: string, delimiter = ","): readonly Cells[] {
  const lines: readonly (readonly string[])[] = parse(readFileSync(new URL(path, root)), {
    delimiter,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  const [header = [], ...rows] = lines;
  return rows.map((row) => {
    const cells: Record<string, string> = {};
    header.forEach((name, index) => {
      cells[name] ??= row[index] ?? "";
    });
    return cells;
  });
}

/** The lines of a file that has no delimiter. */
export const readLines = (path: string): readonly string[] =>
  readFileSync(new URL(path, root), "utf8").trim().split(/\r?\n/);

/** The independently computed figures of a folder, by name. */
export function readFigures(folder: string): Readonly<Record<string, Figure>> {
  const { figures } = JSON.parse(readFileSync(new URL(`${folder}/expected.json`, root), "utf8"));
  return Object.fromEntries(
    Object.entries<{ value: Figure }>(figures).map(([name, { value }]) => [name, value]),
  );
}

/** A figure, or figures by name or group. */
export type Figure = number | null | string | readonly Figure[] | { readonly [name: string]: Figure };

/** One figure by its path, `core.answered`; a missing one is a fault of the test. */
export function figureAt(figures: Readonly<Record<string, Figure>>, path: string): Figure {
  let figure: Figure | undefined = figures;
  for (const name of path.split(".")) {
    figure = typeof figure === "object" && figure !== null ? Reflect.get(figure, name) : undefined;
    if (figure === undefined) throw new Error(`There is no figure "${path}".`);
  }
  return figure;
}
