import type { CaseInput } from "../../src/model/case.ts";
import { type Cells, readTable } from "./files.ts";

/** The requests of the even rows, as published. */
export const requestRows = (): readonly Cells[] => readTable("baltimore_311/requests_even.csv");

/** A request as a case. Local clock times are written as if they were UTC, as the figures take them. */
export const request = (row: Cells): CaseInput => ({
  id: row["SRRecordID"] ?? "",
  status: row["CloseDate"] === "" ? "open" : "closed",
  createdAt: instant(row["CreatedDate"]) ?? "",
  closedAt: instant(row["CloseDate"]),
  dueAt: instant(row["DueDate"]),
});

/** Its promise: to be closed by the day it was due; those without one promised nothing. */
export const promiseOf = ({ id, createdAt, dueAt, closedAt }: CaseInput) =>
  typeof dueAt === "string"
    ? [
        {
          caseId: id,
          metric: "resolution",
          status: "active",
          startAt: createdAt,
          dueAt,
          fulfilledAt: closedAt ?? null,
        },
      ]
    : [];

/** `04/12/2018 11:11:26 AM` */
function instant(text = ""): string | null {
  const [, month, day, year, hour = "", rest, half] =
    /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d:\d\d) ([AP]M)$/.exec(text) ?? [];
  if (year === undefined) return null;
  const of24 = (Number(hour) % 12) + (half === "PM" ? 12 : 0);
  return `${year}-${month}-${day}T${String(of24).padStart(2, "0")}:${rest}Z`;
}
