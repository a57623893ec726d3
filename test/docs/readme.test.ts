import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
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

it("The README names metrics that there are", () => {
  const table = readme.slice(readme.indexOf("## Metrics"), readme.indexOf("## How it is checked"));
  const named = [...table.matchAll(/`(\w+)`/g)].map(([, id]) => id);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((id) => id === undefined || !(id in catalogue))).toEqual([]);
});

it("Continuous integration runs the README's own test command", () => {
  const [, command] = /Run all tests:\n\n```sh\n(.*)\n```/.exec(readme) ?? [];
  expect(readFileSync(resolve(root, ".ci/run"), "utf8").trimEnd().split("\n").at(-1)).toBe(command);
});
