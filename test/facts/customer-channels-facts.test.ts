import { describe, expect, it } from "vitest";
import { customerChannelsFacts } from "../../src/facts/customer-channels-facts.ts";
import { measure } from "../../src/measure/measure.ts";
import { omnichannelShare } from "../../src/metrics/contact-centre/omnichannel-share.ts";
import type { InteractionInput } from "../../src/model/interaction.ts";

const on = (day: number) => `2026-03-${String(day).padStart(2, "0")}T09:00:00.000Z`;

let ids = 0;
function contact(
  customerId: string | null,
  channel: string,
  day: number,
  also: Partial<InteractionInput> = {},
): InteractionInput {
  return {
    id: `contact ${++ids}`,
    channel,
    direction: "inbound",
    status: "completed",
    customerId,
    startAt: on(day),
    ...also,
  };
}

describe("channels of a customer", () => {
  it("count once each, with the first contact and the most channels of one case", () => {
    const contacts = [
      contact("ada", "chat", 5, { caseIds: ["a"] }),
      contact("ada", "voice", 3, { caseIds: ["b", "a"] }),
      contact("ada", "chat", 9, { caseIds: ["b"] }),
      contact("ada", "email", 9),
      contact("bob", "voice", 4),
    ];
    expect(customerChannelsFacts(contacts)).toEqual([
      { customerId: "ada", firstAt: on(3), channels: 3, channelsInOneCase: 2 },
      { customerId: "bob", firstAt: on(4), channels: 1, channelsInOneCase: null },
    ]);
  });

  it("are those of the window, its end not included", () => {
    const contacts = [contact("ada", "chat", 1), contact("ada", "voice", 2), contact("ada", "email", 3)];
    const [fact, ...others] = customerChannelsFacts(contacts, { window: { from: on(1), to: on(3) } });
    expect(fact).toMatchObject({ channels: 2, firstAt: on(1) });
    expect(others).toEqual([]);
  });

  it("are those that the customer used: legs and machines count, the company's contacts do not", () => {
    const contacts = [
      contact("ada", "bot", 1, { selfServed: true, agentIds: [] }),
      contact("ada", "voice", 1, { initiationMethod: "transfer", previousId: "contact 1" }),
      contact("ada", "email", 2, { direction: "outbound" }),
      contact("ada", "chat", 2, { isTest: true }),
      contact("ada", "sms", 2, { isSpam: true }),
    ];
    expect(customerChannelsFacts(contacts)).toMatchObject([{ channels: 2 }]);
  });

  it("of unknown customers are a row each, which no share counts", () => {
    const { customerId: _, ...withoutCustomer } = contact(null, "chat", 1);
    const contacts = [
      contact(null, "voice", 1),
      withoutCustomer,
      contact("ada", "voice", 1),
      contact("ada", "chat", 1),
    ];
    const facts = customerChannelsFacts(contacts);
    expect(facts).toHaveLength(3);
    expect(measure(omnichannelShare, facts)).toMatchObject({
      value: 1,
      n: 1,
      excluded: { customerUnknown: 2 },
    });
  });

  it("are refused with an instant that is none", () => {
    expect(() => customerChannelsFacts([contact("ada", "chat", 1, { startAt: "noon" })])).toThrow(
      /"startAt"/,
    );
    const window = { from: "then", to: on(3) };
    expect(() => customerChannelsFacts([], { window })).toThrow(/"window.from" is "then"/);
  });
});
