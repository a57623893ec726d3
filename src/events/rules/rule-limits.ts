/** Thresholds of the rules, of which none is left out. */
export interface RuleLimits {
  /** The present, as milliseconds since 1970. Null: not said, and no rule asks what lies in the future. */
  readonly now: number | null;
}
