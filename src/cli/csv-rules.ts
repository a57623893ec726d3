import type { FormRule } from "../events/form-rules.ts";

/** The rules about the form of CSV, which only the command reads. */
export const csvRules = {
  cells: { id: "CSV-01", severity: "error", says: "A line of CSV has as many cells as its header." },
  quotes: { id: "CSV-02", severity: "error", says: "A header of CSV has names, and quotes are in pairs." },
} as const satisfies Readonly<Record<string, FormRule>>;
