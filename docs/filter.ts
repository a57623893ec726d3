/** Leaves of the page's tables the rows that hold what is typed, and of its sections those that have any. */
export function startFilter(element: HTMLElement): void {
  const page = element.parentElement;
  if (page === null) return;
  const input = Object.assign(document.createElement("input"), {
    type: "search",
    placeholder: element.dataset["label"] ?? "",
    ariaLabel: element.dataset["label"] ?? "",
  });
  const found = document.createElement("output");
  element.append(input, found);
  const rows = Array.from(page.querySelectorAll<HTMLElement>("tbody tr"), (row) => ({
    row,
    text: (row.textContent ?? "").toLowerCase(),
  }));
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/);
    for (const { row, text } of rows) row.hidden = !words.every((word) => text.includes(word));
    for (const section of sectionsOf(page)) {
      const isEmpty = !section.some(
        (part) => part.tagName === "TABLE" && part.querySelector("tbody tr:not([hidden])") !== null,
      );
      for (const part of section) part.hidden = input.value !== "" && isEmpty;
    }
    const left = rows.filter(({ row }) => !row.hidden).length;
    found.textContent = input.value === "" ? "" : ` ${left} of ${rows.length}`;
  });
}

/** Each heading of the page with what stands below it, up to the next one. */
function sectionsOf(page: HTMLElement): readonly (readonly HTMLElement[])[] {
  const sections: HTMLElement[][] = [];
  for (const child of page.children) {
    if (!(child instanceof HTMLElement)) continue;
    if (/^H[23]$/.test(child.tagName)) sections.push([child]);
    else sections.at(-1)?.push(child);
  }
  return sections.filter((section) => section.some(({ tagName }) => tagName === "TABLE"));
}
