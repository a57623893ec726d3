import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Plugin } from "esbuild";
import ts from "typescript";

/**
 * Bundlers leave out a file that has no effect, as package.json says of ours, but a chunk is many files in one. So
 * what holds for files is written down in them while they are bundled:
 *
 * - Every call at the top level is marked as pure.
 * - A metric's file holds what computes beside what is told. The catalogue gets the one and all else the other, so
 *   that no prose gets into the chunks that the other entry points load.
 */
export const shakeable: Plugin = {
  name: "shakeable",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/.+\/.+\.ts$/ }, ({ path, importer, resolveDir }) =>
      importer.endsWith("/src/metrics/catalogue.ts")
        ? { path: `${resolveDir}/${path.slice(2)}`, suffix: "?told", sideEffects: false }
        : undefined,
    );
    onLoad({ filter: /\/src\/.+\.ts$/ }, async ({ path, suffix }) => {
      if (path.includes("/src/cli/")) return undefined;
      const source = ts.createSourceFile(path, await readFile(path, "utf8"), ts.ScriptTarget.Latest);
      return { contents: rewrite(source, suffix === "?told"), loader: "ts" };
    });
  },
};

function rewrite(source: ts.SourceFile, told: boolean): string {
  const isMetric = /\/src\/metrics\/.+\/.+\.ts$/.test(source.fileName);
  const file = basename(source.fileName);
  const name = file.slice(0, -3).replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const elsewhere = isMetric ? (told ? name : `${name}Entry`) : undefined;
  const kept = source.statements.filter((statement) => !defines(statement, elsewhere));
  if (isMetric && kept.length !== source.statements.length - 1) {
    throw new Error(
      `${source.fileName} must define ${name} and ${name}Entry, each in a statement of its own.`,
    );
  }
  const text = kept.map((statement) => withPureCalls(statement, source)).join("");
  return told ? `import { ${name} } from "./${file}";${text}` : text;
}

const defines = (statement: ts.Statement, name: string | undefined): boolean =>
  ts.isVariableStatement(statement) &&
  statement.declarationList.declarations.some((one) => ts.isIdentifier(one.name) && one.name.text === name);

function withPureCalls(statement: ts.Statement, source: ts.SourceFile): string {
  const starts = new Set<number>();
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) starts.add(node.getStart(source));
    ts.forEachChild(node, visit);
  };
  if (ts.isVariableStatement(statement)) visit(statement);
  let text = "";
  let at = statement.getFullStart();
  for (const start of [...starts].sort((a, b) => a - b)) {
    text += `${source.text.slice(at, start)}/* @__PURE__ */ `;
    at = start;
  }
  return text + source.text.slice(at, statement.end);
}
