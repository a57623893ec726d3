/**
 * Journeys: plans, what was lived of them, and the ways that many took.
 * @module
 */
export {};
