import type { Breach } from "./rule.ts";

/** One breach, at a place. */
export const breach = (path: string, message: string): readonly Breach[] => [{ path, message }];
