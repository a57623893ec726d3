import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const source = fileURLToPath(new URL("../../src", import.meta.url));

/** What the files of a room may import: other rooms, with `type` in front where only types may come from there. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  time: [],
  language: [],
  statistics: [
    "@stdlib/stats-base-dists-beta-quantile",
    "@stdlib/stats-base-dists-normal-cdf",
    "@stdlib/stats-base-dists-normal-quantile",
    "@stdlib/stats-base-dists-t-quantile",
  ],
  models: ["statistics", "time", "@stdlib/math-base-special-betaln", "@stdlib/math-base-special-gammaln"],
  model: ["time", "zod"],
  events: ["model", "time", "zod"],
  facts: ["type language", "time", "type model"],
  threads: ["events", "node:os", "node:worker_threads"],
  journey: ["type model", "type events", "time", "d3-shape"],
  metrics: ["facts", "language", "statistics"],
  measure: ["metrics", "facts", "language", "time", "statistics"],
  sql: ["facts", "language", "measure", "metrics", "time", "type model"],
  adapters: ["model", "time", "zod"],
  exports: [
    "events",
    "facts",
    "journey",
    "language",
    "measure",
    "type metrics",
    "model",
    "sql",
    "time",
    "saxes",
    "yaml",
  ],
  "index.ts": ["facts", "measure", "metrics", "type language", "statistics", "time"],
  "catalogue.ts": ["metrics"],
};

interface Import {
  readonly file: string;
  readonly room: string;
  readonly from: string;
  readonly typesOnly: boolean;
}

function importsOf(file: string): readonly Import[] {
  const path = join(source, file);
  const parsed = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (specifier: ts.Expression | undefined, typesOnly: boolean) => {
    if (specifier === undefined || !ts.isStringLiteral(specifier)) return;
    found.push({ file, room: roomOf(path), from: originOf(path, specifier.text), typesOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, importsTypesOnly(node));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, exportsTypesOnly(node));
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return found;
}

/** The first folder below the sources, or the file that lies beside the folders. */
const roomOf = (path: string): string => relative(source, path).split("/")[0] ?? "";

const originOf = (path: string, specifier: string): string =>
  specifier.startsWith(".") ? roomOf(resolve(dirname(path), specifier)) : specifier;

function importsTypesOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = importClause;
  return (
    name === undefined &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.every((element) => element.isTypeOnly)
  );
}

function exportsTypesOnly({ isTypeOnly, exportClause }: ts.ExportDeclaration): boolean {
  if (isTypeOnly) return true;
  return (
    exportClause !== undefined &&
    ts.isNamedExports(exportClause) &&
    exportClause.elements.every((element) => element.isTypeOnly)
  );
}

const files = readdirSync(source, { recursive: true, encoding: "utf8" });
const imports = files.filter((file) => file.endsWith(".ts")).flatMap(importsOf);

describe("arrows between the rooms", () => {
  test("every room has its arrows", () => {
    const rooms = new Set(imports.map(({ room }) => room));
    rooms.delete("cli");
    expect([...rooms].sort()).toEqual(
      Object.keys(arrows)
        .filter((room) => rooms.has(room))
        .sort(),
    );
    expect(imports.length).toBeGreaterThan(100);
  });

  for (const [room, allowed] of Object.entries(arrows)) {
    test(`${room} → ${allowed.join(", ") || "nothing"}`, () => {
      const wrong = imports.filter(
        ({ room: own, from, typesOnly }) =>
          own === room &&
          from !== room &&
          !allowed.includes(from) &&
          !(typesOnly && allowed.includes(`type ${from}`)),
      );
      expect(
        wrong.map(({ file, from, typesOnly }) => `${file} → ${typesOnly ? "type " : ""}${from}`),
      ).toEqual([]);
    });
  }

  test("the rules of metrics → no library of distributions", () => {
    const direct = imports.filter(({ room, from }) => room === "statistics" && from.startsWith("@stdlib/"));
    expect(new Set(direct.map(({ file }) => file))).toEqual(new Set(["statistics/distributions.ts"]));
    const text = (file: string) => readFileSync(join(source, file), "utf8");
    const heavy = files.filter(
      (file) => file.startsWith("statistics/") && text(file).includes("./distributions.ts"),
    );
    expect(heavy.length).toBeGreaterThan(0);
    const users = imports.filter(
      ({ file, room, from }) =>
        from === "statistics" &&
        room !== "statistics" &&
        heavy.some((one) => text(file).includes(`/${one}"`)),
    );
    expect(users).toEqual([]);
  });

  test("nothing → cli", () => {
    expect(imports.filter(({ room, from }) => from === "cli" && room !== "cli")).toEqual([]);
  });
});
