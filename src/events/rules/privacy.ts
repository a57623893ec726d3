import type { Field } from "./field.ts";
import type { IntegrityRule } from "./rule.ts";
import { signs } from "./signs.ts";

/** Fields in which nothing that names a person may stand. */
const isImpersonal = ({ pii }: Field): boolean => pii === "none" || pii === "pseudonymous";

const email = /[\w.+-]+@[\w-]+(\.[\w-]+)*\.[a-z]{2,}/i;
/** With its plus, or grouped as people write numbers: bare digits are as likely an id. */
const phone =
  /(?<![\w+])(\+\d{1,3}[ .-]?(\(\d{1,4}\)[ .-]?)?\d[\d .-]{5,13}\d|\(\d{3}\) ?\d{3}[ .-]\d{4})(?!\w)/;
const social = /(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])/;
const card = /(?<![\w-])[2-6]\d(?:[ -]?\d){11,17}(?![\w-])/;
const iban = /(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?(?!\w)/;

/** Whether digits, read from the right and every second doubled, add up as those of a card do (ISO/IEC 7812-1). */
export function passesLuhn(digits: string): boolean {
  let total = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 48;
    const weighed = at % 2 === 0 ? digit : digit * 2;
    total += weighed > 9 ? weighed - 9 : weighed;
  }
  return digits.length > 0 && total % 10 === 0;
}

/** Digits that the issuers of cards give out, in the lengths they give out. */
const issued =
  /^(4\d{12}(\d{3}){0,2}|(5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}|3[47]\d{13}|3(0[0-5]|[68]\d)\d{11}|(6011|65\d\d|64[4-9]\d)\d{12}|35(2[89]|[3-8]\d)\d{12})$/;

const isCard = (text: string): boolean => {
  const digits = text.replace(/\D/g, "");
  return issued.test(digits) && passesLuhn(digits);
};

/** Whether a text is an IBAN: moved round, its letters as numbers, it leaves 1 when divided by 97 (ISO 13616). */
export function isIban(text: string): boolean {
  const compact = text.replace(/ /g, "");
  if (compact.length < 15 || compact.length > 34) return false;
  let rest = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** What a text gives away of a person, if anything. */
function personalIn(text: string): string | null {
  if (text.includes("@") && email.test(text)) return "an e-mail address";
  if (social.test(text)) return "a social security number";
  const account = iban.exec(text);
  if (account !== null && isIban(account[0])) return "a bank account (IBAN)";
  const number = card.exec(text);
  if (number !== null && isCard(number[0])) return "the number of a payment card";
  return phone.test(text) ? "a telephone number" : null;
}

/** An id that holds an address, or is a number grouped as people write it. */
function personalInId(id: string): string | null {
  if (id.includes("@")) return email.test(id) ? "an e-mail address" : null;
  return /^[\d .()+-]*[ +-][\d .()+-]*$/.test(id) ? personalIn(id) : null;
}

const noPersonalData: IntegrityRule = {
  id: "PII-01",
  severity: "warning",
  says: "Fields that are not personal hold no e-mail address, telephone number, payment card (Luhn), IBAN or social security number. Of ids, digits alone are taken for an id.",
  value: {
    of: ["id", "openEnum", "text"],
    where: isImpersonal,
    signs: signs.at | signs.plus | signs.digits,
    check: () => (value, field) => {
      const found = field.kind === "id" ? personalInId(value) : personalIn(value);
      return found === null ? null : `${field.name} is no personal field, and holds ${found}.`;
    },
  },
};

/** What opens a door to whoever reads it. */
const credentials: readonly (readonly [what: string, pattern: RegExp])[] = [
  [
    "a signed URL",
    /[?&;](X-Amz-Signature|X-Amz-Credential|X-Amz-Security-Token|X-Goog-Signature|GoogleAccessId|AWSAccessKeyId|Signature|sig|access_token|token|api_?key|sv=[\d-]+&[^ ]*sig)=[^&\s"'<>]{8,}/i,
  ],
  ["a password in a URL", /\b[a-z][a-z\d+.-]*:\/\/[^\s/:@]+:[^\s/@]+@/i],
  ["a bearer token", /\bbearer +[\w.~+/-]{16,}|\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*/i],
  ["a private key", /-----BEGIN ([A-Z]+ )*PRIVATE KEY-----/],
  [
    "a secret key",
    /\b((AKIA|ASIA)[A-Z\d]{16}|AIza[\w-]{35}|gh[pousr]_[A-Za-z\d]{30,}|github_pat_\w{20,}|xox[abprs]-[\w-]{10,}|[rs]k_live_[A-Za-z\d]{16,})/,
  ],
];
const noCredential: IntegrityRule = {
  id: "PII-02",
  severity: "error",
  says: "No text holds a credential: a signed URL, a password, a token, a key. Who may read the event could use it.",
  value: {
    of: ["id", "openEnum", "text"],
    signs: signs.secret,
    check:
      () =>
      (value, { name }) => {
        for (const [what, pattern] of credentials) {
          // The credential itself is not repeated in what is told of it.
          if (pattern.test(value)) return `${name} holds ${what}. Take it out, and make it void.`;
        }
        return null;
      },
  },
};

const noContent: IntegrityRule = {
  id: "PII-03",
  severity: "warning",
  says: "Where no content is wanted (contentPolicy none), nothing that people said or wrote is there.",
  value: {
    of: ["id", "openEnum", "text"],
    where: ({ pii }) => pii === "content",
    check: ({ contentPolicy }) =>
      contentPolicy === "any"
        ? null
        : (value, { name }) =>
            value !== "" ? `${name} holds content, and contentPolicy is none: leave it out.` : null,
  },
};

/** What must not be told. */
export const privacyRules: readonly IntegrityRule[] = [noPersonalData, noCredential, noContent];
