import type { ValidationReport, Write } from "./validation-report.ts";

/**
 * The outcome for machines, written as it is found: the findings one a line, then the counts, which are known only at the
 * end.
 *
 * @param isOfSeveral whether findings have to say of which file they are
 * @param isCapped whether some findings may be left out, which is said then
 */
export function validationJson(write: Write, isOfSeveral: boolean, isCapped: boolean): ValidationReport {
  let separator = "\n";
  write('{"findings":[');
  return {
    finding: ({ ruleId, severity, path, line, message, entity, file }) => {
      const told = { ruleId, severity, path, line, message, entity, ...(isOfSeveral && { file }) };
      write(`${separator}${JSON.stringify(told)}`);
      separator = ",\n";
    },
    end: ({ valid, invalid }, leftOut) => {
      const counts = JSON.stringify({ valid, invalid, ...(isCapped && { leftOut }) }).slice(1);
      write(`${separator === "\n" ? "" : "\n"}],${counts}\n`);
    },
  };
}
