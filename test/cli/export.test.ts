import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { toCube } from "../../src/exports/cube.ts";
import { toDbt } from "../../src/exports/dbt.ts";
import { toMalloy } from "../../src/exports/malloy.ts";
import { toOssie } from "../../src/exports/ossie.ts";
import { toPrometheus } from "../../src/exports/prometheus.ts";
import { catalogue } from "../../src/metrics/catalogue.ts";
import { command } from "./command.ts";

const touchstone = command();
const { nps, firstResponseTime } = catalogue;

describe("touchstone export", () => {
  it.each([
    [["ossie"], toOssie([nps]).text],
    [["ossie", "--variants"], toOssie([nps], { variants: true }).text],
    [["cube", "--dialect", "clickhouse"], toCube([nps], { dialect: "clickhouse" }).text],
    [["malloy", "--dialect", "trino"], toMalloy([nps], { dialect: "trino" }).text],
    [["prometheus"], toPrometheus([nps]).text],
  ] as const)("--to %s prints the library's text", async (to, text) => {
    const run = await touchstone.run(["export", "--metrics", "nps", "--to", ...to]);
    expect(run).toEqual({ code: 0, stderr: "", stdout: text });
  });

  it("writes the files of a dbt project", async () => {
    const run = await touchstone.run([
      "export",
      "--to",
      "dbt",
      "--all",
      "--dialect",
      "snowflake",
      "--out",
      "project",
    ]);
    const { files, refused } = toDbt(Object.values(catalogue), { dialect: "snowflake" });
    expect(run).toMatchObject({ code: 0, stdout: "" });
    expect(run.stderr.split("\n")).toHaveLength(refused.length + 1);
    const models = join(touchstone.directory(), "project/models");
    expect((await readdir(models)).map((file) => `models/${file}`).toSorted()).toEqual(
      Object.keys(files).toSorted(),
    );
    expect(await readFile(join(models, "cx_contact.yml"), "utf8")).toBe(files["models/cx_contact.yml"]);
  });

  it("says what is left out, and why", async () => {
    const run = await touchstone.run([
      "export",
      "--to",
      "malloy",
      "--dialect",
      "duckdb",
      "--metrics",
      "nps,firstResponseTime",
    ]);
    const { text } = toMalloy([nps, firstResponseTime]);
    const stderr = "touchstone: firstResponseTime is left out: Malloy has no exact quantile\n";
    expect(run).toEqual({ code: 0, stdout: text, stderr });
  });

  it.each([
    [["--metrics", "nps"], "say the format with --to ossie|dbt|cube|malloy|prometheus"],
    [["--to", "ossi", "--all"], '--to "ossi" is unknown; did you mean "ossie"?'],
    [["--to", "ossie"], "name metrics with --metrics or say --all"],
    [["--to", "ossie", "--metrics", "npss"], 'unknown metric "npss"; did you mean "nps"?'],
    [
      ["--to", "ossie", "--all", "--dialect", "duckdb"],
      "--dialect: ossie is written for no database of its own",
    ],
    [
      ["--to", "malloy", "--all"],
      "say for which database with --dialect duckdb|postgresql|bigquery|snowflake|trino",
    ],
    [["--to", "malloy", "--all", "--dialect", "spark"], '--dialect "spark" is unknown'],
    [["--to", "ossie", "--metrics", "contactRate"], "There is no metric that the format can say."],
    [
      ["--to", "dbt", "--metrics", "nps", "--dialect", "duckdb"],
      "dbt takes 3 files; say in which directory with --out DIR",
    ],
  ] as const)("%s is refused", async (args, message) => {
    const run = await touchstone.run(["export", ...args]);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain(`touchstone: ${message}`);
  });
});
