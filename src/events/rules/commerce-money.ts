import type { Money } from "../../model/money.ts";
import type { Order } from "../../model/order.ts";
import type { OrderLine } from "../../model/order-line.ts";
import type { Subscription } from "../../model/subscription.ts";
import { amountText, type Exact, exact, excess, isMoreThan, isScaled, sumOf } from "../amounts.ts";
import { below } from "../finding.ts";
import { decimalPlaces, isCurrency } from "./currencies.ts";
import { both, isBefore, moved, noBreach } from "./instants.ts";
import type { Breach, IntegrityRule } from "./rule.ts";

export const wrongTotal: IntegrityRule = {
  id: "COM-01",
  severity: "warning",
  says: "A subtotal is the sum of its lines, less the discount where that was taken off all of them, and a total that of subtotal, tax and shipping.",
  event: { "cx.order.placed": ({ data }) => sumFaults(data, "/data", false) },
  record: { order: (one) => sumFaults(one, "", false) },
};

export const wrongCurrency: IntegrityRule = {
  id: "COM-02",
  severity: "error",
  says: "An amount is in a currency of ISO 4217, and what belongs together in the same one (a warning only of monthly revenue, which may be told in the currency of reports).",
  event: {
    "cx.order.placed": ({ data }) => currencyFaults(data, "/data"),
    "cx.order.paid": ({ data }) => moved(unknownCurrency(data.amount), "/data/amount"),
    "cx.order.refunded": ({ data }) => moved(unknownCurrency(data.amount), "/data/amount"),
    "cx.subscription.created": ({ data }) => subscriptionFaults(data, "/data"),
    "cx.subscription.activated": ({ data }) => subscriptionFaults(data, "/data"),
    "cx.subscription.plan-changed": ({ data }) => subscriptionFaults(data, "/data"),
    "cx.subscription.reactivated": ({ data }) => subscriptionFaults(data, "/data"),
  },
  record: {
    order: (one) => currencyFaults(one, ""),
    subscription: (one) => subscriptionFaults(one, ""),
  },
};

export const wrongRefund: IntegrityRule = {
  id: "COM-03",
  severity: "error",
  says: "No more is paid back than was paid, and nothing before it was paid. Looked at in orders, into which events are folded: a stream that forgets would lose part of the sum.",
  record: {
    order: (one) => [...refundedTooMuch(one), ...refundedTooSoon(one)],
  },
};

export const wrongMinorUnit: IntegrityRule = {
  id: "COM-06",
  severity: "warning",
  says: "Amounts have the decimal places of their currency.",
  event: {
    "cx.order.placed": ({ data }) => minorUnitFaults(data, "/data"),
    "cx.order.paid": ({ data }) => moved(tooFine(data.amount), "/data/amount"),
    "cx.order.refunded": ({ data }) => moved(tooFine(data.amount), "/data/amount"),
  },
  record: { order: (one) => minorUnitFaults(one, "") },
};

type Amounts = Pick<Order, "total" | "subtotal" | "tax" | "shipping" | "discount" | "lines"> &
  Partial<Pick<Order, "refunded" | "refunds">>;

/** Sums that are wrong; those wrong by a power of ten alone where `byPowerOfTen`, and only the others where not. */
function sumFaults(order: Amounts, path: string, byPowerOfTen: boolean): readonly Breach[] {
  const { total, subtotal, tax, shipping, discount, lines } = order;
  let breaches = noBreach;
  if (subtotal && lines && lines.length > 0) {
    const { currency } = subtotal;
    const sum = sumOf(
      lines.map((line) => line.total),
      currency,
    );
    const off = discount ? sumOf([discount], currency) : null;
    const fault =
      sum !== null && off !== null && isSame(exact(subtotal), excess(sum, off), lines.length, currency)
        ? null
        : sumFault(subtotal, sum, lines.length, "the lines", byPowerOfTen);
    if (fault !== null) breaches = [{ path: `${path}/subtotal`, message: fault }];
  }
  if (total && subtotal && tax && shipping) {
    const sum = sumOf([subtotal, tax, shipping], total.currency);
    const fault = sumFault(total, sum, 1, "subtotal, tax and shipping", byPowerOfTen);
    if (fault !== null) breaches = [...breaches, { path: `${path}/total`, message: fault }];
  }
  if (!lines) return breaches;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    const fault = line === undefined ? null : lineFault(line, byPowerOfTen);
    if (fault !== null) breaches = [...breaches, { path: `${path}/lines/${at}/total`, message: fault }];
  }
  return breaches;
}

/** Whether two amounts differ by no more than rounding so many summands can move them. */
const isSame = (one: Exact | null, other: Exact, summands: number, currency: string): boolean =>
  one !== null &&
  !isMoreThan(excess(one, other), summands, currency) &&
  !isMoreThan(excess(other, one), summands, currency);

/** Each summand may have been rounded by itself. */
function sumFault(
  told: Money,
  sum: Exact | null,
  summands: number,
  what: string,
  byPowerOfTen: boolean,
): string | null {
  const amount = exact(told);
  if (amount === null || sum === null || isScaled(amount, sum) !== byPowerOfTen) return null;
  const { currency } = told;
  return isSame(amount, sum, summands, currency)
    ? null
    : `It is ${amountText(amount, currency)}, and ${what} give ${amountText(sum, currency)}.`;
}

