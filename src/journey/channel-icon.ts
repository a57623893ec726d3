import { pixels } from "./svg-text.ts";
import type { Ink, Paint } from "./svg-theme.ts";

/** Strokes within 14 by 14 pixels. */
const shapes = {
  phone:
    "M3 2.5h2.2l1 3-1.6 1.1a7 7 0 0 0 2.8 2.8L8.5 7.8l3 1v2.2a1 1 0 0 1-1 1A8.5 8.5 0 0 1 2 3.5a1 1 0 0 1 1-1z",
  bubble: "M2 3h10v6.5H6.5L4 12V9.5H2z",
  letter: "M1.5 3h11v8h-11zM1.5 3.5 7 7.8l5.5-4.3",
  screen: "M1.5 2.5h11v7h-11zM5 12h4M7 9.5V12",
  person: "M7 2a2.2 2.2 0 1 1 0 4.4A2.2 2.2 0 1 1 7 2zM2.5 12c0-6 9-6 9 0z",
  device: "M4 1.5h6v11H4zM6.2 10.8h1.6",
  gear: "M7 4.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 1 1 0-5zM7 1.5v2M7 10.5v2M1.5 7h2M10.5 7h2M3.1 3.1l1.4 1.4M9.5 9.5l1.4 1.4M3.1 10.9l1.4-1.4M9.5 4.5l1.4-1.4",
  ring: "M7 3.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 1 1 0-7z",
};

const shapeOf: ReadonlyMap<string, keyof typeof shapes> = new Map(
  Object.entries({
    voice: "phone",
    video: "screen",
    chat: "bubble",
    messaging: "bubble",
    bot: "bubble",
    social: "bubble",
    community: "bubble",
    email: "letter",
    mail: "letter",
    web: "screen",
    "web-form": "screen",
    portal: "screen",
    "self-service": "screen",
    "in-person": "person",
    sms: "device",
    push: "device",
    "in-app": "device",
    system: "gear",
    action: "person",
  } as const),
);

/** The sign of a channel, or of a kind of touchpoint that has none; a ring for what has no sign. */
export const channelIcon = (name: string, x: number, y: number, ink: Ink, paint: Paint): string =>
  `<path transform="translate(${pixels(x)} ${pixels(y)})" d="${shapes[shapeOf.get(name) ?? "ring"]}" ${paint({ stroke: ink })} stroke-width="1.2" stroke-linejoin="round" stroke-linecap="round"/>`;
