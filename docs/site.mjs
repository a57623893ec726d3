import { existsSync } from "node:fs";
import { Application, Converter } from "typedoc";
import { nameModules, presentFacts, presentMetrics } from "./api.mjs";

/** Runs TypeDoc; any warning fails the build, after the site is written so that it can be looked at. */
export async function writeSite({ entryPoints, facts, metrics }) {
  const { cli: _, engine: __, "engine-browser": ___, "event-thread": ____, index, ...subpaths } = entryPoints;
  const app = await Application.bootstrap({
    name: "touchstone-cx",
    // What a subpath also exports belongs to the subpath only if the root comes last.
    entryPoints: [...Object.values(subpaths), index],
    tsconfig: "docs/api.tsconfig.json",
    readme: existsSync("README.md") ? "README.md" : "none",
    projectDocuments: ["docs/guides/*.md", "docs/generated/*.md"],
    out: "docs/site",
    disableSources: true,
    hideGenerator: true,
    customCss: "docs/style.css",
    customJs: "docs/generated/browser.js",
    highlightLanguages: ["ts", "js", "json", "sql", "bash", "console"],
    searchInDocuments: true,
    searchInComments: true,
    searchGroupBoosts: { Documents: 20, Functions: 5 },
    excludeExternals: true,
    categorizeByGroup: false,
    defaultCategory: "API",
    categoryOrder: ["Overview", "Guides", "*", "Facts", "API"],
    groupOrder: ["Functions", "Metrics", "Facts", "*"],
    kindSortOrder: ["Module", "Function", "Variable", "Class", "Interface", "TypeAlias"],
    navigation: { includeCategories: true, includeGroups: false },
    sortEntryPoints: false,
    validation: {
      notExported: true,
      invalidLink: true,
      invalidPath: true,
      rewrittenLink: true,
      notDocumented: true,
      unusedMergeModuleWith: true,
    },
    // Names that stand in types but that nobody writes down.
    intentionallyNotExported: [
      "AnyColumn",
      "CompactMemory",
      "Facts",
      "Intersection",
      "KnownIntervalOf",
      "NamesOf",
      "OptionalNames",
      "Reference",
      "SharedMoments",
      "Sides",
      "Told",
      "TypeIn",
      "ValueOf",
      "Writers",
      "dialects",
    ],
    intentionallyNotDocumented: [
      "touchstone-cx.PartOf.__type.formula",
      "touchstone-cx.RowFor.__type.accepts",
    ],
    requiredToBeDocumented: ["Module", "Class", "Interface", "TypeAlias", "Variable", "Function"],
  });
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    nameModules(project);
    presentFacts(project, facts);
    presentMetrics(project, metrics);
  });
  const project = await app.convert();
  if (project === undefined) throw new Error("The sources do not compile.");
  app.validate(project);
  await app.generateOutputs(project);
  if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exitCode = 1;
}
