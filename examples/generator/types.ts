/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** A distribution by its quantiles, from share 0 to share 1. */
export type Curve = readonly { share: number; value: number }[];

export type Topic = "billing" | "delivery" | "technical" | "account" | "returns";

export type Channel = "voice" | "chat" | "email";

export interface Customer {
  id: string;
  language: string;
  segment: string;
  hasPhone: boolean;
  isTest?: boolean;
}

export interface Agent {
  id: string;
  teamId: string;
  type: "human" | "bot";
  hiredOn?: string;
  busyUntil: Instant;
}

/** What one customer wants settled, and every contact about it. */
export interface Issue {
  customer: Customer;
  topic?: Topic;
  contacts: Contact[];
}

/** One interaction. What is absent did not happen; what lies after the snapshot is not known yet. */
export interface Contact {
  id: string;
  issue: Issue;
  channel: Channel;
  direction: "inbound" | "outbound";
  initiative: "reactive" | "proactive";
  initiationMethod: string;
  status: string;
  outcome?: string;
  startAt: Instant;
  queuedAt?: Instant;
  offeredAt?: Instant;
  answeredAt?: Instant;
  /** First reply of a person, in this interaction. */
  firstResponseAt?: Instant;
  endAt?: Instant;
  wrapUpEndAt?: Instant;
  /** First reply of a machine. */
  autoReplyAt?: Instant;
  /** First reply of a person, in this interaction or after it. */
  repliedAt?: Instant;
  /** Nothing more happens after this unless the customer comes back. */
  settledAt: Instant;
  holdMs?: number;
  /** Writing time, where there is no talk. */
  workMs?: number;
  holdCount?: number;
  transferCount?: number;
  disconnectedBy?: string;
  botResolution?: string;
  agentReplies: number;
  customerMessages: number;
  agents: Agent[];
  caseIds: string[];
  /** The contact that this one calls back. */
  previous?: Contact;
  isSpam?: boolean;
  isTest?: boolean;
}

/** A status, and when the case entered it. */
export interface Step {
  status: string;
  at: Instant;
}

export interface SupportCase {
  id: string;
  issue: Issue;
  contacts: Contact[];
  steps: Step[];
  mergedInto?: SupportCase;
  mergedFromIds: string[];
  surveyResponseIds: string[];
  isSpam?: boolean;
  isTest?: boolean;
}

export interface Survey {
  id: string;
  name: string;
  metric: string;
  text: string;
  scale: { min: number; max: number; step: number; direction: string };
  /** Weight of each score, lowest first, from a customer who is content with the help. */
  content: readonly number[];
  /** The same, from a customer who is not. */
  discontent: readonly number[];
}

/** Who is asked, what, about what. */
export interface Ask {
  survey: Survey;
  customer: Customer;
  sentAt: Instant;
  isContent: boolean;
  supportCase?: SupportCase;
  contact?: Contact;
}

export interface Invitation {
  id: string;
  ask: Ask;
  status: string;
  deliveredAt?: Instant;
  openedAt?: Instant;
  answers: Answer[];
}

export interface Answer {
  id: string;
  invitation: Invitation;
  score: number | null;
  completion: "complete" | "partial";
  respondedAt: Instant;
  seconds: number;
  comment?: string;
  supersedes?: Answer;
}

/** Everything that happened, before it is written as records. */
export interface Quarter {
  agents: Agent[];
  customers: Customer[];
  cases: SupportCase[];
  contacts: Contact[];
  invitations: Invitation[];
  answers: Answer[];
}
