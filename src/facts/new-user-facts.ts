import type { CustomerInput } from "../model/customer.ts";
import type { Instant } from "../time/instant.ts";
import type { CustomerActivity } from "./cohort-activity-facts.ts";
import type { NewUserFact } from "./new-user.ts";
import { instantMs, instantOf, requiredInstantMs } from "./record-fields.ts";
import { discardedUser, eventsByUser } from "./user-events.ts";

/** A step of the onboarding that a user took. */
export interface OnboardingStep extends CustomerActivity {
  readonly step: string;
}

/** Users, and what they did. The model has no record of use: a log of the product is read. */
export interface NewUserRecords {
  /** Those without `signedUpAt` are no new users. */
  readonly customers: Iterable<CustomerInput>;
  /** Activation events; the first one since signing up counts. Without them everybody counts as not activated. */
  readonly activations?: Iterable<CustomerActivity>;
  /** Events in which the product was of value; the first one since signing up counts. Without them nobody counts as having come to any. */
  readonly values?: Iterable<CustomerActivity>;
  /** Steps of the onboarding, required or not. */
  readonly steps?: Iterable<OnboardingStep>;
}

/** What cannot be read off the records. */
export interface NewUserFactsOptions {
  /** End of observation: later sign-ups and events have not happened. */
  readonly asOf: Instant;
  /** The steps of the onboarding that are required; without them it is not known who has completed it. */
  readonly requiredSteps?: readonly string[];
}

/**
 * One new user fact for each customer who has signed up. What happened before the sign-up does not count, but for steps
 * of the onboarding, which may begin with it; a step is completed when it is first taken.
 *
 * @throws InvalidRecordError on an instant that is none. RangeError where there is no required step in the list of them.
 */
export function newUserFacts(
  { customers, activations = [], values = [], steps }: NewUserRecords,
  { asOf, requiredSteps }: NewUserFactsOptions,
): NewUserFact[] {
  const end = requiredInstantMs("newUserFacts", "asOf", asOf);
  const required = requiredSteps && new Set(requiredSteps);
  if (required?.size === 0) throw new RangeError("requiredSteps names at least one step.");
  const [activated, valued] = [eventsByUser(activations, end), eventsByUser(values, end)];
  const taken = steps && eventsByUser(steps, end);
  return Array.from(customers).flatMap((customer) => {
    const signedUp = instantMs(`customer ${customer.id}`, "signedUpAt", customer.signedUpAt);
    if (signedUp === null || signedUp > end) return [];
    const since = (events: ReturnType<typeof eventsByUser>): number | null => {
      const first = events.get(customer.id)?.find(({ at }) => at >= signedUp);
      return first === undefined ? null : first.at - signedUp;
    };
    return {
      customerId: customer.id,
      discarded: discardedUser(customer),
      signedUpAt: instantOf(signedUp),
      activatedMs: since(activated),
      valueMs: since(valued),
      ...onboardingOf(taken && (taken.get(customer.id) ?? []), required, signedUp),
      observedMs: end - signedUp,
    };
  });
}

function onboardingOf(
  taken: readonly { readonly event: OnboardingStep; readonly at: number }[] | undefined,
  required: ReadonlySet<string> | undefined,
  signedUp: number,
) {
  if (taken === undefined)
    return { onboardingStarted: null, requiredSteps: null, completedSteps: null, onboardedMs: null };
  const onboardingStarted = taken.length > 0;
  if (required === undefined)
    return { onboardingStarted, requiredSteps: null, completedSteps: null, onboardedMs: null };
  const completed = new Map<string, number>();
  for (const { event, at } of taken) {
    if (required.has(event.step) && !completed.has(event.step)) completed.set(event.step, at);
  }
  const last = Math.max(signedUp, ...completed.values());
  return {
    onboardingStarted,
    requiredSteps: required.size,
    completedSteps: completed.size,
    onboardedMs: completed.size === required.size ? last - signedUp : null,
  };
}
