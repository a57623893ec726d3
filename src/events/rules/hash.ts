import type { FieldPlan } from "./field-plan.ts";
import { hasFields } from "./for-types.ts";

const TWO_32 = 2 ** 32;

/** The two halves of the hash in hand: whole numbers of 32 bits, which the engine adds up without making objects of them. */
let high = 0;
let low = 0;

function begin(before: number): void {
  high = (before / TWO_32) | 0;
  low = before | 0;
}

/** Never zero. */
const inHand = (): number => (high >>> 11) * TWO_32 + (low >>> 0) || 1;

/** Mixes a text into the hash in hand. */
function addText(text: string): void {
  let [one, other] = [high ^ 0x2c1b3c6d, low ^ 0x297a2d39];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x9e3779b1);
    other = Math.imul(other ^ code, 0x5f356495);
  }
  finish(one, other, text.length);
}

function finish(one: number, other: number, length: number): void {
  high = Math.imul(one ^ (one >>> 16) ^ length, 0x85ebca6b);
  low = Math.imul(other ^ (other >>> 15) ^ high, 0xc2b2ae35);
  high ^= (high >>> 13) ^ low;
  low ^= low >>> 16;
}

/**
 * A number of 53 bits for a text, the same on every machine; `before` is the hash of what goes before it. Two texts of a
 * million share one with a probability of about 1 in 18,000.
 */
export function textHash(text: string, before = 0): number {
  begin(before);
  addText(text);
  return inHand();
}

/** A number of 53 bits for a whole number; `before` is the hash of what goes before it. */
export function numberHash(whole: number, before: number): number {
  begin(before);
  finish(high ^ Math.floor(whole / TWO_32), low ^ whole, 8);
  return inHand();
}

/** Whether a name stood in the value hashed last that its plan has not. */
let hasOthers = false;
export const hadOtherNames = (): boolean => hasOthers;

/** A number of 53 bits for a JSON value, whatever the order of the fields of its objects. `names`: those in values of its kind. */
export function valueHash(value: unknown, names: KnownNames = anyNames): number {
  hasOthers = false;
  addValue(value, names);
  return inHand();
}

const bits = new DataView(new ArrayBuffer(8));

/** Makes the hash of a value the one in hand. */
function addValue(value: unknown, names: KnownNames): void {
  if (typeof value === "string") {
    high = 0;
    low = 1;
    addText(value);
  } else if (typeof value === "number") {
    bits.setFloat64(0, value === 0 ? 0 : value);
    finish(bits.getInt32(0) ^ 0x2c1b3c6d, bits.getInt32(4) ^ 0x297a2d39, 2);
  } else if (typeof value !== "object" || value === null) {
    high = 0;
    low = 2;
    addText(String(value));
  } else if (Array.isArray(value)) addList(value, names.elements());
  else if (hasFields(value)) addFields(value, names);
}

function addList(list: readonly unknown[], names: KnownNames): void {
  let [one, other] = [3, list.length];
  for (let at = 0; at < list.length; at++) {
    addValue(list[at], names);
    finish((one + high) | 0, (other + low) | 0, at);
    one = high;
    other = low;
  }
  high = one;
  low = other;
}

/** The hashes of the fields are added up, so that no order of them is another. */
function addFields(held: Readonly<Record<string, unknown>>, names: KnownNames): void {
  let [one, other] = [4, 4];
  let last = names.start;
  for (const name in held) {
    last = names.after(last, name);
    if (last.isLeftOut) continue;
    if (last.isOther) hasOthers = true;
    addValue(held[name], last.inside);
    finish(high ^ last.seed, Math.imul(low, 0x5f356495) ^ last.seed, name.length);
    one = (one + high) | 0;
    other = (other + low) | 0;
  }
  high = one;
  low = other;
}

/** A name that stood in an object. */
interface KnownName {
  readonly name: string;
  /** A number of 32 bits for it. */
  readonly seed: number;
  /** The names inside of what stands there. */
  readonly inside: KnownNames;
  /** Whether the plan has no such name, and expects none but its own. */
  readonly isOther: boolean;
  readonly isLeftOut: boolean;
  /** The name that came after it last time: objects of one kind mostly have the same in the same order. */
  next: KnownName | null;
}

/** So many names that stand in no plan are kept, wherever they stand. */
const MOST_UNPLANNED = 4096;
let unplanned = 0;

/** The names in one place of values of one kind, kept as they come, for they come again and again. */
export class KnownNames {
  /** What the first name comes after. */
  readonly start: KnownName;
  private readonly plan: FieldPlan | null;
  private readonly leftOut: readonly string[];
  private readonly known = new Map<string, KnownName>();
  private ofElements: KnownNames | null = null;

  /** `plan`: null where nothing says which names may stand there. `leftOut`: names that are passed over. */
  constructor(plan: FieldPlan | null, leftOut: readonly string[] = []) {
    this.plan = plan;
    this.leftOut = leftOut;
    this.start = { name: "", seed: 0, inside: this, isOther: false, isLeftOut: true, next: null };
  }

  /** What is kept of a name that came after another. It leaves the hash in hand another. */
  after(last: KnownName, name: string): KnownName {
    const { next } = last;
    if (next !== null && next.name === name) return next;
    const found = this.known.get(name) ?? this.take(name);
    if (this.known.has(name)) last.next = found;
    return found;
  }

  /** The names in the elements of a list that stands there. */
  elements(): KnownNames {
    this.ofElements ??= this.plan?.element ? new KnownNames(this.plan.element) : anyNames;
    return this.ofElements;
  }

  private take(name: string): KnownName {
    const plan = this.plan?.fields.get(name);
    const taken: KnownName = {
      name,
      seed: textHash(name) | 0,
      inside: plan === undefined ? this.elements() : new KnownNames(plan),
      isOther: plan === undefined && this.plan?.element === null && this.plan.isClosed,
      isLeftOut: this.leftOut.includes(name),
      next: null,
    };
    if (plan === undefined) unplanned += 1;
    if (plan !== undefined || unplanned <= MOST_UNPLANNED) this.known.set(name, taken);
    return taken;
  }
}

/** Where nothing says which names may stand. */
const anyNames: KnownNames = new KnownNames(null);
