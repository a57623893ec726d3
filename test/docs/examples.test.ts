import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import config from "../../tsup.config.ts";
import { builtThreads } from "../threads/built-threads.ts";
import { type Block, blocks, blocksOf, diagnose, run } from "./examples.ts";

const root = resolve(import.meta.dirname, "../..");

/** What is imported as `touchstone-cx/…`, and its source. */
const modules = Object.fromEntries(
  Object.entries(Array.isArray(config) || typeof config === "function" ? {} : (config.entry ?? {})).map(
    ([name, file]) => [name === "index" ? "touchstone-cx" : `touchstone-cx/${name}`, resolve(root, file)],
  ),
);

const { module: threads } = await builtThreads();

const load = async (name: string, from: string): Promise<unknown> => {
  const file = modules[name] ?? (name.startsWith(".") ? resolve(from, name) : name);
  return file.startsWith(resolve(root, "src/threads")) ? threads : import(file);
};

const block = (code: string): Block => {
  const [found] = blocksOf(root, "page.md", `text\n\n\`\`\`ts\n${code}\n\`\`\`\n`);
  if (found === undefined) throw new Error("no block");
  return found;
};

const all = blocks(root);
const wrongColumn = block('import { measure, nps } from "touchstone-cx";\nmeasure(nps, [{ points: 9 }]);');
const diagnostics = diagnose(root, [...all, wrongColumn], modules);

describe("Every example of the documentation", () => {
  it.each(all)("$name compiles and gives what it says", async (block) => {
    expect(diagnostics.get(block.name)).toEqual([]);
    expect(await run(block, load)).toEqual([]);
  });
});

describe("An example", () => {
  it("with a wrong value is told by what it is", async () => {
    const wrong = block(
      'import { measure, nps } from "touchstone-cx";\nconst { value } = measure(nps, [{ score: 9 }]);\nvalue; // => 26',
    );
    expect(await run(wrong, load)).toEqual(["value: 100 is not 26"]);
  });

  it("that does not compile is told by the compiler", () => {
    expect(diagnostics.get(wrongColumn.name)?.join()).toContain("score");
  });

  it("in a doc comment loses its margin and knows what its file exports", () => {
    const source =
      "/**\n * Adds.\n *\n * ```ts\n * add(1, 1); // => 2\n *\n * 2 + 2;\n * ```\n */\nexport function add() {}";
    expect(blocksOf(root, "src/sum.ts", source)).toMatchObject([
      {
        name: "src/sum.ts:5",
        code: 'import { add } from "./sum.ts";\nadd(1, 1); // => 2\n\n2 + 2;\n',
      },
    ]);
  });

  it("with a value that follows no expression is refused", async () => {
    expect(await run(block("const a = 1; // => 2"), load)).toEqual(['"=> 2" does not follow an expression']);
  });

  it("can show an error", async () => {
    expect(await run(block('JSON.parse("{"); // => throws SyntaxError'), load)).toEqual([]);
    expect(await run(block('JSON.parse("{}"); // => throws SyntaxError'), load)).toEqual([
      "JSON.parse(\"{}\"): {} is not 'throws SyntaxError'",
    ]);
  });
});
