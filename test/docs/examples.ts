import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { inspect, isDeepStrictEqual } from "node:util";
import ts from "typescript";

/** A ```ts block of a page or a doc comment. */
export interface Block {
  /** `README.md:12`, where its code begins. */
  readonly name: string;
  /** Where it is compiled: beside its source, or the file named right before it (`… src/a.ts:`), or at the root. */
  readonly file: string;
  readonly code: string;
}

/** The ```ts blocks of the pages, the guides and the doc comments. */
export function blocks(root: string): readonly Block[] {
  const files = (folder: string, extension: string) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(extension))
      .map((file) => join(folder, file))
      .sort();
  return ["README.md", "CONTRIBUTING.md", ...files("docs/guides", ".md"), ...files("src", ".ts")]
    .filter((file) => existsSync(join(root, file)))
    .flatMap((file) => blocksOf(root, file, readFileSync(join(root, file), "utf8")));
}

export const blocksOf = (root: string, page: string, text: string): readonly Block[] =>
  // In a doc comment the lines of a block begin with ` * `.
  Array.from(text.matchAll(/^([ \t]*(?:\* ?)?)```ts\n([\s\S]*?)^[ \t]*(?:\* ?)?```/gm), (match) => {
    const [whole, margin = "", indented = ""] = match;
    const code = indented
      .split("\n")
      .map((line) => (line.startsWith(margin) ? line.slice(margin.length) : line.trim().replace(/^\*$/, "")))
      .join("\n");
    const line = text.slice(0, match.index + whole.indexOf("\n") + 1).split("\n").length;
    const inSource = page.endsWith(".ts");
    const named = /`([^`\s]+\.ts)`:\s*$/.exec(text.slice(0, match.index))?.[1];
    const beside = inSource ? page : (named ?? "");
    const file = resolve(root, dirname(beside), `${page.replaceAll(/\W/g, "-")}-${line}.ts`);
    const known = inSource ? importOf(page, text, code) : "";
    return { name: `${page}:${line}`, file, code: known + code };
  });

/** A doc comment is read beside what it describes, so what its file exports need not be imported. */
function importOf(source: string, text: string, code: string): string {
  const exported = text.matchAll(/^export (?:const|(?:async )?function\*?|class) (\w+)/gm);
  // A function of several overloads is exported several times.
  const names = [...new Set(Array.from(exported, ([, name]) => name))].filter(
    (name) => !new RegExp(`^import[^;]*\\b${name}\\b`, "m").test(code),
  );
  return `import { ${names.join(", ")} } from "./${basename(source)}";\n`;
}

/** What the compiler says against each block, by its name, under the project's options. */
export function diagnose(
  root: string,
  all: readonly Block[],
  modules: Readonly<Record<string, string>>,
): ReadonlyMap<string, readonly string[]> {
  const { config } = ts.readConfigFile(join(root, "test/tsconfig.json"), ts.sys.readFile);
  const project = ts.parseJsonConfigFileContent(config, ts.sys, join(root, "test"));
  const options: ts.CompilerOptions = {
    ...project.options,
    paths: Object.fromEntries(Object.entries(modules).map(([name, file]) => [name, [file]])),
    moduleDetection: ts.ModuleDetectionKind.Force,
    // An example shows a name without using it.
    noUnusedLocals: false,
  };
  const codes = new Map(all.map(({ file, code }) => [file, code]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (file) => codes.has(file) || fileExists(file);
  host.readFile = (file) => codes.get(file) ?? readFile(file);
  host.getSourceFile = (file, target) => {
    const code = host.readFile(file);
    return code === undefined ? undefined : ts.createSourceFile(file, code, target);
  };
  const program = ts.createProgram([...codes.keys()], options, host);
  return new Map(
    all.map(({ name, file }) => {
      const source = program.getSourceFile(file);
      const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
      return [name, found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))];
    }),
  );
}

/**
 * Runs a block and returns what is not as it says: `expression; // => value`, or `// => throws Name` for an error.
 */
export async function run(
  { code, file }: Block,
  load: (name: string, from: string) => Promise<unknown>,
): Promise<readonly string[]> {
  const imported = new Map<string, unknown>();
  const wrong: string[] = [];
  let program = "";
  let done = 0;
  for (const statement of ts.createSourceFile(file, code, ts.ScriptTarget.ES2022, true).statements) {
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      const { text } = statement.moduleSpecifier;
      imported.set(text, await load(text, dirname(file)));
    }
    const expected = /^\s*\/\/ => (.*)/.exec(code.slice(statement.end))?.[1];
    if (expected === undefined) continue;
    if (!ts.isExpressionStatement(statement)) {
      wrong.push(`"=> ${expected}" does not follow an expression`);
      continue;
    }
    const expression = statement.expression.getText();
    const value = expected.startsWith("throws ") ? JSON.stringify(expected) : expected;
    program += `${code.slice(done, statement.getStart())}await check(${JSON.stringify(expression)}, async () => (${expression}), (${value}));`;
    done = statement.end;
  }
  const { outputText } = ts.transpileModule(program + code.slice(done), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  });
  const check = async (what: string, of: () => Promise<unknown>, expected: unknown) => {
    const is = await of().catch((error: Error) => `throws ${error.name}`);
    if (!isDeepStrictEqual(is, expected)) wrong.push(`${what}: ${show(is)} is not ${show(expected)}`);
  };
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
  await new AsyncFunction("require", "check", "exports", outputText)(
    (name: string) => imported.get(name),
    check,
    {},
  );
  return wrong;
}

const show = (value: unknown): string => inspect(value, { depth: 9, breakLength: Number.POSITIVE_INFINITY });
