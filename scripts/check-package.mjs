// Checks the package as its users get it: `npm run check:package`, after a build. It packs, unpacks into a fresh
// project and then asks there what users ask: is it well formed, does it load, is it small, are its types right and
// legible? Nothing is downloaded; what the package depends on comes from this repository's node_modules.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import ts from "typescript";

/**
 * What one metric and `measure` may weigh in a browser, in bytes: NPS with its six variants after brotli, which is what
 * browsers ask for, and a metric of one variant after gzip too, so that what they share cannot grow unseen.
 */
const LIMIT = 6_000;

const root = fileURLToPath(new URL("..", import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const entryPoints = Object.keys(manifest.exports).filter((path) => manifest.exports[path].endsWith(".js"));
const place = mkdtempSync(join(tmpdir(), "touchstone-package-"));
const project = join(place, "project");
const installed = join(project, "node_modules", manifest.name);

function pack() {
  const answer = execFileSync(
    "npm",
    ["pack", "--ignore-scripts", "--json", "--silent", "--pack-destination", place],
    { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  );
  const [{ filename, files }] = JSON.parse(answer);
  return { tarball: join(place, filename), files: files.map(({ path }) => path) };
}

/** Unpacks the tarball into a project of its own and links what the package depends on. */
function install({ tarball }) {
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "-C", installed, "--strip-components=1"]);
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) {
    const link = join(project, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, "node_modules", name), link, "junction");
  }
  write("package.json", JSON.stringify({ name: "project", private: true, type: "module" }));
}

function write(file, text) {
  writeFileSync(join(project, file), text);
  return join(project, file);
}

function checkFiles({ files }) {
  const odd = files.filter(
    (file) =>
      !/^(dist\/[\w./-]+\.(js|d\.ts)|dist\/schemas\/[\w.-]+\.json|package\.json|README\.md|LICENSE|CHANGELOG\.md)$/.test(
        file,
      ),
  );
  assert.deepEqual(odd, [], "These do not belong into the package.");
  const wanted = ["README.md", "LICENSE", "package.json", manifest.bin.touchstone.slice(2)];
  wanted.push("dist/schemas/case.json", "dist/schemas/cx.case.resolved.json", "dist/schemas/event.json");
  for (const path of entryPoints) {
    const code = manifest.exports[path].slice(2);
    wanted.push(code, code.replace(/\.js$/, ".d.ts"));
  }
  assert.deepEqual(
    wanted.filter((file) => !files.includes(file)),
    [],
    "These are missing from the package.",
  );
  return `${files.length} files`;
}

async function checkWithPublint({ tarball }) {
  const bytes = readFileSync(tarball);
  const { messages, pkg } = await publint({
    strict: true,
    pack: { tarball: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) },
  });
  assert.deepEqual(
    messages.map((message) => formatMessage(message, pkg, { color: false })),
    [],
  );
}

function checkWithAttw({ tarball }) {
  const attw = join(root, "node_modules/@arethetypeswrong/cli/dist/index.js");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [attw, tarball, "--profile", "esm-only", "--no-color", "--no-emoji"],
    { encoding: "utf8" },
  );
  assert.equal(status, 0, stdout + stderr);
}

/** What an entry point may import, by the name of the package or of its scope; one that is not here, nothing. */
const allowedPackages = {
  "./model": ["zod"],
  "./events": ["zod"],
  "./adapters": ["zod"],
  "./statistics": ["@stdlib"],
  "./models": ["@stdlib"],
  "./journey": ["d3-shape"],
  "./exports": ["zod", "saxes", "yaml"],
  "./threads": ["node:os", "node:worker_threads"],
};

/** Follows the imports of every entry point through the chunks. */
function checkImports() {
  const packages = (file, seen = new Set()) => {
    if (seen.has(file)) return [];
    seen.add(file);
    return ts
      .preProcessFile(readFileSync(file, "utf8"), true, true)
      .importedFiles.flatMap(({ fileName }) =>
        fileName === "#engine"
          ? Object.values(manifest.imports["#engine"]).flatMap((engine) =>
              packages(join(installed, engine), seen),
            )
          : fileName.startsWith(".")
            ? packages(
                resolve(dirname(file), fileName.replace(/\.js$/, file.endsWith(".ts") ? ".d.ts" : ".js")),
                seen,
              )
            : [fileName],
      );
  };
  for (const path of entryPoints) {
    const code = join(installed, manifest.exports[path]);
    const allowed = allowedPackages[path.startsWith("./adapters/") ? "./adapters" : path] ?? [];
    const outside = packages(code).filter((name) => !allowed.includes(name.split("/")[0]));
    assert.deepEqual(outside, [], `${path} imports what it must not.`);
    const types = packages(code.replace(/\.js$/, ".d.ts")).filter((name) => !/^zod(\/|$)/.test(name));
    assert.deepEqual(types, [], `The types of ${path} import what they must not.`);
  }
}

