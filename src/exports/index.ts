/**
 * The formats of others: event logs of process mining, and metrics for other tools.
 * @module
 */
export {};
