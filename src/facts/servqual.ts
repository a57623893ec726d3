import {
  boolean,
  type Fact,
  type FactTexts,
  instant,
  int,
  nullable,
  optional,
  type RowOf,
  text,
} from "./fact.ts";

const columns = {
  responseId: optional(text),
  surveyId: optional(text),
  customerId: optional(text),
  touchpointId: optional(text),
  channel: optional(text),
  tangiblesItems: nullable(int({ atLeast: 0 })),
  tangiblesPerception: nullable(int()),
  tangiblesExpectation: optional(int()),
  tangiblesPoints: optional(int({ atLeast: 0, atMost: 100 })),
  reliabilityItems: nullable(int({ atLeast: 0 })),
  reliabilityPerception: nullable(int()),
  reliabilityExpectation: optional(int()),
  reliabilityPoints: optional(int({ atLeast: 0, atMost: 100 })),
  responsivenessItems: nullable(int({ atLeast: 0 })),
  responsivenessPerception: nullable(int()),
  responsivenessExpectation: optional(int()),
  responsivenessPoints: optional(int({ atLeast: 0, atMost: 100 })),
  assuranceItems: nullable(int({ atLeast: 0 })),
  assurancePerception: nullable(int()),
  assuranceExpectation: optional(int()),
  assurancePoints: optional(int({ atLeast: 0, atMost: 100 })),
  empathyItems: nullable(int({ atLeast: 0 })),
  empathyPerception: nullable(int()),
  empathyExpectation: optional(int()),
  empathyPoints: optional(int({ atLeast: 0, atMost: 100 })),
  scaleMin: optional(int()),
  scaleMax: optional(int()),
  test: optional(boolean),
  superseded: optional(boolean),
  respondedAt: optional(instant),
};
type Columns = typeof columns;

/** The columns of the SERVQUAL fact. */
export interface ServqualColumns extends Columns {}

/** What a row is and what its columns hold. */
export const servqualTexts: FactTexts<ServqualColumns> = {
  grain:
    "One row: one respondent's SERVQUAL questionnaire, added up over the items of each of its five dimensions.",
  columns: {
    responseId: "Identifies the response.",
    surveyId: "Survey that was answered.",
    customerId: "Who answered.",
    touchpointId: "Touchpoint or service that is rated.",
    channel: "Channel it was answered on.",
    tangiblesItems:
      "Items on tangibles that were answered, both about the service and, where that was asked, about what is expected.",
    tangiblesPerception: "Sum of the answers about the service on those items.",
    tangiblesExpectation:
      "Sum of the answers about what is expected on those items; `null` if it was not asked.",
    tangiblesPoints:
      "Of 100 points of importance, those that the respondent gave to tangibles; `null` if it was not asked.",
    reliabilityItems: "As `tangiblesItems`, on reliability.",
    reliabilityPerception: "As `tangiblesPerception`, on reliability.",
    reliabilityExpectation: "As `tangiblesExpectation`, on reliability.",
    reliabilityPoints: "As `tangiblesPoints`, for reliability.",
    responsivenessItems: "As `tangiblesItems`, on responsiveness.",
    responsivenessPerception: "As `tangiblesPerception`, on responsiveness.",
    responsivenessExpectation: "As `tangiblesExpectation`, on responsiveness.",
    responsivenessPoints: "As `tangiblesPoints`, for responsiveness.",
    assuranceItems: "As `tangiblesItems`, on assurance.",
    assurancePerception: "As `tangiblesPerception`, on assurance.",
    assuranceExpectation: "As `tangiblesExpectation`, on assurance.",
    assurancePoints: "As `tangiblesPoints`, for assurance.",
    empathyItems: "As `tangiblesItems`, on empathy.",
    empathyPerception: "As `tangiblesPerception`, on empathy.",
    empathyExpectation: "As `tangiblesExpectation`, on empathy.",
    empathyPoints: "As `tangiblesPoints`, for empathy.",
    scaleMin: "Lowest answer of the scale of all items; `null` means 1.",
    scaleMax: "Highest answer of the scale of all items; `null` means 7.",
    test: "Whether it is a test response.",
    superseded: "Whether another response of the same respondent to the same survey stands in its place.",
    respondedAt: "When it was answered.",
  },
};

/** One respondent's SERVQUAL questionnaire. */
export interface ServqualFact extends RowOf<ServqualColumns> {}

/** One row: one respondent's SERVQUAL questionnaire, by dimension. */
export const servqualFact: Fact<ServqualFact, ServqualColumns> = {
  name: "servqual",
  columns,
  key: "responseId",
  at: "respondedAt",
};
