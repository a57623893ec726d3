import { createHash } from "node:crypto";
import { version } from "../../package.json";
import type { FindingSeverity } from "../events/finding.ts";
import { nameOf } from "./open-text.ts";
import { rulesById, type ToldRule } from "./rule-list.ts";
import type { FileFinding } from "./tally.ts";
import type { ValidationReport, Write } from "./validation-report.ts";

const levels: Readonly<Record<FindingSeverity, string>> = {
  error: "error",
  warning: "warning",
  info: "note",
};

/** The outcome as a log of SARIF 2.1.0 (OASIS), written as it is found. */
export function validationSarif(write: Write): ValidationReport {
  const rules = [...rulesById.values()];
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  let separator = "\n";
  const driver = {
    name: "touchstone",
    semanticVersion: version,
    rules: rules.map(descriptor),
  };
  write(
    `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":${JSON.stringify(driver)}},"columnKind":"utf16CodeUnits","results":[`,
  );
  return {
    finding: (finding) => {
      write(`${separator}${JSON.stringify(resultOf(finding, indexes.get(finding.ruleId)))}`);
      separator = ",\n";
    },
    end: ({ valid, invalid }, leftOut) => {
      const properties = { valid, invalid, leftOut };
      write(`${separator === "\n" ? "" : "\n"}],"properties":${JSON.stringify(properties)}}]}\n`);
    },
  };
}

const descriptor = ({ id, severity, says }: ToldRule) => ({
  id,
  shortDescription: { text: says },
  fullDescription: { text: says },
  help: { text: `What must hold: ${says}` },
  defaultConfiguration: { level: levels[severity] },
});

function resultOf(finding: FileFinding, ruleIndex: number | undefined): object {
  const { ruleId, severity, path, line, message, entity, file } = finding;
  const names = [
    ...(path === "" ? [] : [{ fullyQualifiedName: path, kind: "property" }]),
    ...(entity === null ? [] : [{ fullyQualifiedName: entity, kind: "object" }]),
  ];
  return {
    ruleId,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(file),
          ...(line !== null && { region: { startLine: line } }),
        },
        ...(names.length > 0 && { logicalLocations: names }),
      },
    ],
    partialFingerprints: { "touchstoneFinding/v1": fingerprint(finding) },
  };
}

/** A path as a relative reference of URIs; standard input has none. */
const artifact = (file: string): object =>
  file === "-"
    ? { uri: "stdin", description: { text: nameOf(file) } }
    : { uri: file.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/") };

/** The same for the same finding, although the lines above it have changed. */
const fingerprint = ({ ruleId, entity, path, message }: FileFinding): string =>
  createHash("sha256")
    .update(JSON.stringify([ruleId, entity, path.replace(/^\/\d+/, ""), message]))
    .digest("hex")
    .slice(0, 32);
