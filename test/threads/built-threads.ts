import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The entry point for threads as it is in the package, and the directory in which it lies. */
export interface BuiltThreads {
  readonly directory: string;
  readonly module: typeof import("../../src/threads/index.ts");
}

/** A thread is started from a file of the package, so this is built; it is removed after the tests of the file. */
export async function builtThreads(): Promise<BuiltThreads> {
  const directory = await mkdtemp(join(tmpdir(), "touchstone-threads-"));
  afterAll(() => rm(directory, { recursive: true, force: true }));
  await symlink(join(root, "node_modules"), join(directory, "node_modules"), "junction");
  await writeFile(join(directory, "package.json"), '{"type":"module"}');
  await build({
    entryPoints: [join(root, "src/threads/index.ts"), join(root, "src/threads/event-thread.ts")],
    outdir: directory,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "es2022",
    packages: "external",
  });
  return { directory, module: await import(pathToFileURL(join(directory, "index.js")).href) };
}
