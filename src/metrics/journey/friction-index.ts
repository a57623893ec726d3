import { journeyFact } from "../../facts/journey.ts";
import { count, sum } from "../../language/aggregate.ts";
import { type Expression, literal, type Quantity, when } from "../../language/expression.ts";
import { entry } from "../entry.ts";
import { customerJourneyAnalysis } from "../journey-sources.ts";
import { goesOn } from "../journeys.ts";
import { metric } from "../metric.ts";

interface FrictionColumns {
  readonly errors: Expression<"errors", "int">;
  readonly rageClicks: Expression<"rageClicks", "int">;
  readonly repeatContacts: Expression<"repeatContacts", "int">;
  readonly transfers: Expression<"transfers", "int">;
  readonly channelChanges: Expression<"channelChanges", "int">;
  readonly waits: Expression<"waits", "int">;
}
interface FrictionBounds<Number> {
  readonly errorWeight: Number;
  readonly errorCap: Number;
  readonly rageClickWeight: Number;
  readonly rageClickCap: Number;
  readonly repeatContactWeight: Number;
  readonly repeatContactCap: Number;
  readonly transferWeight: Number;
  readonly transferCap: Number;
  readonly channelChangeWeight: Number;
  readonly channelChangeCap: Number;
  readonly waitWeight: Number;
  readonly waitCap: Number;
}
type Bound = Expression<never, "int">;

const unmeasured = <Name extends string>(events: Expression<Name, "int">, weight: Bound) =>
  weight.moreThan(0).and(events.isMissing());

/** Up to the cap, times the weight; a kind without weight need not be known. */
const pointsOf = <Name extends string>(events: Expression<Name, "int">, weight: Bound, cap: Bound) =>
  when(weight.moreThan(0), when(events.atMost(cap), events, cap).times(weight), literal(0));

const allPoints = (journey: FrictionColumns, given: FrictionBounds<Bound>) =>
  pointsOf(journey.errors, given.errorWeight, given.errorCap)
    .plus(pointsOf(journey.rageClicks, given.rageClickWeight, given.rageClickCap))
    .plus(pointsOf(journey.repeatContacts, given.repeatContactWeight, given.repeatContactCap))
    .plus(pointsOf(journey.transfers, given.transferWeight, given.transferCap))
    .plus(pointsOf(journey.channelChanges, given.channelChangeWeight, given.channelChangeCap))
    .plus(pointsOf(journey.waits, given.waitWeight, given.waitCap));

const mostPoints = (given: FrictionBounds<Bound>): Quantity<never> =>
  given.errorWeight
    .times(given.errorCap)
    .plus(given.rageClickWeight.times(given.rageClickCap))
    .plus(given.repeatContactWeight.times(given.repeatContactCap))
    .plus(given.transferWeight.times(given.transferCap))
    .plus(given.channelChangeWeight.times(given.channelChangeCap))
    .plus(given.waitWeight.times(given.waitCap));

const anyUnmeasured = (journey: FrictionColumns, given: FrictionBounds<Bound>) => ({
  errorsUnknown: unmeasured(journey.errors, given.errorWeight),
  rageClicksUnknown: unmeasured(journey.rageClicks, given.rageClickWeight),
  repeatContactsUnknown: unmeasured(journey.repeatContacts, given.repeatContactWeight),
  transfersUnknown: unmeasured(journey.transfers, given.transferWeight),
  channelChangesUnknown: unmeasured(journey.channelChanges, given.channelChangeWeight),
  waitsUnknown: unmeasured(journey.waits, given.waitWeight),
});

