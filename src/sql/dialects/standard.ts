import type { Dialect } from "../dialect.ts";

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Text where a backslash has a meaning of its own, quoted by another backslash. */
export const escapeText = (text: string): string =>
  `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

/** What most databases have in common. */
export const standard = {
  quoteName,
  quoteText,
  answerName: (name) => name,
  variance: (of) => `VAR_SAMP(${of})`,
  distinct: (of) => `COUNT(DISTINCT ${of})`,
  wide: (whole) => whole,
} as const satisfies Partial<Dialect>;
