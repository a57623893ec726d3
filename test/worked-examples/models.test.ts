import {
  agentsToSchedule,
  type BgNbdParameters,
  bgNbdConditionalExpectedPurchases,
  bgNbdExpectedPurchases,
  bgNbdProbabilityAlive,
  bgNbdProbabilityOfPurchases,
  erlangC,
  erlangCProbabilityOfWaiting,
  gammaGammaExpectedValue,
  marginMultiple,
  offeredLoad,
  type ParetoNbdParameters,
  type PurchaseHistory,
  paretoNbdProbabilityAlive,
  type SteadyCustomer,
} from "../../src/models/index.ts";
import { describeWorkedExamples, worked } from "./examples.ts";

type BgNbd = BgNbdParameters & PurchaseHistory & { readonly t: number };
interface Spending {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}
interface Steady {
  readonly margin: number;
  readonly retention: number;
  readonly discount: number;
}

const bgNbd = ({ r, alpha, a, b }: BgNbd): BgNbdParameters => ({ r, alpha, a, b });
const history = ({ x, tx, T }: PurchaseHistory): PurchaseHistory => ({ x, tx, T });
const expectedValue = ({ p, q, v }: Spending, x: number, mean: number) =>
  gammaGammaExpectedValue({ p, q, gamma: v }, { x, averageValue: x === 0 ? null : mean });
const multiple =
  (firstMargin: SteadyCustomer["firstMargin"]) =>
  ({ retention, discount }: Steady) =>
    marginMultiple({ retention, discount, firstMargin });
const value = (firstMargin: SteadyCustomer["firstMargin"]) => (inputs: Steady) =>
  inputs.margin * (multiple(firstMargin)(inputs) ?? Number.NaN);

describeWorkedExamples("planning models", () => {
  worked(
    "erlangs",
    "offered load = calls*AHT/interval",
    ({ callsPerHour, ahtMinutes }: { readonly callsPerHour: number; readonly ahtMinutes: number }) =>
      offeredLoad({ contacts: callsPerHour, period: 60, handleTime: ahtMinutes }),
  );
  worked(
    "erlangC",
    "360 calls/30min, 240s, 55 agents, 15s",
    (inputs: Readonly<Record<"callsPerHalfHour" | "ahtSeconds" | "agents" | "thresholdSeconds", number>>) => {
      const { callsPerHalfHour, ahtSeconds: handleTime, agents, thresholdSeconds: within } = inputs;
      const load = offeredLoad({ contacts: callsPerHalfHour, period: 1800, handleTime });
      const result = erlangC({ load, handleTime, within }, agents);
      return {
        erlangs: load,
        occupancy: result?.occupancy ?? null,
        pWait: result?.probabilityOfWaiting ?? null,
        asaSeconds: result?.averageWait ?? null,
        serviceLevel: result?.serviceLevel ?? null,
      };
    },
  );
  worked(
    "erlangC",
    "A=18, N=21",
    ({ erlangs, agents }: { readonly erlangs: number; readonly agents: number }) =>
      erlangCProbabilityOfWaiting(erlangs, agents),
  );
  worked(
    "shrinkage",
    "requirement gross-up ceil(required/(1-shrinkage))",
    ({ requiredAgents, shrinkage }: { readonly requiredAgents: number; readonly shrinkage: number }) =>
      agentsToSchedule(requiredAgents, shrinkage),
  );
});

describeWorkedExamples("lifetime models", () => {
  worked("bgnbd.conditionalExpected", "E[Y(t)|x,tx,T]", (inputs: BgNbd) =>
    bgNbdConditionalExpectedPurchases(bgNbd(inputs), history(inputs), inputs.t),
  );
  worked("bgnbd.expectedRepeat", "E[X(52)] BTYD vignette", (inputs: BgNbd) =>
    bgNbdExpectedPurchases(bgNbd(inputs), inputs.t),
  );
  worked("bgnbd.pmf", "P(X(2)=10)", (inputs: BgNbd) =>
    bgNbdProbabilityOfPurchases(bgNbd(inputs), inputs.x, inputs.t),
  );
  worked("bgnbd.pAlive", "no repeat purchases -> 1 (BG/NBD property)", (inputs: BgNbd) =>
    bgNbdProbabilityAlive(bgNbd(inputs), history(inputs)),
  );
  worked(
    "paretoNbd.pAlive",
    "r=.5534 a=10.5802 s=.6061 b=11.6562",
    ({ r, alpha, s, beta, ...seen }: ParetoNbdParameters & PurchaseHistory) =>
      paretoNbdProbabilityAlive({ r, alpha, s, beta }, history(seen)),
  );
  worked(
    "gammaGamma.expectedAverageProfit",
    "p=6.25 q=3.74 v=15.44, CDNOW rows 1-10",
    (inputs: Spending & { readonly customers: readonly (readonly [x: number, mean: number])[] }) =>
      inputs.customers.map(([x, mean]) => expectedValue(inputs, x, mean)),
  );
  for (const variant of ["x=2,m=22.35", "x=0 -> population mean p*v/(q-1)"]) {
    worked(
      "gammaGamma.expectedAverageProfit",
      variant,
      (inputs: Spending & { readonly x: number; readonly m: number }) =>
        expectedValue(inputs, inputs.x, inputs.m),
    );
  }
});

describeWorkedExamples("lifetime value from a steady margin", () => {
  for (const variant of ["r/(1+i-r)", "90% retention, 12% discount", "60% retention, 16% discount"]) {
    worked("clv.marginMultiple", variant, multiple("afterFirstRenewal"));
  }
  worked("clv.simple", "margin 100, first margin at t=1", value("afterFirstRenewal"));
  worked("clv.simple", "margin 100, first margin now (1+i)/(1+i-r)", value("now"));
  // Revenue × margin ÷ churn: the sum of what is earned, first now and for certain, without a discount.
  worked(
    "clv.ltvSimple",
    "ARPA*grossMargin/churn",
    (inputs: Readonly<Record<"arpaMonthly" | "grossMargin" | "monthlyChurn", number>>) =>
      value("now")({
        margin: inputs.arpaMonthly * inputs.grossMargin,
        retention: 1 - inputs.monthlyChurn,
        discount: 0,
      }),
  );
});
