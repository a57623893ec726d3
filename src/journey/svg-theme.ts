/** Light, dark, or whichever the reader's device asks for. */
export type DrawingTheme = "light" | "dark" | "auto";

const light = {
  page: "#ffffff",
  band: "#f5f7fa",
  card: "#ffffff",
  behind: "#e9edf3",
  line: "#d3dae4",
  strong: "#8a97a8",
  text: "#1c2530",
  muted: "#566374",
  accent: "#2456a6",
  onAccent: "#ffffff",
  truth: "#b97600",
  good: "#1d7a4c",
  bad: "#b3322b",
};

/** What a colour is for. */
export type Ink = keyof typeof light;

const dark: Readonly<Record<Ink, string>> = {
  page: "#12171e",
  band: "#1a212b",
  card: "#222b37",
  behind: "#161c24",
  line: "#37434f",
  strong: "#7d8b9c",
  text: "#eaeff5",
  muted: "#a7b4c3",
  accent: "#8db8f5",
  onAccent: "#0e1824",
  truth: "#f0b445",
  good: "#63c895",
  bad: "#f0857d",
};

/** The attributes that paint something. */
export type Paint = (inks: { readonly fill?: Ink; readonly stroke?: Ink }) => string;

/**
 * Colours stand in attributes, which every program that shows SVG understands; for `auto` classes beside them let the
 * style change them in the dark.
 */
export function paintOf(theme: DrawingTheme): Paint {
  const colours = theme === "dark" ? dark : light;
  return ({ fill, stroke }) => {
    const classes = [fill && `tcx-fill-${fill}`, stroke && `tcx-stroke-${stroke}`].filter(Boolean).join(" ");
    const named = theme === "auto" && classes !== "" ? `class="${classes}" ` : "";
    const line = stroke === undefined ? "" : ` stroke="${colours[stroke]}"`;
    return `${named}fill="${fill === undefined ? "none" : colours[fill]}"${line}`;
  };
}

/** The style of a drawing that follows the reader's device; nothing for one of a theme. */
export function styleOf(theme: DrawingTheme): string {
  if (theme !== "auto") return "";
  const rules = Object.entries(dark).map(
    ([ink, colour]) => `.tcx-fill-${ink}{fill:${colour}}.tcx-stroke-${ink}{stroke:${colour}}`,
  );
  return `<style>@media (prefers-color-scheme:dark){${rules.join("")}}</style>`;
}
