/** A text as HTML, in elements and in attributes between quotes. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** An element; what stands in it is HTML already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...inner: readonly string[]
): string {
  const told = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(`${value}`)}"`);
  return `<${name}${told.join("")}>${inner.join("")}</${name}>`;
}
