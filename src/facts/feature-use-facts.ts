import type { CustomerInput } from "../model/customer.ts";
import type { Instant } from "../time/instant.ts";
import type { CustomerActivity } from "./cohort-activity-facts.ts";
import type { FeatureUseFact } from "./feature-use.ts";
import { instantMs, instantOf, requiredInstantMs } from "./record-fields.ts";
import { discardedUser, eventsByUser } from "./user-events.ts";

/** One use of a feature. */
export interface FeatureUse extends CustomerActivity {
  readonly feature: string;
}

/** A feature of the product. */
export interface Feature {
  readonly feature: string;
  /** When it was released; left out where it was there from the start. */
  readonly releasedAt?: Instant | null;
}

/** Users, features, and what was used. The model has no record of use: a log of the product is read. */
export interface FeatureUseRecords {
  readonly customers: Iterable<CustomerInput>;
  readonly features: Iterable<Feature>;
  /** All uses that there are, those before the window too: the first one tells when a feature was adopted. */
  readonly uses: Iterable<FeatureUse>;
  /** What else makes a user active; a use of any feature does. */
  readonly activity?: Iterable<CustomerActivity>;
}

/** The window, and what cannot be read off the records. */
export interface FeatureUseFactsOptions {
  readonly from: Instant;
  /** Not included; the end of observation too: later uses have not happened. */
  readonly to: Instant;
  /** Whether a feature is open to a user, by plan, role or platform; `null` where nobody knows. Open to all unless said. */
  readonly isEligible?: (customer: CustomerInput, feature: string) => boolean | null;
}

/**
 * One feature use fact for each user who had signed up before the window ended, and each feature that had been
 * released. A user without `signedUpAt` has always been one, and of features without release nobody knows when such a
 * user could first use them.
 *
 * @throws InvalidRecordError on an instant that is none. RangeError where the window does not begin before it ends.
 */
export function featureUseFacts(
  { customers, features, uses, activity = [] }: FeatureUseRecords,
  { from, to, isEligible = () => true }: FeatureUseFactsOptions,
): FeatureUseFact[] {
  const start = requiredInstantMs("featureUseFacts", "from", from);
  const end = requiredInstantMs("featureUseFacts", "to", to);
  if (!(start < end)) throw new RangeError("A window begins before it ends.");
  const released = Array.from(features, ({ feature, releasedAt }) => ({
    feature,
    at: instantMs(`feature ${feature}`, "releasedAt", releasedAt),
  })).filter(({ at }) => at === null || at < end);
  const [used, did] = [eventsByUser(uses, end - 1), eventsByUser(activity, end - 1)];

  return Array.from(customers).flatMap((customer) => {
    const signedUp = instantMs(`customer ${customer.id}`, "signedUpAt", customer.signedUpAt);
    if (signedUp !== null && signedUp >= end) return [];
    const own = used.get(customer.id) ?? [];
    const active = [...own, ...(did.get(customer.id) ?? [])].some(({ at }) => at >= start);
    return released.map(({ feature, at: releasedAt }) => {
      const ofFeature = own.filter(({ event }) => event.feature === feature);
      const inWindow = ofFeature.filter(({ at }) => at >= start).length;
      const openFrom = Math.max(signedUp ?? -Infinity, releasedAt ?? -Infinity);
      const first = ofFeature.find(({ at }) => at >= openFrom)?.at;
      return {
        customerId: customer.id,
        feature,
        discarded: discardedUser(customer),
        from: instantOf(start),
        eligible: isEligible(customer, feature),
        active,
        used: inWindow > 0,
        uses: inWindow,
        adoptedMs: first === undefined || !Number.isFinite(openFrom) ? null : first - openFrom,
      };
    });
  });
}
