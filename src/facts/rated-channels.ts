import type { SurveyInvitationInput } from "../model/survey-invitation.ts";
import type { SurveyResponseInput } from "../model/survey-response.ts";
import type { SurveyRecords } from "./survey-response-facts.ts";

/** Channels of what a survey is about. */
interface RatedChannels {
  readonly channel: string | null;
  readonly ratedChannel: string | null;
  readonly touchChannel: string | null;
}
type Response = SurveyResponseInput | null;
type Invitation = SurveyInvitationInput | null;

/** Gives the channels of what a survey is about; each is `null` where its record is not here. */
export function channelsOf({
  interactions = [],
  cases = [],
  touchpoints = [],
}: SurveyRecords): (response: Response, invitation: Invitation) => RatedChannels {
  const interactionById = new Map(Array.from(interactions, (one) => [one.id, one]));
  const caseChannels = new Map(Array.from(cases, ({ id, channel }) => [id, channel]));
  const touchpointChannels = new Map(Array.from(touchpoints, ({ id, channel }) => [id, channel]));

  /** Channel of the last interaction of a chain of transfers, as far as its records are here. */
  function lastChannel(id: string): string | null {
    const seen = new Set<string>();
    let last = interactionById.get(id);
    for (
      let next = last;
      next !== undefined && !seen.has(next.id);
      next = interactionById.get(next.nextId ?? "")
    ) {
      seen.add(next.id);
      last = next;
    }
    return last?.channel ?? null;
  }

  return (response, invitation) => {
    const ofEither = (channel: (about: Response | Invitation) => string | null | undefined): string | null =>
      channel(response) ?? channel(invitation) ?? null;
    const touched = ofEither((about) => interactionById.get(about?.interactionId ?? "")?.channel);
    const ended = ofEither((about) => lastChannel(about?.interactionId ?? ""));
    const ofCase = ofEither((about) => caseChannels.get(about?.caseId ?? ""));
    return {
      channel: touched ?? ofCase ?? ofEither((about) => about?.channel),
      ratedChannel: ended ?? ofCase,
      touchChannel: touched ?? touchpointChannels.get(response?.touchpointId ?? "") ?? null,
    };
  };
}
