import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { program } from "../../src/cli/program.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";

const root = resolve(import.meta.dirname, "../..");
const readme = readFileSync(resolve(root, "README.md"), "utf8");
const { scripts } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8"));

it("The README shows what its first command prints", () => {
  const [, command = ""] = /&& (node dist\/cli\.js .*)$/.exec(scripts.start) ?? [];
  const [program = "", ...words] = command.split(" ");
  const printed = execFileSync(program, words, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  const [, shown] = /```text\n([\s\S]*?)\n```/.exec(readme) ?? [];
  expect(shown).toBe(printed.trimEnd());
});

it("The README lists every metric by its family", () => {
  const [, list = ""] = /<!-- metrics -->\n([\s\S]*)<!-- \/metrics -->/.exec(readme) ?? [];
  const rows = Array.from(list.matchAll(/^\| ([a-z ]+) \| (`.*) \|$/gm), ([, family, ids = ""]) => [
    family,
    Array.from(ids.matchAll(/`(\w+)`/g), ([, id]) => id),
  ]);
  const entries = Object.values(catalogue);
  const families = [...new Set(entries.map(({ family }) => family))];
  expect(rows).toEqual(
    families.map((family) => [
      family?.replaceAll("-", " "),
      entries.filter((entry) => entry.family === family).map(({ metric }) => metric.id),
    ]),
  );
});

it("The README names every command that there is, and no other", () => {
  const { commands } = program(() => {});
  const named = new Set(Array.from(readme.matchAll(/^touchstone (\w+)/gm), ([, name]) => name));
  expect([...named].toSorted()).toEqual(commands.map((command) => command.name()).toSorted());
});

it("The README names every entry point", () => {
  const { exports } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8"));
  const own = Object.keys(exports).filter((path) => /^\.\/[a-z]+$/.test(path));
  for (const path of own) expect(readme).toContain(`touchstone-cx${path.slice(1)}`);
});

it("Continuous integration runs the README's own test command", () => {
  const [, command] = /Run all tests:\n\n```sh\n(.*)\n```/.exec(readme) ?? [];
  expect(readFileSync(resolve(root, ".ci/run"), "utf8").trimEnd().split("\n").at(-1)).toBe(command);
});
