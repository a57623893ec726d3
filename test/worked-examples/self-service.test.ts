import { measure } from "../../src/measure/measure.ts";
import { automationRate } from "../../src/metrics/self-service/automation-rate.ts";
import { botResolutionRate } from "../../src/metrics/self-service/bot-resolution-rate.ts";
import { containmentRate } from "../../src/metrics/self-service/containment-rate.ts";
import { involvementRate } from "../../src/metrics/self-service/involvement-rate.ts";
import { selfServiceScore } from "../../src/metrics/self-service/self-service-score.ts";
import { times } from "../metrics/worked.ts";
import { describeWorkedExamples, worked } from "./examples.ts";

interface Fin {
  readonly conversations: number;
  readonly involved: number;
  readonly confirmed: number;
  readonly assumed: number;
  readonly escalated: number;
}

const contained = { involved: true, handedOver: false, confirmed: false };
const escalated = { involved: true, handedOver: true, confirmed: false };

describeWorkedExamples("self-service and automation", () => {
  worked<{ helpCenterUserSessions: number; usersInTickets: number }>(
    "selfServiceScore",
    "Zendesk ratio: help center user sessions / users in tickets",
    ({ helpCenterUserSessions, usersInTickets }) =>
      measure(selfServiceScore, [
        ...times(helpCenterUserSessions, { side: "helpCentreSession" }),
        ...Array.from({ length: usersInTickets }, (_, index) => ({ side: "case", customerId: `${index}` })),
      ]).value,
  );

  worked<{ contained: number; total: number }>(
    "containmentRate",
    "contained/total bot sessions",
    ({ contained: alone, total }) =>
      measure(containmentRate, [...times(alone, contained), ...times(total - alone, escalated)]).value,
  );

  // 10 conversations, 5 of which it was involved in, 3 of them resolved.
  worked<{ involvementRate: number; resolutionRate: number }>(
    "automationRate",
    "involvement x resolution (Intercom Fin)",
    ({ involvementRate: involvement, resolutionRate }) => {
      const involved = Math.round(10 * involvement);
      const resolved = Math.round(involved * resolutionRate);
      const rows = [
        ...times(resolved, contained),
        ...times(involved - resolved, escalated),
        ...times(10 - involved, { involved: false }),
      ];
      const { assumedAndConfirmed } = automationRate.variants;
      const rates = [
        measure(involvementRate, rows).value,
        measure(botResolutionRate.variants.assumedAndConfirmed, rows).value,
      ];
      return rates.join() === [involvement, resolutionRate].join()
        ? measure(assumedAndConfirmed, rows).value
        : `involvement and resolution are ${rates.join(" and ")}`;
    },
  );

  // What Fin calls its deflection rate is containment here.
  worked<Fin>(
    "botResolutionRate",
    "resolved/involved",
    ({ conversations, involved, confirmed, assumed, escalated: handedOver }) => {
      const rows = [
        ...times(confirmed, { ...contained, confirmed: true }),
        ...times(assumed, contained),
        ...times(handedOver, escalated),
        ...times(conversations - involved, { involved: false }),
      ];
      const { assumedAndConfirmed, confirmedOnly } = botResolutionRate.variants;
      return {
        resolutionRate: measure(assumedAndConfirmed, rows).value,
        confirmedOnly: measure(confirmedOnly, rows).value,
        automationRate: measure(automationRate.variants.assumedAndConfirmed, rows).value,
        deflectionRate: measure(containmentRate, rows).value,
      };
    },
  );
});