async function bundle(code) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: project },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
    metafile: true,
    // Texts as they are, so that prose can be found.
    charset: "utf8",
    logLevel: "silent",
  });
  const [{ contents, text }] = outputFiles;
  return {
    text,
    inputs: Object.keys(metafile.inputs),
    bytes: contents.length,
    gzip: gzip(contents),
    brotli: brotli(contents),
  };
}
const gzip = (bytes) => gzipSync(bytes, { level: 9 }).length;
const brotli = (bytes) => brotliCompressSync(bytes).length;

async function checkSize() {
  const { catalogue } = await import(pathToFileURL(join(installed, manifest.exports["./catalogue"])).href);
  const prose = Object.values(catalogue).flatMap(({ metric, ...told }) => textsOf(told));
  const holdsProse = (text) => prose.find((sentence) => text.includes(JSON.stringify(sentence).slice(1, -1)));

  const one = await bundle(`export { nps, measure } from "${manifest.name}";`);
  const all = await bundle(`export * from "${manifest.name}";`);
  for (const { text, inputs } of [one, all]) {
    assert.equal(
      inputs.find((file) => file.includes("/zod/")),
      undefined,
      "zod comes along.",
    );
    assert.equal(holdsProse(text), undefined, "Prose of the catalogue comes along.");
    assert.doesNotMatch(text, /new Function|\beval\(/, "Pages that forbid generated code would report it.");
  }
  const told = await bundle(`export * from "${manifest.name}/catalogue";`);
  assert.notEqual(holdsProse(told.text), undefined, "This check no longer knows prose when it sees it.");
  const others = Object.keys(catalogue).filter((id) => id !== "nps" && one.text.includes(`"${id}"`));
  assert.deepEqual(others, [], "Metrics that nobody imported come along.");
  const sizes = `nps and measure ${one.bytes} bytes, gzip ${one.gzip}, brotli ${one.brotli}; everything gzip ${all.gzip}`;
  assert.ok(one.brotli <= LIMIT, `${sizes}. The limit is ${LIMIT} bytes after brotli.`);
  const small = await bundle(`export { occupancy, measure } from "${manifest.name}";`);
  assert.ok(small.gzip <= LIMIT, `occupancy and measure: ${small.gzip} of ${LIMIT} bytes after gzip.`);
  return `${sizes}; occupancy and measure gzip ${small.gzip}`;
}

/** Every text of an entry that is prose or an address, not the name of something. */
function textsOf(told) {
  if (typeof told === "string") return told.length > 20 && /\s|:\/\//.test(told) ? [told] : [];
  return typeof told === "object" && told !== null ? Object.values(told).flatMap(textsOf) : [];
}

/** The strictest settings; `skipLibCheck: false` has the compiler check the package's own types as well. */
const compilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  // zod names URL, which only browsers and @types/node declare.
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: false,
  noEmit: true,
};

/** A user's program. What the language service says of the word after `/*? …` must contain the text that follows. */
const program = `
import { type ContactFact, measure, measureAll, nps, serviceLevel } from "touchstone-cx";
import { catalogue } from "touchstone-cx/catalogue";
import type { Interaction } from "touchstone-cx/model";
import { toSql } from "touchstone-cx/sql";

const row = { score: 9, instrument: "nps", extra: Symbol("of the user") };
export const measured = measure(nps, [row]);
export const promoters: number | null = measured.parts.promoters;
export const strict = measure(serviceLevel, [] as ContactFact[], { given: { withinMs: 30_000 } });
export const grouped = measureAll({ nps }, [{ score: 9, channel: "chat" }], { by: ["channel"] });
export const sql = toSql(nps, { dialect: "duckdb", from: "answers" });
export const entry = catalogue.nps;
export type { Interaction };

export function refused(rows: readonly { readonly rating: number }[]) {
  // @ts-expect-error The rows have no score.
  measure(nps, rows);
  // @ts-expect-error A score is a number.
  measure(nps, [{ score: "9" }]);
  // @ts-expect-error Service level needs to know more of a contact.
  measure(serviceLevel, [{ offered: true }]);
  // @ts-expect-error NPS has no threshold.
  measure(nps, [row], { given: { withinMs: 1 } });
  // @ts-expect-error Service level has no such threshold.
  measure(serviceLevel, [], { given: { within: 1 } });
  // @ts-expect-error There is no such part.
  measured.parts.neutrals;
  // @ts-expect-error There is no such column.
  measureAll({ nps }, [{ score: 9 }], { by: ["channel"] });
  // @ts-expect-error Periods need a time zone.
  measureAll({ nps }, [{ score: 9 }], { every: "month" });
}
`;

