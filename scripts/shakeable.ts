import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Plugin } from "esbuild";
import ts from "typescript";

/**
 * Bundlers leave out a file that has no effect, as package.json says of ours, but a chunk is many files in one. So
 * what holds for files is written down in them while they are bundled:
 *
 * - What the top level computes has no effect, so every call is marked as pure, and what bundlers cannot see through
 *   (`7 * DAY_MS` might call a method) becomes a call.
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

/** The text of a statement with all that it computes marked as pure. */
function withPureCalls(statement: ts.Statement, source: ts.SourceFile): string {
  if (!ts.isVariableStatement(statement)) return statement.getFullText(source);
  const insertions: { readonly at: number; readonly text: string }[] = [];
  for (const { initializer } of statement.declarationList.declarations) {
    if (initializer === undefined) continue;
    const parts = computed(initializer);
    if (parts.some((part) => !isCall(part))) {
      insertions.push({ at: initializer.getStart(source), text: "/* @__PURE__ */ (() => (" });
      insertions.push({ at: initializer.end, text: "))()" });
    } else {
      const starts = new Set(parts.map((part) => part.getStart(source)));
      for (const at of starts) insertions.push({ at, text: "/* @__PURE__ */ " });
    }
  }
  let text = "";
  let from = statement.getFullStart();
  for (const { at, text: inserted } of insertions.sort((a, b) => a.at - b.at)) {
    text += source.text.slice(from, at) + inserted;
    from = at;
  }
  return text + source.text.slice(from, statement.end);
}

/** The calls of an expression and what else bundlers take for an effect; functions are not called yet. */
function computed(node: ts.Node): readonly ts.Node[] {
  if (ts.isFunctionLike(node) || ts.isClassLike(node)) return [];
  const own = isCall(node) || mayCall(node) ? [node] : [];
  const inner: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    // What is called goes with its call.
    if (!(isCall(node) && child === node.expression)) inner.push(...computed(child));
    else if (isCall(child)) inner.push(...(child.arguments ?? []).flatMap(computed));
  });
  return [...own, ...inner];
}

const isCall = (node: ts.Node): node is ts.CallExpression | ts.NewExpression =>
  ts.isCallExpression(node) || ts.isNewExpression(node);

const mayCall = (node: ts.Node): boolean =>
  ts.isBinaryExpression(node) ||
  ts.isTemplateExpression(node) ||
  ts.isPropertyAccessExpression(node) ||
  ts.isElementAccessExpression(node) ||
  ts.isSpreadElement(node) ||
  ts.isSpreadAssignment(node) ||
  ts.isComputedPropertyName(node);
