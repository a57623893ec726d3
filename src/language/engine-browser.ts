import { closures } from "./closures.ts";

/**
 * Bundlers put this file in the place of `engine.ts` when they build for browsers (`imports` in package.json). Pages
 * often forbid generated code and report every attempt at it, every byte is downloaded, and rows are some thousands.
 */
export const passOf = closures;
