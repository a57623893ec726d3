import { isTimeZone } from "../time/zone.ts";
import type { Issue } from "./issue.ts";
import { railsTimeZones } from "./rails-time-zones.ts";

/** The IANA name of a zone that a vendor calls by that name or by its Rails name; null when it is neither. */
export function ianaTimeZone(name: string): string | null {
  const rails = Object.hasOwn(railsTimeZones, name) ? railsTimeZones[name] : undefined;
  return rails ?? (isTimeZone(name) ? name : null);
}

/** What is to be said about a vendor's zone name; nothing when it is a plain IANA or Rails name. */
export function timeZoneIssue(name: string, path: string, entityRef: Issue["entityRef"]): Issue | null {
  if (ianaTimeZone(name) === null) {
    const message = `"${name}" is neither an IANA nor a Rails time zone; the schedule was left out.`;
    return { ruleId: "SCH-01", severity: "error", path, message, raw: name, entityRef };
  }
  if (/^(?!UTC|GMT)[A-Z]{3}$/.test(name)) {
    const message = `"${name}" is a zone of the database, but seldom the one that is meant: it may not follow summer time.`;
    return { ruleId: "SCH-01", severity: "warning", path, message, raw: name, entityRef };
  }
  return null;
}
