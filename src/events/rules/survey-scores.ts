import type { Scale, Score } from "../../model/score.ts";
import type { SurveyResponse } from "../../model/survey-response.ts";
import { below } from "../finding.ts";
import { groupsOf } from "./groups.ts";
import { both, moved, noBreach } from "./instants.ts";
import type { Breach, IntegrityRule, RecordsBreach } from "./rule.ts";

/** Looks at one score; the paths of its breaches lead from there. */
type Check = (score: Score) => readonly Breach[];

export const scoreOffScale: IntegrityRule = {
  id: "SUR-01",
  severity: "error",
  says: "A score lies on its scale, and on one of its steps.",
  event: {
    "cx.survey.responded": ({ data }) => scores(data, offScale, "/data"),
    "cx.survey.updated": ({ data }) => scores(data, offScale, "/data"),
    "cx.touchpoint.experienced": ({ data }) =>
      both(
        ofScore(data.experienceRating, offScale, "/data", "experienceRating"),
        ofScore(data.effort, offScale, "/data", "effort"),
      ),
  },
  record: {
    surveyResponse: (one) => scores(one, offScale, ""),
    journeyInstance: ({ touchpoints }) =>
      (touchpoints ?? []).flatMap(({ experienceRating, effort }, index) => {
        const path = below("/touchpoints", index);
        return both(
          ofScore(experienceRating, offScale, path, "experienceRating"),
          ofScore(effort, offScale, path, "effort"),
        );
      }),
  },
};

export const scaleUnclear: IntegrityRule = {
  id: "SUR-02",
  severity: "error",
  says: "A scale has a lower and an upper end, likelihood to recommend is asked from 0 to 10, and one metric has one scale.",
  event: {
    "cx.survey.responded": ({ data }) => both(scores(data, noScale, "/data"), notRecommending(data, "/data")),
    "cx.survey.updated": ({ data }) => scores(data, noScale, "/data"),
  },
  record: {
    surveyResponse: (one) => both(scores(one, noScale, ""), notRecommending(one, "")),
    survey: ({ questions }) =>
      (questions ?? []).flatMap(({ scale }, index) =>
        scale ? scaleFault(scale, below(below("/questions", index), "scale")) : noBreach,
      ),
  },
  records: ({ records: { surveyResponses } }) => {
    const scored = (surveyResponses ?? []).filter(({ isTest }) => isTest !== true);
    const byMetric = groupsOf(scored, ({ metric, score }) =>
      score === null || metric === "custom" ? null : metric,
    );
    return Array.from(byMetric).flatMap(([metric, responses]): readonly RecordsBreach[] => {
      const byScale = Array.from(groupsOf(responses, ({ score }) => scaleText(score)));
      const [usual, ...others] = byScale.toSorted(([, some], [, more]) => more.length - some.length);
      return others.flatMap(([scale, [first, ...rest]]) =>
        usual === undefined || first === undefined
          ? []
          : {
              entity: `surveyResponse/${first.id}`,
              path: "/score/scale",
              message: `${metric} was asked on ${scale} here and in ${rest.length} more, and on ${usual[0]} in ${usual[1].length}.`,
            },
      );
    });
  },
};

export const scaleInverted: IntegrityRule = {
  id: "SUR-03",
  severity: "warning",
  says: "A scale runs the way of its metric, and its top box lies at its good end.",
  event: {
    "cx.survey.responded": ({ data }) =>
      both(scores(data, boxesInverted, "/data"), againstMetric(data, "/data")),
    "cx.survey.updated": ({ data }) => scores(data, boxesInverted, "/data"),
  },
  record: {
    surveyResponse: (one) => both(scores(one, boxesInverted, ""), againstMetric(one, "")),
    survey: ({ metric, questions }) =>
      (questions ?? []).flatMap(({ scale, isPrimary }, index) => {
        const path = below(below("/questions", index), "scale");
        if (!scale) return noBreach;
        return both(
          boxFault(scale, path),
          isPrimary === true ? directionFault(metric, scale, path) : noBreach,
        );
      }),
  },
};

type Answered = Pick<SurveyResponse, "answers"> & { readonly score?: Score | null };
type Measured = Pick<SurveyResponse, "metric"> & { readonly score?: Score | null };

