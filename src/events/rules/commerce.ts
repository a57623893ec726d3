import { wrongCurrency, wrongMinorUnit, wrongRefund, wrongTotal } from "./commerce-money.ts";
import { endedWhileActive, periodsApart } from "./commerce-terms.ts";
import type { IntegrityRule } from "./rule.ts";

/** The rules about orders and subscriptions. */
export const commerceRules: readonly IntegrityRule[] = [
  wrongTotal,
  wrongCurrency,
  wrongRefund,
  endedWhileActive,
  periodsApart,
  wrongMinorUnit,
];
