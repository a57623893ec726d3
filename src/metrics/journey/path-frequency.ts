import { journeyFact } from "../../facts/journey.ts";
import { count, distinct } from "../../language/aggregate.ts";
import { entry } from "../entry.ts";
import { processMining } from "../journey-sources.ts";
import { goesOn } from "../journeys.ts";
import { metric } from "../metric.ts";

/** Path frequency: number of journeys that took a path, the whole sequence of their touchpoints. */
export const pathFrequency = metric({
  id: "pathFrequency",
  unit: "counts",
  better: "none",
  domain: "journey",
  range: [0, null],
  of: journeyFact,
  excluded: (journey) => ({ ...goesOn(journey), pathUnknown: journey.path.isMissing() }),
  parts: () => ({ journeys: count() }),
  value: ({ journeys }) => journeys,
  variants: (vary) => ({
    collapsed: vary({
      excluded: (journey) => ({ ...goesOn(journey), pathUnknown: journey.collapsedPath.isMissing() }),
    }),
    soFar: vary({ excluded: ({ path }) => ({ pathUnknown: path.isMissing() }) }),
    differentPaths: vary({
      parts: ({ path }) => ({ paths: distinct(path) }),
      value: ({ paths }) => paths,
    }),
  }),
});

const ended = (path: string | null, collapsedPath = path) => ({ ended: true, path, collapsedPath });

export const pathFrequencyEntry = entry(pathFrequency, {
  name: "Path frequency",
  aliases: ["variants", "trace variants", "path analysis"],
  says: "Number of journeys that took a path: the whole sequence of their touchpoints.",
  population:
    'Journeys that have ended and whose touchpoints all have names. It becomes the list of paths when it is grouped by them: `by: ["path"]`, or `by: ["collapsedPath"]` with the variant collapsed. Ungrouped it is the number of journeys that have a path.',
  recommended:
    "Counts of whole paths. A share needs the number of all journeys, which a group does not know: divide by the same metric ungrouped. The path of an open journey will be another one, so it is left out.",
  variants: {
    collapsed: {
      says: "For grouping by `collapsedPath`, in which what directly repeats itself is named once.",
      usedBy: [],
    },
    soFar: { says: "Open journeys too, with the path that they have taken so far.", usedBy: [] },
    differentPaths: {
      says: "Number of different paths, not grouped: how many ways there are through the journey.",
      usedBy: [],
    },
  },
  examples: [
    {
      rows: [ended("search > buy"), ended("search > buy"), ended("search > call > buy")],
      gives: 3,
      because: "Ungrouped, three journeys; grouped by path, two and one.",
    },
    { rows: [ended("buy")], gives: 1, because: "One touchpoint is a path too." },
    { rows: [], gives: 0, because: "No journey, no path: an empty map." },
    {
      rows: [
        ended("search > buy"),
        ended(null),
        { ended: false, path: "search", collapsedPath: "search" },
        { ended: null, path: "search", collapsedPath: "search" },
      ],
      gives: 1,
      excluded: { pathUnknown: 1, open: 1, endUnknown: 1 },
      because: "One journey is over and its path is known.",
    },
    {
      variant: "collapsed",
      rows: [ended("search > search > buy", "search > buy"), ended("search > buy"), ended(null)],
      gives: 2,
      excluded: { pathUnknown: 1 },
      because: "Two journeys, of one collapsed path.",
    },
    {
      variant: "soFar",
      rows: [ended("search > buy"), { ended: false, path: "search", collapsedPath: "search" }],
      gives: 2,
      because: "The open one counts with what it has done so far.",
    },
    {
      variant: "differentPaths",
      rows: [ended("search > buy"), ended("search > buy"), ended("search > call > buy")],
      gives: 2,
      because: "Two different paths among three journeys.",
    },
  ],
  beware: [
    "Most paths of real journeys occur once; the most frequent one may be a small part of all. Say how many journeys the list covers.",
    "The number of different paths grows with the number of journeys, so that it does not compare a month with a year.",
    "Grouped by a path cut to its first steps, it counts something else; say so.",
  ],
  sources: [processMining],
  since: "0.1.0",
});
