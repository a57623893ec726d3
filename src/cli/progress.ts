import { stat } from "node:fs/promises";
import type { OnBytes } from "./open-text.ts";

/** Files from this size on show a bar at once. */
const LONG_BYTES = 20_000_000;
/** Reading that takes longer than this shows one too. */
const LONG_MS = 1000;

/** Shows how far the reading of long files has got, on standard error and only where a person sees it. */
export async function watchReading<Result>(
  files: readonly (string | null)[],
  read: (onBytes: OnBytes) => Promise<Result>,
): Promise<Result> {
  const total = process.stderr.isTTY ? await sizeOf(files) : null;
  if (total === null) return read(() => {});
  const { SingleBar } = await import("cli-progress");
  const bar = new SingleBar({
    format: "reading {bar} {percentage} % of {size}, {eta_formatted} left",
    barCompleteChar: "█",
    barIncompleteChar: "░",
    barsize: 30,
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
  });
  const start = performance.now();
  let done = 0;
  // A run that is broken off leaves the terminal as it was: the bar gone, the cursor there.
  const breakOff = (signal: NodeJS.Signals) => {
    bar.stop();
    process.kill(process.pid, signal);
  };
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const signal of signals) process.once(signal, breakOff);
  try {
    return await read((bytes) => {
      done += bytes;
      if (bar.isActive) bar.update(done);
      else if (total >= LONG_BYTES || performance.now() - start > LONG_MS) {
        bar.start(total, done, { size: `${(total / 1e6).toFixed(0)} MB` });
      }
    });
  } finally {
    for (const signal of signals) process.off(signal, breakOff);
    bar.stop();
  }
}

/** Bytes of all the files; `null` if that is not known beforehand, as of a pipe. */
async function sizeOf(files: readonly (string | null)[]): Promise<number | null> {
  const sizes = files.map(async (file) => {
    if (file === null) return 0;
    try {
      const stats = await stat(file === "-" ? "/dev/stdin" : file);
      return stats.isFile() ? stats.size : null;
    } catch {
      return null;
    }
  });
  return (await Promise.all(sizes)).reduce(
    (sum, size) => (sum === null || size === null ? null : sum + size),
    0,
  );
}
