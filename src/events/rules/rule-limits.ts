import type { RecordType } from "../../model/record-schemas.ts";
import { type CaseTransitions, defaultTransitions } from "./case-transitions.ts";

/** Thresholds of the rules. Each has a default; all durations in milliseconds. */
export interface RuleLimits {
  /** The present, as milliseconds since 1970 (TS-04, LIF-05). Default null: not said, and no rule asks what lies ahead. */
  readonly now: number | null;
  /** How far into the future a time may lie, for clocks differ (TS-04). Default 5 minutes. */
  readonly futureToleranceMs: number;
  /** Times before this one are implausible (TS-05). Default 2000-01-01T00:00:00.000Z. */
  readonly earliest: string;
  /** How much later than it happened an event may be recorded (TS-08). Default 72 hours. */
  readonly latenessMs: number;
  /** How far the clocks of two sources may differ (TS-07, TS-09, TS-12, TS-13, REF-02, LIF-08, COM-05). Default 1 minute. */
  readonly clockSkewMs: number;
  /** How far a time in the data may lie from the time of its event (TS-14). Default 24 hours. */
  readonly entityTimeMs: number;
  /** A longer talk, hold, wrap-up, ring or menu is suspected of being in another unit (TS-06). Default 24 hours. */
  readonly longestWorkMs: number;
  /** Fewest events whose times of day say anything (TS-10). Default 100. */
  readonly pileUpEvents: number;
  /** Share of events at one and the same minute of the day that is a pile-up (TS-10). Default 0.2. */
  readonly pileUpShare: number;
  /** So many customers with one e-mail address or number are suspected of being one (ID-05). Default 3. */
  readonly customersPerIdentity: number;
  /** Abandons this soon are short ones (POP-10). Default 5 seconds; a queue's own threshold goes before. */
  readonly shortAbandonMs: number;
  /** A message so soon after a survey's answer is suspected of repeating it (POP-07). Default 1 minute. */
  readonly feedbackEchoMs: number;
  /** Domains whose addresses are the company's own (POP-02). Default none. */
  readonly internalDomains: readonly string[];
  /** Whether texts that people wrote or said may be there (PII-03). Default `any`. */
  readonly contentPolicy: "any" | "none";
  /** Versions of each system's payloads that are declared, by system (SCM-01). Default none: any version. */
  readonly sourceVersions: Readonly<Record<string, readonly string[]>>;
  /**
   * Ids that exist although no event tells of them, by type of record: a reference to any other id of a type named
   * here is an orphan (REF-01). Default none: what exists is what the stream tells of.
   */
  readonly knownIds: Readonly<Record<string, ReadonlySet<string>>>;
  /** A call, or a meeting by video, that lasts longer was left without an end (LIF-05). Default 24 hours. */
  readonly longestCallMs: number;
  /** The same for an interaction on any other channel (LIF-05). Default 7 days. */
  readonly longestInteractionMs: number;
  /** A case resolved so soon, and without any reply, was not worked on (LIF-09). Default 10 seconds. */
  readonly unworkedMs: number;
  /** To which states a case may go from each (LIF-11). Default {@link defaultTransitions}; from others to any. */
  readonly caseTransitions: CaseTransitions;
  /** A date so far after the beginning is no date to keep (LIF-16). Default 365 days. */
  readonly latestDueMs: number;
  /** How far a reported duration may lie from the recomputed one (MET-01), or by the share. Default 2 minutes. */
  readonly metricToleranceMs: number;
  /** The same as a share of the recomputed one; the larger of the two holds (MET-01). Default 0.01. */
  readonly metricToleranceShare: number;
  /** What metrics that sources report are recomputed from, by their names there (MET-01). Default none. */
  readonly reportedSpans: Readonly<Record<string, ReportedSpan>>;
  /** How much a source may lose by rounding one time (LIF-12, LIF-13, MET-02, MET-04, MET-05). Default 1 second. */
  readonly roundingMs: number;
  /** A duration of so many times the 99.9th percentile is an outlier (MET-08). Default 10. */
  readonly outlierFactor: number;
  /** Durations after which a system gives up: one of just this length measures the system (MET-08). Default none. */
  readonly timeoutsMs: readonly number[];
  /** How many records of each type there were before they were converted (MET-10). Default none: not compared. */
  readonly expectedCounts: Readonly<Partial<Record<RecordType, number>>>;
  /** An answer so long after what it rates is about a memory (SUR-05). Default 30 days. */
  readonly latestResponseMs: number;
  /** Answers of one customer to a survey about nothing in particular within this time are one (SUR-04). Default 24 hours. */
  readonly repeatedResponseMs: number;
  /** The least time that reading and answering a question takes (SUR-07). Default 2 seconds. */
  readonly fastestAnswerMs: number;
  /** So many answers, all in one place of the scale, are suspected of being given blindly (SUR-07). Default 5. */
  readonly straightLineAnswers: number;
  /** Fewest scores from which a figure is reported (SUR-10). Default 30. */
  readonly fewestScores: number;
  /** A subscription that begins so soon before or after another ended is its renewal (COM-05). Default 31 days. */
  readonly renewalGapMs: number;
  /**
   * How many keys one memory of a stream holds; the oldest are forgotten first, and what was not compared because of it
   * is said at the end. Most rules have a memory of their own, and those that remember the same things or little share
   * one, which is larger. Of sequences, and of references to what nothing has told of, a tenth as many are kept. Default
   * 250,000, which takes 5 MB in a memory that is full, and 30 MB in all in long streams.
   */
  readonly maxRemembered: number;
  /** How many orphans are told one by one at the end of a stream; the others are counted (REF-01). Default 100. */
  readonly maxTold: number;
}

/** What a metric that a source reports is recomputed from: the time between two instants of the same record. */
export interface ReportedSpan {
  /** Field in which it begins, such as `createdAt`. */
  readonly from: string;
  /** Field in which it ends, such as `firstAgentReplyAt`. */
  readonly to: string;
  /** Unit of a number that comes without one: `ms`, `s`, `min`, `h` or `d`. */
  readonly unit?: string;
}

/** The limits that hold where nothing else is said. */
export const defaultLimits: RuleLimits = {
  now: null,
  futureToleranceMs: 5 * 60_000,
  earliest: "2000-01-01T00:00:00.000Z",
  latenessMs: 72 * 3_600_000,
  clockSkewMs: 60_000,
  entityTimeMs: 24 * 3_600_000,
  longestWorkMs: 24 * 3_600_000,
  pileUpEvents: 100,
  pileUpShare: 0.2,
  customersPerIdentity: 3,
  shortAbandonMs: 5_000,
  feedbackEchoMs: 60_000,
  internalDomains: [],
  contentPolicy: "any",
  sourceVersions: {},
  knownIds: {},
  longestCallMs: 24 * 3_600_000,
  longestInteractionMs: 7 * 86_400_000,
  unworkedMs: 10_000,
  caseTransitions: defaultTransitions,
  latestDueMs: 365 * 86_400_000,
  metricToleranceMs: 2 * 60_000,
  metricToleranceShare: 0.01,
  reportedSpans: {},
  roundingMs: 1000,
  outlierFactor: 10,
  timeoutsMs: [],
  expectedCounts: {},
  latestResponseMs: 30 * 86_400_000,
  repeatedResponseMs: 24 * 3_600_000,
  fastestAnswerMs: 2000,
  straightLineAnswers: 5,
  fewestScores: 30,
  renewalGapMs: 31 * 86_400_000,
  maxRemembered: 250_000,
  maxTold: 100,
};