/** What a check says of the score and of the answers. */
function scores({ score, answers }: Answered, check: Check, path: string): readonly Breach[] {
  let breaches = ofScore(score, check, path, "score");
  if (!answers) return breaches;
  for (let at = 0; at < answers.length; at++) {
    const given = answers[at]?.score;
    const found = given ? check(given) : noBreach;
    if (found.length > 0) breaches = both(breaches, moved(found, `${path}/answers/${at}/score`));
  }
  return breaches;
}

function ofScore(
  score: Score | null | undefined,
  check: Check,
  path: string,
  name: string,
): readonly Breach[] {
  const found = score ? check(score) : noBreach;
  return found.length === 0 ? found : moved(found, `${path}/${name}`);
}

function offScale({ value, scale }: Score): readonly Breach[] {
  const { min, max, step } = scale;
  if (max <= min) return noBreach;
  if (!(value >= min && value <= max)) {
    return [{ path: "/value", message: `${value} does not lie between ${min} and ${max}.` }];
  }
  if (typeof step !== "number") return noBreach;
  const steps = (value - min) / step;
  // Steps such as 0.1 are no exact numbers.
  if (Math.abs(steps - Math.round(steps)) < 1e-9) return noBreach;
  return [{ path: "/value", message: `${value} lies between the steps of ${step} from ${min}.` }];
}

const noScale: Check = ({ scale }) => scaleFault(scale, "/scale");

const scaleFault = ({ min, max }: Scale, path: string): readonly Breach[] =>
  max > min ? noBreach : [{ path, message: `The scale goes from ${min} to ${max}, which is none.` }];

function notRecommending({ metric, score }: Measured, path: string): readonly Breach[] {
  if (metric !== "nps" || !score || (score.scale.min === 0 && score.scale.max === 10)) return noBreach;
  const message = `Likelihood to recommend was asked on ${scaleText(score)}, and its classes are of 0 to 10.`;
  return [{ path: `${path}/score/scale`, message }];
}

const scaleText = (score: Score | null): string | null =>
  score === null ? null : `${score.scale.min} to ${score.scale.max}`;

const boxesInverted: Check = ({ scale }) => boxFault(scale, "/scale");

/** The boxes, where both are told, must lie as the direction says. */
function boxFault(scale: Scale, path: string): readonly Breach[] {
  const { topBox, bottomBox, direction } = scale;
  if (!topBox || !bottomBox) return noBreach;
  const [top, bottom] = [placesOf(topBox, scale), placesOf(bottomBox, scale)];
  const isInverted =
    direction === "higher-is-better"
      ? Math.min(...top) <= Math.max(...bottom)
      : Math.max(...top) >= Math.min(...bottom);
  if (!isInverted) return noBreach;
  const message = `On this scale ${direction.replaceAll("-", " ")}, and yet its top box does not lie on the good side of its bottom box.`;
  return [{ path: below(path, "topBox"), message }];
}

/** Where codes stand on the scale; NaN, which compares with nothing, for one that is not told. */
const placesOf = (box: readonly (string | number)[], { codes }: Scale): readonly number[] =>
  box.map((code) => {
    const place = codes && Object.hasOwn(codes, code) ? codes[code] : undefined;
    return place ?? (typeof code === "number" ? code : Number.NaN);
  });

const againstMetric = ({ metric, score }: Measured, path: string): readonly Breach[] =>
  score ? moved(directionFault(metric, score.scale, "/score/scale"), path) : noBreach;

const risingMetrics: ReadonlySet<string> = new Set(["csat", "nps", "ces", "ces2", "fcr", "emoji", "thumbs"]);

function directionFault(metric: string, { direction }: Scale, path: string): readonly Breach[] {
  const usual = risingMetrics.has(metric) ? "higher-is-better" : metric === "ces1" ? "lower-is-better" : null;
  if (usual === null || usual === direction) return noBreach;
  const message = `Of ${metric} ${usual.replaceAll("-", " ")}, and on this scale ${direction.replaceAll("-", " ")}.`;
  return [{ path: `${path}/direction`, message }];
}
