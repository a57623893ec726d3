import { expect, it } from "vitest";
import { command } from "./command.ts";

const touchstone = command();

const euros = (amount: string) => ({ amount, currency: "EUR" });
const orders = [
  {
    id: "a",
    customerId: "ada",
    status: "completed",
    placedAt: "2026-01-10T12:00:00Z",
    subtotal: euros("10.00"),
  },
  {
    id: "b",
    customerId: "ada",
    status: "completed",
    placedAt: "2026-03-10T12:00:00Z",
    subtotal: euros("20.00"),
  },
  {
    id: "c",
    customerId: "bob",
    status: "completed",
    placedAt: "2026-03-11T12:00:00Z",
    subtotal: euros("30.00"),
  },
  {
    id: "d",
    customerId: "bob",
    status: "canceled",
    placedAt: "2026-03-12T12:00:00Z",
    subtotal: euros("99.00"),
  },
  {
    id: "e",
    customerId: "bob",
    status: "completed",
    placedAt: "2026-04-20T12:00:00Z",
    subtotal: euros("40.00"),
  },
]
  .map((order) => JSON.stringify(order))
  .join("\n");

async function values(...args: readonly string[]) {
  const { code, stdout, stderr } = await touchstone.run(
    ["measure", "-", "--format", "ndjson", "--record", "order", ...args, "--json"],
    { input: orders },
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const { measurements } = JSON.parse(stdout);
  return Object.fromEntries(
    measurements.map(({ metric, value }: { metric: string; value: unknown }) => [metric, value]),
  );
}

const metrics = ["--metrics", "aov,repeatPurchaseRate,purchaseFrequency,timeBetweenPurchases"];

it("measures order records", async () => {
  expect(await values(...metrics)).toEqual({
    aov: 25,
    repeatPurchaseRate: 1,
    purchaseFrequency: 2,
    timeBetweenPurchases: (59 + 40) / 2,
  });
});

it("measures those of a window, with what came before it as history", async () => {
  const march = ["--window", "2026-03-01T00:00:00Z/2026-04-01T00:00:00Z"];
  expect(await values(...metrics, ...march)).toEqual({
    aov: 25,
    repeatPurchaseRate: 0,
    purchaseFrequency: 1,
    timeBetweenPurchases: 59,
  });
});

it("measures what had been ordered by a day", async () => {
  expect(await values("--metrics", "aov,repeatPurchaseRate", "--as-of", "2026-03-11T00:00:00Z")).toEqual({
    aov: 15,
    repeatPurchaseRate: 1,
  });
});
