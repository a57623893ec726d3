import { writeFile } from "node:fs/promises";
import { CommandError, FINDINGS } from "./errors.ts";
import { refuseUnreadable } from "./open-text.ts";
import { watchReading } from "./progress.ts";
import { readJudged } from "./read-judged.ts";
import { StandardOutput } from "./standard-output.ts";
import { terminal } from "./table.ts";
import {
  type Output,
  type ValidateFlags,
  type ValidateRequest,
  validateRequest,
} from "./validate-request.ts";
import { Validation } from "./validation.ts";
import { validationHtml } from "./validation-html.ts";
import { validationJson } from "./validation-json.ts";
import type { ValidationReport, Write } from "./validation-report.ts";
import { validationSarif } from "./validation-sarif.ts";
import { findingLines, validationSummary } from "./validation-text.ts";

/**
 * `touchstone validate`. Returns the exit code.
 *
 * @throws CommandError on what cannot be asked, and on a file that cannot be read.
 */
export async function validateCommand(files: readonly string[], flags: ValidateFlags): Promise<number> {
  const request = validateRequest(files, flags);
  // Whoever reads the output gets all of it or nothing, as far as that can be known beforehand.
  for (const file of request.files) await refuseUnreadable(file);
  const output = new StandardOutput();
  const validation = new Validation(
    request,
    reportOf(request, (text) => output.write(text)),
  );
  await watchReading(request.files, async (onBytes) => {
    for (const file of request.files) {
      await readJudged(file, {
        ...request,
        ...validation.file(file),
        onBytes,
        onPiece: () => output.ready(),
      });
    }
  });
  const tally = validation.end();
  output.end();
  if (request.html !== null) await writePage(request.html, validationHtml(tally));
  const { error, warning, info } = tally.severities;
  return error + warning + (request.isStrict ? info : 0) === 0 ? 0 : FINDINGS;
}

function reportOf(request: ValidateRequest, write: Write): ValidationReport {
  const reports: Readonly<Record<Output, () => ValidationReport>> = {
    summary: () => validationSummary(write, terminal()),
    findings: () => findingLines(write, terminal()),
    json: () => validationJson(write, request.files.length > 1, request.maxFindings !== null),
    sarif: () => validationSarif(write),
  };
  return reports[request.output]();
}

async function writePage(path: string, page: string): Promise<void> {
  try {
    await writeFile(path, page);
  } catch (error) {
    throw new CommandError(`--html ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