/** A line costs no more after discounts than before. */
function lineFault({ quantity, unitAmount, total }: OrderLine, byPowerOfTen: boolean): string | null {
  if (!unitAmount || !total || !Number.isSafeInteger(quantity) || quantity < 1) return null;
  const [unit, after] = [sumOf([unitAmount], total.currency), exact(total)];
  if (unit === null || after === null) return null;
  const before = { ...unit, units: unit.units * BigInt(quantity) };
  if (isScaled(after, before) !== byPowerOfTen) return null;
  // A discount may well leave a tenth or a hundredth of the price.
  if (!isMoreThan(excess(after, before), quantity, total.currency)) return null;
  const { currency } = total;
  return `It is ${amountText(after, currency)}, and before discounts the line costs ${amountText(before, currency)}.`;
}

function currencyFaults(order: Amounts, path: string): readonly Breach[] {
  const currency = order.total?.currency ?? order.subtotal?.currency ?? null;
  return eachAmount(order, path, (money) => {
    const unknown = unknownCurrency(money);
    if (unknown.length > 0 || currency === null || money.currency === currency) return unknown;
    return otherCurrency(money, currency, "order");
  });
}

function subscriptionFaults(
  { unitAmount, mrr }: Pick<Subscription, "unitAmount" | "mrr">,
  path: string,
): readonly Breach[] {
  const unknown = unknownCurrency(unitAmount);
  if (unknown.length > 0) return moved(unknown, `${path}/unitAmount`);
  const isOther = unitAmount && mrr && unitAmount.currency !== mrr.currency;
  const unknownMrr = unknownCurrency(mrr);
  const found =
    unknownMrr.length === 0 && isOther
      ? otherCurrency(mrr, unitAmount.currency, "subscription").map(
          (one): Breach => ({ ...one, severity: "warning" }),
        )
      : unknownMrr;
  return found.length === 0 ? found : moved(found, `${path}/mrr`);
}

const unknownCurrency = (money: Money | null | undefined): readonly Breach[] =>
  !money || isCurrency(money.currency)
    ? noBreach
    : [{ path: "/currency", message: `${money.currency} is no currency of ISO 4217.` }];

const otherCurrency = (
  { currency }: Money,
  usual: string,
  what: "order" | "subscription",
): readonly Breach[] => [
  { path: "/currency", message: `It is in ${currency}, and the ${what} in ${usual}: they have no sum.` },
];

function refundedTooMuch({ total, refunded, refunds }: Order): readonly Breach[] {
  const paid = total ? exact(total) : null;
  if (!total || paid === null) return noBreach;
  const { currency } = total;
  const told = refunded?.currency === currency ? exact(refunded) : null;
  const sum = refunds
    ? sumOf(
        refunds.map(({ amount }) => amount),
        currency,
      )
    : null;
  const [back, path] = told === null ? [sum, "/refunds"] : [told, "/refunded"];
  if (back === null || !isMoreThan(excess(back, paid), 0, currency)) return noBreach;
  const message = `${amountText(back, currency)} were paid back of ${amountText(paid, currency)}.`;
  return [{ path, message }];
}

function refundedTooSoon({ placedAt, paidAt, financialStatus, refunds }: Order): readonly Breach[] {
  const isUnpaid = financialStatus === "pending" || financialStatus === "authorized";
  return (refunds ?? []).flatMap(({ at }, index): readonly Breach[] => {
    const path = below(below("/refunds", index), "at");
    const paid = paidAt ?? placedAt;
    if (isBefore(at, paid)) {
      return [{ path, message: `It was paid back at ${at}, before it was paid (${paid}).` }];
    }
    return isUnpaid && typeof paidAt !== "string"
      ? [{ path, message: `It was paid back at ${at}, and the payment is ${financialStatus}.` }]
      : [];
  });
}

function minorUnitFaults(order: Amounts, path: string): readonly Breach[] {
  return both(eachAmount(order, path, tooFine, noBreachOfPrice), sumFaults(order, path, true));
}

function tooFine(money: Money | null | undefined): readonly Breach[] {
  const places = money ? decimalPlaces(money.currency) : null;
  if (!money || places === null) return noBreach;
  const point = money.amount.indexOf(".");
  if (point < 0 || !/[1-9]/.test(money.amount.slice(point + 1 + places))) return noBreach;
  const message = `${money.amount} ${money.currency} cannot be paid: this currency has ${places} decimal places.`;
  return [{ path: "/amount", message }];
}

/** Looks at one amount; the paths of its breaches lead from there. */
type Look = (money: Money) => readonly Breach[];

/** Prices of single pieces may be finer than what can be paid. */
const noBreachOfPrice: Look = () => noBreach;

const amountNames = ["total", "subtotal", "tax", "shipping", "discount", "refunded"] as const;

/** What a look at each amount of an order finds, and one at each price of a piece. */
function eachAmount(order: Amounts, path: string, look: Look, lookAtPrice = look): readonly Breach[] {
  let breaches = noBreach;
  for (const name of amountNames) {
    const money = order[name];
    const found = money ? look(money) : noBreach;
    if (found.length > 0) breaches = both(breaches, moved(found, `${path}/${name}`));
  }
  const { lines, refunds } = order;
  for (let at = 0; lines && at < lines.length; at++) {
    const { unitAmount, total } = lines[at] ?? {};
    const ofPrice = unitAmount ? lookAtPrice(unitAmount) : noBreach;
    const ofTotal = total ? look(total) : noBreach;
    if (ofPrice.length > 0) breaches = both(breaches, moved(ofPrice, `${path}/lines/${at}/unitAmount`));
    if (ofTotal.length > 0) breaches = both(breaches, moved(ofTotal, `${path}/lines/${at}/total`));
  }
  for (let at = 0; refunds && at < refunds.length; at++) {
    const amount = refunds[at]?.amount;
    const found = amount ? look(amount) : noBreach;
    if (found.length > 0) breaches = both(breaches, moved(found, `${path}/refunds/${at}/amount`));
  }
  return breaches;
}
