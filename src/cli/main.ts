#!/usr/bin/env node
import { CommanderError } from "commander";
import { CommandError, tell, USAGE } from "./errors.ts";
import { program } from "./program.ts";

// Whoever reads the output may stop early (`| head`), which is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") tell(error.message);
  process.exit();
});

try {
  const root = program((code) => {
    process.exitCode = code;
  });
  if (process.argv.length <= 2) throw new CommandError("say what to do: measure or define; see --help");
  await root.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): number {
  if (error instanceof CommanderError) {
    // Help and version are thrown too.
    if (error.exitCode !== 0) tell(error.message.replace(/^error: /, ""));
    return error.exitCode === 0 ? 0 : USAGE;
  }
  tell(error instanceof Error ? error.message : String(error));
  return error instanceof CommandError ? error.exitCode : USAGE;
}
