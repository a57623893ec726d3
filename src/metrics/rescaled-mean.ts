import type { IntervalRule } from "../statistics/interval.ts";
import { studentMean } from "../statistics/student.ts";

/**
 * Student's t interval of a mean moved to 0–100, 100 × gained ÷ possible. How much a row can gain depends on the
 * thresholds, so it is learnt from the parts.
 */
export const rescaledMean: IntervalRule<"gained" | "possible" | "variance"> = {
  method: "Student's t",
  bounds: (read, confidence) => {
    const possibleOfOne = (read.value("possible") ?? 0) / read.n;
    return studentMean({ sum: "gained", variance: "variance" }, possibleOfOne / 100).bounds(read, confidence);
  },
};
