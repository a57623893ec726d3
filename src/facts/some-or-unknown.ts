/** True if any is; unknown if none is and any may be. */
export const someOrUnknown = (all: readonly (boolean | null)[]): boolean | null =>
  all.includes(true) ? true : all.includes(null) ? null : false;