/** What an editor shows of a name, or of the type of a constant. */
const shown = [
  [
    "nps,",
    /^\(alias\) const nps: MetricWithVariants<Pick<SurveyResponseFact, [^<>]+>, ("(promoters|passives|detractors)"( \| )?){3}, /,
  ],
  ["nps,", /weighted: Metric<Pick<SurveyResponseFact, /],
  [
    "measured =",
    /^const measured: Measurement<("(promoters|passives|detractors)"( \| )?){3}, number \| null>$/,
  ],
  ["strict =", /^const strict: Measurement<("(counted|answeredInTime)"( \| )?){2}, number \| null>$/],
  ["grouped =", /^const grouped: readonly GroupMeasurements</],
  ["entry =", /^const entry: MetricEntry$/],
  ["ContactFact,", /^\(alias\) interface ContactFact\b/],
  ["Interaction }", /^\(alias\) interface Interaction\b/],
];

function checkTypes() {
  const file = write("program.ts", program);
  const service = ts.createLanguageService({
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (path) =>
      existsSync(path) ? ts.ScriptSnapshot.fromString(readFileSync(path, "utf8")) : undefined,
    getCurrentDirectory: () => project,
    getCompilationSettings: () => compilerOptions,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  const diagnostics = ts.getPreEmitDiagnostics(service.getProgram());
  assert.equal(diagnostics.length, 0, ts.formatDiagnostics(diagnostics, formatHost));

  for (const [words, expected] of shown) {
    const info = service.getQuickInfoAtPosition(file, program.indexOf(words));
    assert.match(ts.displayPartsToString(info?.displayParts), expected);
  }
  return `TypeScript ${ts.version}, ${shown.length} hovers read`;
}
const formatHost = {
  getCanonicalFileName: (file) => file,
  getCurrentDirectory: () => project,
  getNewLine: () => "\n",
};

/** Both ways must give the same module, so that no class exists twice. */
function checkLoading() {
  run(`
    import assert from "node:assert/strict";
    import { createRequire } from "node:module";
    const require = createRequire(import.meta.url);
    for (const path of ${JSON.stringify(entryPoints)}) {
      const name = path.replace(".", "${manifest.name}");
      const [imported, required] = [await import(name), require(name)];
      assert.ok(Object.keys(imported).length > 0, name + " exports nothing");
      for (const key of Object.keys(imported)) assert.equal(imported[key], required[key], name + " " + key);
    }
    const { catalogue } = await import("${manifest.name}/catalogue");
    const root = await import("${manifest.name}");
    for (const [id, { metric }] of Object.entries(catalogue)) assert.equal(metric, root[id], id);
  `);
}

function checkContentSecurityPolicy() {
  const script = `
    import assert from "node:assert/strict";
    import { measure, nps } from "${manifest.name}";
    const { value, n, excluded } = measure(nps, [{ score: 10 }, { score: 3 }, { score: 9 }, { score: null }]);
    assert.deepEqual([value, n, excluded], [100 / 3, 3, { unanswered: 1 }]);
  `;
  run(script, "--disallow-code-generation-from-strings");
  run(script);
}

/** Runs a module in the project; anything on standard error is a failure too, such as a warning. */
function run(script, ...flags) {
  const file = write("script.mjs", script);
  const { status, stderr } = spawnSync(process.execPath, [...flags, file], {
    cwd: project,
    encoding: "utf8",
  });
  assert.equal(status, 0, stderr);
  assert.equal(stderr, "");
}

const checks = {
  "the tarball holds what it should": checkFiles,
  "publint finds nothing": checkWithPublint,
  "attw finds nothing": checkWithAttw,
  "the entry points import what they may": checkImports,
  "one metric stays small": checkSize,
  "the types are right and legible": checkTypes,
  "every entry point loads, through import and through require": checkLoading,
  "it measures where code may not be generated": checkContentSecurityPolicy,
};

let failed = 0;
try {
  const packed = pack();
  install(packed);
  for (const [name, check] of Object.entries(checks)) {
    try {
      const remark = await check(packed);
      console.log(`✓ ${name}${remark === undefined ? "" : `: ${remark}`}`);
    } catch (error) {
      failed++;
      console.log(`✗ ${name}\n${String(error.message).replace(/^/gm, "    ")}`);
    }
  }
} finally {
  rmSync(place, { recursive: true, force: true });
}
process.exitCode = failed === 0 ? 0 : 1;
