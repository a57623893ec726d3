/** A page of the site as Markdown, to be written to `docs/generated/`. */
export interface Page {
  readonly file: string;
  readonly text: string;
}

export const metricFile = (id: string): string => `${id}.md`;

export const factFile = (name: string): string => `fact-${name}.md`;

/** A page with the front matter that TypeDoc reads and its title as heading. */
export const page = (file: string, title: string, category: string, sections: readonly string[]): Page => ({
  file,
  text: `---
title: ${JSON.stringify(title)}
category: ${JSON.stringify(category)}
---

# ${title}

${sections.filter((section) => section !== "").join("\n\n")}
`,
});

/** A heading with what follows it; nothing where there is nothing to follow. */
export const section = (heading: string, ...content: readonly string[]): string => {
  const told = content.filter((one) => one !== "");
  return told.length === 0 ? "" : [heading, ...told].join("\n\n");
};

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0 ? "" : [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;

export const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join("\n");

export const code = (text: string): string => `\`${text}\``;

export const block = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;

/** A part of the page that opens on a click. */
export const folded = (summary: string, content: string): string =>
  `<details>\n<summary>${summary}</summary>\n\n${content}\n\n</details>`;

/** A field that leaves those rows of the page's tables that hold what is typed into it. */
export const filter = (label: string): string =>
  `<div class="filter" data-label="${escapeHtml(label)}"></div>`;

export const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