/** Friction index: weighted count of what made a journey hard, each kind up to a cap, from 0 to 100. */
export const frictionIndex = metric({
  id: "frictionIndex",
  unit: "points",
  better: "lower",
  domain: "journey",
  range: [0, 100],
  of: journeyFact,
  given: {
    errorWeight: 1,
    errorCap: 3,
    rageClickWeight: 1,
    rageClickCap: 3,
    repeatContactWeight: 1,
    repeatContactCap: 3,
    transferWeight: 1,
    transferCap: 3,
    channelChangeWeight: 1,
    channelChangeCap: 3,
    waitWeight: 1,
    waitCap: 3,
  },
  excluded: (journey, given) => ({ ...goesOn(journey), ...anyUnmeasured(journey, given) }),
  parts: (journey, given) => ({
    points: sum(allPoints(journey, given)),
    journeys: count(),
  }),
  value: ({ points, journeys }, given) => points.times(100).over(journeys.times(mostPoints(given))),
  variants: (vary) => ({
    eventsPerJourney: vary({
      unit: "counts",
      range: [0, null],
      given: {},
      excluded: (journey) => ({
        ...goesOn(journey),
        errorsUnknown: journey.errors.isMissing(),
        rageClicksUnknown: journey.rageClicks.isMissing(),
        repeatContactsUnknown: journey.repeatContacts.isMissing(),
        transfersUnknown: journey.transfers.isMissing(),
        channelChangesUnknown: journey.channelChanges.isMissing(),
        waitsUnknown: journey.waits.isMissing(),
      }),
      parts: ({ errors, rageClicks, repeatContacts, transfers, channelChanges, waits }) => ({
        errors: sum(errors),
        rageClicks: sum(rageClicks),
        repeatContacts: sum(repeatContacts),
        transfers: sum(transfers),
        channelChanges: sum(channelChanges),
        waits: sum(waits),
        journeys: count(),
      }),
      value: ({ errors, rageClicks, repeatContacts, transfers, channelChanges, waits, journeys }) =>
        errors
          .plus(rageClicks)
          .plus(repeatContacts)
          .plus(transfers)
          .plus(channelChanges)
          .plus(waits)
          .over(journeys),
    }),
  }),
});

const smooth = {
  ended: true,
  errors: 0,
  rageClicks: 0,
  repeatContacts: 0,
  transfers: 0,
  channelChanges: 0,
  waits: 0,
};
/** Weights of kinds that are not recorded. */
const unrecorded = { rageClickWeight: 0, repeatContactWeight: 0, transferWeight: 0 };

export const frictionIndexEntry = entry(frictionIndex, {
  name: "Friction index",
  aliases: ["effort index", "friction score"],
  says: "Weighted count of what made a journey hard, each kind up to a cap, mean over journeys; 0 is smooth, 100 is every cap reached.",
  population:
    "Journeys that have ended and of which every kind that has a weight is known: errors, rage clicks, repeated contacts, transfers, changes of channel, long waits. A kind that nobody records is unknown and not 0; give it the weight 0, and it is neither counted nor asked for.",
  recommended:
    "There is no standard, so the default is plain: six kinds, equal weights, three of a kind at most. Weights and caps are thresholds anyone can see and set; the caps keep one journey with a hundred errors from speaking for all.",
  variants: {
    eventsPerJourney: {
      says: "Mean number of friction events in a journey, of all six kinds, without weights and caps.",
      usedBy: [],
    },
  },
  examples: [
    {
      rows: [{ ...smooth, errors: 2, waits: 1 }, smooth],
      gives: 100 * (3 / 36),
      because: "3 points in two journeys, of 18 that each could have: 3 of 36.",
    },
    {
      rows: [{ ...smooth, errors: 100 }],
      gives: 100 * (3 / 18),
      because: "A hundred errors count as three, the cap.",
    },
    {
      rows: [
        { ...smooth, errors: 1, channelChanges: 1, rageClicks: null, repeatContacts: null, transfers: null },
      ],
      given: { ...unrecorded, errorWeight: 2 },
      gives: 25,
      because: "Errors weigh twice, three kinds nothing: 2 + 1 of 6 + 3 + 3 points.",
    },
    { rows: [], gives: null, because: "No journey has ended, so there is nothing to say." },
    {
      rows: [
        smooth,
        { ...smooth, rageClicks: null },
        { ...smooth, waits: null },
        { ...smooth, ended: false, errors: 1 },
        { ...smooth, ended: null },
      ],
      gives: 0,
      excluded: { rageClicksUnknown: 1, waitsUnknown: 1, open: 1, endUnknown: 1 },
      because: "One journey is known to have been smooth; rage clicks that nobody records are not none.",
    },
    {
      variant: "eventsPerJourney",
      rows: [{ ...smooth, errors: 5, transfers: 1 }, smooth, { ...smooth, waits: null }],
      gives: 3,
      excluded: { waitsUnknown: 1 },
      because: "Six events in two journeys.",
    },
  ],
  beware: [
    "Compare only what was computed with the same weights, caps and recorded kinds; say them with the number.",
    "It is not the customer's effort score, which asks the customer.",
    "What the index holds can be improved by recording less; look at `excluded` and at the kinds.",
    "Long journeys have more room for friction; read it with the number of touchpoints.",
  ],
  sources: [customerJourneyAnalysis],
  since: "0.1.0",
});
