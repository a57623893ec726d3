import type { ActorRef } from "../model/actor-ref.ts";
import type { InteractionInput } from "../model/interaction.ts";
import type { SeenInteraction } from "./seen-interaction.ts";

/** The agents who took part, without those that the participants show to be machines. */
export function peopleOf({ agentIds, participants }: InteractionInput): readonly string[] {
  const agents = agentIds ?? [];
  if (agents.length === 0 || !participants?.some(isMachine)) return agents;
  const machines = new Set(participants.filter(isMachine).map(({ actor }) => actor.id));
  return agents.filter((id) => !machines.has(id));
}

/** Whether only machines served the customer, by the agents named or by `selfServed`. */
export const isMachineServed = ({ interaction, people }: SeenInteraction): boolean =>
  people.length === 0 && (interaction.selfServed === true || (interaction.agentIds ?? []).length > 0);

/** Whether the record says that no person of the company took part; one that does not name them says nothing. */
export function isUnattended({ interaction, people }: SeenInteraction): boolean {
  const { agentIds, participants } = interaction;
  if (people.length > 0 || participants?.some(isPerson)) return false;
  return agentIds !== undefined || participants?.some(isMachine) === true;
}

interface Participant {
  readonly actor: ActorRef;
}
const isMachine = ({ actor: { type, isAutomated } }: Participant) =>
  isAutomated === true || type === "bot" || type === "system";
const isPerson = (participant: Participant) =>
  (participant.actor.type === "agent" || participant.actor.type === "supervisor") && !isMachine(participant);
