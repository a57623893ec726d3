import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { validateVcon } from "../../src/adapters/vcon/index.ts";

const uuid = "019f15a6-a752-826f-b9a2-279e0d16bc46";
const made = "2026-03-01T09:40:00.000+00:00";
const call = {
  uuid,
  created_at: made,
  updated_at: made,
  parties: [{ name: "Ada" }, { tel: "+15550001111" }],
  dialog: [
    {
      type: "recording",
      start: "2026-03-01T09:30:00+01:00",
      duration: 57.168,
      parties: [1, 0],
      mimetype: "audio/mp3",
    },
    {
      type: "transfer",
      start: "2026-03-01T09:35:00Z",
      parties: [[0, 1], null, 1],
      transferor: 0,
      target_dialog: [0],
      party_history: [{ party: 1, time: "2026-03-01T09:35:00Z", event: "join" }],
    },
  ],
  attachments: [{ start: "2026-03-01T09:35:00Z", party: 0, dialog: 1 }],
  analysis: [{ type: "transcript", dialog: 0, vendor: "anyone" }],
};
const told = (payload: unknown) =>
  validateVcon(payload).issues.map(({ ruleId, path }) => `${ruleId} ${path}`);

const folder = new URL("../../../shared/vendor/vcon/", import.meta.url);
const present = existsSync(folder);
if (!present) console.warn("SKIPPED: the samples of vCon are not on this machine.");

describe.skipIf(!present)("the samples of vCon", () => {
  const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
  const names = (present ? readdirSync(folder) : []).filter((name) => name.endsWith(".json"));

  it("are all there is a word for here", () => {
    expect(names.filter((name) => name.startsWith("invalid_")).length).toBe(4);
    expect(names.filter((name) => name.startsWith("ietf_")).length).toBe(5);
    expect(names.length).toBe(10);
  });

  it.each<[string, readonly string[]]>([
    [
      "invalid_bad_dialog_types",
      [
        "SHP-01 /dialog/0/duration",
        "SHP-01 /dialog/0/mimetype",
        "REF-01 /dialog/0/parties/0",
        "REF-01 /dialog/0/parties/1",
      ],
    ],
    ["invalid_bad_duration", ["TS-02 /created_at", "TS-02 /dialog/0/start", "LIF-01 /dialog/0/duration"]],
    ["invalid_missing_uuid_and_vcon_version", ["SHP-01 /uuid"]],
    [
      "invalid_out_of_range_party_indices",
      ["REF-01 /dialog/0/parties/1", "REF-01 /dialog/0/parties/2", "REF-01 /dialog/0/originator"],
    ],
    // A real system's: no zone, which makes its times unknown.
    ["support_call_1", ["TS-02 /created_at", "TS-02 /dialog/0/start", "TS-02 /updated_at"]],
  ])("%s is invalid, and for the reason its name gives", (name, expected) => {
    const { valid } = validateVcon(read(`${name}.json`));
    expect(valid).toBe(false);
    expect(told(read(`${name}.json`)).toSorted()).toEqual(expected.toSorted());
  });

  it.each(names.filter((name) => name.startsWith("ietf_")))("%s is valid", (name) => {
    expect(validateVcon(read(name)).valid).toBe(true);
  });

  it("of the valid ones, one lacks the time it was made, which is told", () => {
    const odd = names.filter((name) => name.startsWith("ietf_") && told(read(name)).length > 0);
    expect(odd).toEqual(["ietf_ab_call_external_recording.json"]);
    expect(told(read("ietf_ab_call_external_recording.json"))).toEqual(["SHP-01 /created_at"]);
  });
});

describe("a vCon", () => {
  it("in which all is right has no issue", () => {
    expect(validateVcon(call)).toEqual({ valid: true, issues: [] });
    expect(validateVcon({ uuid, created_at: made })).toEqual({ valid: true, issues: [] });
  });

  const [recording, transfer] = call.dialog;
  it.each<[string, unknown, readonly string[]]>([
    ["no object", 5, ["SHP-01 "]],
    ["a uuid that is none", { ...call, uuid: "1" }, ["SHP-01 /uuid"]],
    [
      "changed before it was made",
      { ...call, updated_at: "2026-03-01T09:40:00+00:01" },
      ["LIF-01 /updated_at"],
    ],
    ["no such day", { ...call, created_at: "2026-02-30T00:00:00Z" }, ["TS-01 /created_at"]],
    [
      "a dialog without a start",
      { ...call, dialog: [{ type: "text" }, transfer] },
      ["SHP-01 /dialog/0/start"],
    ],
    [
      "a kind of dialog that there is not",
      { ...call, dialog: [{ ...recording, type: "video" }, transfer] },
      ["SHP-01 /dialog/0/type"],
    ],
    [
      "places that are not there",
      { ...call, parties: [], dialog: [recording], attachments: [{ party: 2, dialog: 1 }], analysis: [] },
      [
        "REF-01 /dialog/0/parties/0",
        "REF-01 /dialog/0/parties/1",
        "REF-01 /attachments/0/party",
        "REF-01 /attachments/0/dialog",
      ],
    ],
    [
      "a place within a place, and one in the history",
      {
        ...call,
        dialog: [
          recording,
          { ...transfer, parties: [[0, 7], null], party_history: [{ party: 9 }], target_dialog: [3] },
        ],
      },
      [
        "REF-01 /dialog/1/parties/0/1",
        "REF-01 /dialog/1/target_dialog/0",
        "REF-01 /dialog/1/party_history/0/party",
      ],
    ],
    [
      "a place below 0",
      { ...call, dialog: [{ ...recording, originator: -1 }, transfer] },
      ["SHP-01 /dialog/0/originator"],
    ],
  ])("%s", (_what, payload, expected) => {
    expect(told(payload)).toEqual(expected);
    expect(validateVcon(payload).valid).toBe(false);
  });

  it("whatever it holds, is judged and not changed", () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom("uuid", "dialog", "parties", "attachments", "updated_at"),
        (value, name) => {
          const payload = { ...call, [name]: value };
          const before = JSON.stringify(payload);
          const { valid, issues } = validateVcon(payload);
          expect(issues.some(({ severity }) => severity === "error")).toBe(!valid);
          expect(JSON.stringify(payload)).toBe(before);
          expect(typeof validateVcon(value).valid).toBe("boolean");
        },
      ),
    );
  });
});
