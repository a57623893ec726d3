import { spawn } from "node:child_process";
import { cp, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** How a run of the command ended. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** The real command, bundled as it is for the package, in a directory of its own for the tests of one file. */
export interface Command {
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<Run>;
  /** Runs a copy in another directory, which has packages of its own. */
  readonly runFrom: (directory: string, args: readonly string[]) => Promise<Run>;
  /** Writes a file into the directory in which the command runs. */
  readonly write: (name: string, content: string | Uint8Array) => Promise<void>;
  /** The directory, for what needs a path. */
  readonly directory: () => string;
}

/** Has the command ready before the tests of a file, and removes it after them. */
export function command(): Command {
  let directory = "";
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "touchstone-command-"));
    await symlink(join(root, "node_modules"), join(directory, "node_modules"), "junction");
    await build({
      entryPoints: { cli: join(root, "src/cli/main.ts") },
      outdir: join(directory, "dist"),
      outExtension: { ".js": ".mjs" },
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      target: "es2022",
      packages: "external",
    });
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));
  return {
    run: (args, options = {}) => run(directory, args, options),
    runFrom: async (other, args) => {
      await cp(join(directory, "dist"), join(other, "dist"), { recursive: true });
      return run(other, args, {});
    },
    write: (name, content) => writeFile(join(directory, name), content),
    directory: () => directory,
  };
}

function run(directory: string, args: readonly string[], { input = "", env = {} }: RunOptions): Promise<Run> {
  const { NO_COLOR: _, FORCE_COLOR: __, NODE_OPTIONS: ___, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(directory, "dist/cli.mjs"), ...args], {
    cwd: directory,
    env: { ...inherited, ...env },
  });
  const texts = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      texts[name] += text;
    });
  }
  // A run that ends before it has read its input closes the pipe.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...texts }));
  });
}
