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
  await program((code) => {
    process.exitCode = code;
  }).parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): number {
  if (error instanceof CommanderError) {
    // Help and version are thrown too, and help in the place of a command is an error without a message.
    if (error.exitCode === 0) return 0;
    const { code, message } = error;
    tell(
      code === "commander.help"
        ? "say what to do: measure, validate, define, compare, explain, difference or sql; see --help"
        : message.replace(/^error: /, ""),
    );
    return USAGE;
  }
  tell(error instanceof Error ? error.message : String(error));
  return error instanceof CommandError ? error.exitCode : USAGE;
}
