import { expect, it } from "vitest";
import { definition } from "../../src/cli/definition.ts";
import { definitionText } from "../../src/cli/definition-text.ts";
import { contactFact } from "../../src/facts/contact.ts";
import { count } from "../../src/language/aggregate.ts";
import { entry } from "../../src/metrics/entry.ts";
import { metric } from "../../src/metrics/metric.ts";

const quickShare = metric({
  id: "quickShare",
  unit: "ratio",
  better: "higher",
  domain: "customer-service",
  range: [0, 1],
  of: contactFact,
  given: { withinMs: 1000 },
  excluded: ({ offered, waitMs }) => ({ notOffered: offered.not(), waitUnknown: waitMs.isMissing() }),
  parts: ({ waitMs }, { withinMs }) => ({ quick: count(waitMs.atMost(withinMs)), counted: count() }),
  value: ({ quick, counted }) => quick.over(counted),
  variants: (vary) => ({
    answeredOnly: vary({
      given: { withinMs: 2000 },
      excluded: ({ offered, answered }) => ({ notOffered: offered.not(), notAnswered: answered.not() }),
    }),
    slow: vary({
      parts: ({ waitMs }, { withinMs }) => ({ slow: count(waitMs.moreThan(withinMs)), counted: count() }),
      value: ({ slow, counted }) => slow.over(counted),
    }),
  }),
});

const quick = { offered: true, waitMs: 1000 };
const quickShareEntry = entry(quickShare, {
  name: "Quick share",
  abbreviation: "QS",
  aliases: ["share of the quick", "quickness"],
  says: "Share of contacts that waited a second at most.",
  question: "Did you wait?",
  population:
    "Contacts that were offered and whose wait is known, told at a length that does not fit into one line of the page, so that it has to be broken.",
  recommended: "It is made up.",
  variants: {
    answeredOnly: {
      says: "Answered contacts alone.",
      usedBy: [{ by: "Somebody", title: "A page", year: 2020 }],
    },
    slow: { says: "The slow ones.", usedBy: [] },
  },
  tools: [
    {
      tool: "A tool",
      calls: "Fast share",
      variant: "answeredOnly",
      differs: "It counts answered contacts alone.",
      source: { by: "Somebody", title: "A page", year: 2020 },
    },
    {
      tool: "Another",
      calls: "Quickness",
      variant: null,
      differs: "It does not.",
      source: { by: "Another", title: "Help" },
    },
    {
      tool: "A third",
      calls: "Quickness",
      differs: "Nobody knows how.",
      source: { by: "Nobody", title: "Nothing", url: "https://example.com/" },
    },
  ],
  examples: [
    { rows: [quick, { offered: true, waitMs: null }], gives: 1, because: "The wait of one is known." },
    { rows: [], gives: null, because: "Nobody came." },
    { rows: [quick], gives: 1, because: "One of one." },
    { rows: [quick], given: { withinMs: 10 }, gives: 0, because: "Not within 10 ms." },
    { rows: [quick], variant: "slow", gives: 0, excluded: {}, because: "None was slow." },
  ],
  beware: ["It is made up."],
  sources: [{ by: "Nobody", title: "Nothing", url: "https://example.com/" }],
  since: "0.0.0",
});

it("is a page that says everything once, and of a variant what is different", () => {
  const plain = { width: 80, bold: (text: string) => text };
  const text = definitionText(definition({ ...quickShareEntry, family: "made-up" }), plain);
  const [page, rest = ""] = text.split("\nSQL (DuckDB)\n");
  const [sql, sources] = rest.split("\nSources\n");
  expect(sources).toBe(
    "  [1] Nobody. Nothing. https://example.com/\n  [2] Somebody. A page. 2020\n  [3] Another. Help\n",
  );
  expect(`\n${page}`).toMatchInlineSnapshot(`
    "
    Quick share (QS) – quickShare
      Share of contacts that waited a second at most.

    What it is
      also called   share of the quick, quickness
      question      Did you wait?
      population    Contacts that were offered and whose wait is known, told at a
                    length that does not fit into one line of the page, so that it
                    has to be broken.
      recommended   It is made up.
      value         ratio (1 is 100 %), 0 to 1; higher is better
      without rows  nothing to say (null)
      belongs to    customer-service, made-up
      combining     parts can be merged, results cannot be averaged (algebraic)
      interval      none
      since         0.0.0

    Formula
      quickShare  = quick ÷ counted
      quick       number of rows where waitMs ≤ given withinMs
      counted     number of rows

    Thresholds
      withinMs  1000

    What tools show for it, and why their number differs
      A tool: “Fast share” = variant answeredOnly [2]
          It counts answered contacts alone.
      Another: “Quickness” = quickShare as it stands [3]
          It does not.
      A third: “Quickness” = no definition here [1]
          Nobody knows how.

    Variants
      answeredOnly  Answered contacts alone.
          thresholds  withinMs = 2000
          left out    notAnswered: not answered; without waitUnknown
          used by     Somebody [2]
      slow  The slow ones.
          formula  slow ÷ counted
          parts    slow: number of rows where waitMs > given withinMs; without quick
          used by  nobody known

    On your own rows
      The number by a variant, and the rows that it counts otherwise:
        touchstone measure FILE --fact contact --metrics quickShare --variant quickShare=answeredOnly
        touchstone difference FILE --fact contact --metric quickShare --from default --to answeredOnly

    Beware
      - It is made up.

    Left out and counted, the first reason that holds
      notOffered   not offered
      waitUnknown  waitMs is missing

    Columns of contact that it reads
      One row: one contact (call, chat, message or e-mail exchange), or one leg of
      it after a transfer. Periods are by startAt unless said.
      offered  boolean, required. Whether a customer waited for an agent in it:
               queued, rang or was connected. \`false\` for what the company began,
               what ended in a menu or in self-service, and a letter that is merely
               replied to.
      waitMs   int, nullable. From entering the queue until answered, abandoned or
               flowed out, ringing included and menus not; 0 if answered without
               queueing, \`null\` if unknown, not offered or still waiting.

    Worked examples
      offered  waitMs
      true     1000
      true     null
      → 100.0 %: The wait of one is known.

      no rows
      → –: Nobody came.

      offered  waitMs
      true     1000
      → 100.0 %: One of one.
      → 0.0 % (withinMs = 10): Not within 10 ms.
      → 0.0 % (slow): None was slow.
    "
  `);
  expect(sql).toMatch(/^ {2}WITH read AS \(\n {4}SELECT\n/);
});
