/** An order as far as its place among the customer's others goes. */
export interface SequencedOrder {
  readonly id: string;
  readonly customerId: string | null;
  readonly placed: number;
  /** What orders counted as one purchase have in common; another for every order where none are. */
  readonly purchase: string;
}

/** Where an order stands among the customer's. */
export interface Place {
  readonly ordinal: number;
  /** The same among those in the window. */
  readonly ordinalInWindow: number;
  readonly sameDay: boolean;
  readonly previous: number | null;
  readonly next: number | null;
}

/**
 * Gives every order of a known customer in the window its place among all of the customer's. Orders placed at one
 * instant follow each other by their ids, so that the answer does not depend on the order of the records.
 */
export function placesOf(
  orders: Iterable<SequencedOrder>,
  isInWindow: (ms: number) => boolean,
): ReadonlyMap<string, Place> {
  const byCustomer = new Map<string, SequencedOrder[]>();
  for (const order of orders) {
    if (order.customerId === null) continue;
    const others = byCustomer.get(order.customerId) ?? [];
    byCustomer.set(order.customerId, others);
    others.push(order);
  }
  const places = new Map<string, Place>();
  for (const all of byCustomer.values()) {
    const purchases = purchasesOf(all);
    let ordinalInWindow = 0;
    for (const [index, purchase] of purchases.entries()) {
      const shown = purchase.filter(({ placed }) => isInWindow(placed));
      if (shown.length > 0) ordinalInWindow += 1;
      for (const order of shown) {
        places.set(order.id, {
          ordinal: index + 1,
          ordinalInWindow,
          sameDay: order !== shown[0],
          previous: purchases[index - 1]?.[0].placed ?? null,
          next: purchases[index + 1]?.[0].placed ?? null,
        });
      }
    }
  }
  return places;
}

type Purchase = [first: SequencedOrder, ...others: SequencedOrder[]];

function purchasesOf(orders: SequencedOrder[]): readonly Purchase[] {
  orders.sort((a, b) => a.placed - b.placed || (a.id < b.id ? -1 : 1));
  const purchases: Purchase[] = [];
  for (const order of orders) {
    const last = purchases.at(-1);
    if (last?.[0].purchase === order.purchase) last.push(order);
    else purchases.push([order]);
  }
  return purchases;
}
