const NEWLINE = 0x0a;

/** Bytes of a source, cut between lines where that is possible. */
export interface Cut {
  /** The buffer that holds them, by its place. */
  readonly buffer: number;
  readonly length: number;
  /** Whether they end where a line does, so that what follows can be judged elsewhere. */
  readonly endsLine: boolean;
  /** Whether they begin the source. */
  readonly isFirst: boolean;
}

/** Buffers of one size, of which some are free. */
export interface Buffers {
  readonly all: readonly Uint8Array[];
  /** The place of one that is free, as soon as there is one. */
  readonly take: () => Promise<number>;
}

/**
 * Fills buffers with the bytes of a source and cuts them behind the last end of a line. A line that fills a whole buffer
 * goes on in the next. UTF-16 is never cut, since its ends of lines are other bytes.
 */
export async function cutBuffers(
  source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  { all, take }: Buffers,
  hand: (cut: Cut) => void,
): Promise<void> {
  let buffer = await take();
  let bytes = bytesOf(all, buffer);
  let length = 0;
  let isFirst = true;
  let isCut = true;
  const next = async (end: number, endsLine: boolean) => {
    const rest = bytes.slice(end, length);
    hand({ buffer, length: end, endsLine, isFirst });
    isFirst = false;
    buffer = await take();
    bytes = bytesOf(all, buffer);
    bytes.set(rest);
    length = rest.length;
  };
  for await (const piece of source) {
    for (let from = 0; from < piece.length; ) {
      const part = piece.subarray(from, from + bytes.length - length);
      bytes.set(part, length);
      length += part.length;
      from += part.length;
      if (length < bytes.length) continue;
      if (isFirst) isCut = !isUtf16(bytes);
      const end = isCut ? bytes.lastIndexOf(NEWLINE) + 1 : 0;
      await (end > 0 ? next(end, true) : next(length, false));
    }
  }
  if (length > 0) hand({ buffer, length, endsLine: false, isFirst });
}

const bytesOf = (all: readonly Uint8Array[], at: number): Uint8Array => {
  const bytes = all[at];
  if (bytes === undefined) throw new RangeError(`There is no buffer ${at}.`);
  return bytes;
};

const isUtf16 = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
