// The same metrics one at a time with filter, map and reduce, as they stand in most code bases.

const isKnown = (value) => value !== undefined && value !== null;

/** Leaves rows out reason by reason. */
function population(rows, reasons) {
  let left = rows;
  const excluded = {};
  for (const [reason, holds] of Object.entries(reasons)) {
    const out = left.filter(holds).length;
    if (out > 0) excluded[reason] = out;
    left = left.filter((row) => !holds(row));
  }
  return { left, n: left.length, excluded };
}

function answersTo(rows, instruments, least, greatest) {
  const { left, ...rest } = population(rows, {
    test: (row) => row.test === true,
    superseded: (row) => row.superseded === true,
    otherInstrument: (row) => isKnown(row.instrument) && !instruments.includes(row.instrument),
    otherScale: (row) =>
      (isKnown(row.scaleMin) && row.scaleMin !== least) ||
      (isKnown(row.scaleMax) && row.scaleMax !== greatest),
    unanswered: (row) => !isKnown(row.score),
  });
  return { scores: left.map((row) => row.score), ...rest };
}

const customers = {
  discarded: (row) => isKnown(row.discarded),
  notInbound: (row) => row.direction === "outbound" || row.direction === "internal",
};
const offered = { ...customers, notOffered: (row) => !row.offered };
const handled = { ...customers, notAnswered: (row) => !row.answered };
const shortAbandon = (row) => row.abandoned && isKnown(row.waitMs) && row.waitMs <= 5_000;
const cases = {
  spam: (row) => row.discarded === "spam",
  test: (row) => row.discarded === "test",
  merged: (row) => row.discarded === "merged",
  deleted: (row) => row.discarded === "deleted",
  discarded: (row) => isKnown(row.discarded),
};

const calendar = { ...cases, businessClock: (row) => row.clock === "business" };
const promises = {
  ...cases,
  active: (row) => row.status === "active" || row.status === "paused",
  canceled: (row) => row.status === "canceled",
  otherStatus: (row) => row.status !== "achieved" && row.status !== "missed",
};

const sumOf = (values) => values.reduce((sum, value) => sum + value, 0);

function varianceOf(values) {
  const mean = sumOf(values) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

function medianOf(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}

const metrics = {
  abandonmentRate(rows) {
    const { left, ...rest } = population(rows, {
      ...offered,
      noOutcome: (row) => !row.answered && !row.abandoned && row.flowedOut !== true,
      shortAbandon,
    });
    return {
      ...rest,
      parts: { abandoned: left.filter((row) => row.abandoned).length, counted: left.length },
    };
  },
  averageHandleTime(rows) {
    const { left, ...rest } = population(rows, { ...handled, talkUnknown: (row) => !isKnown(row.talkMs) });
    const times = left.map((row) => row.talkMs + (row.holdMs ?? 0) + (row.wrapUpMs ?? 0));
    return {
      ...rest,
      parts: { handleMs: sumOf(times), handled: times.length, handleVariance: varianceOf(times) },
    };
  },
  averageSpeedOfAnswer(rows) {
    const { left, ...rest } = population(rows, {
      ...offered,
      notAnswered: (row) => !row.answered,
      waitUnknown: (row) => !isKnown(row.waitMs),
    });
    const times = left.map((row) => row.waitMs);
    return {
      ...rest,
      parts: { waitMs: sumOf(times), counted: times.length, waitVariance: varianceOf(times) },
    };
  },
  ces(rows) {
    const { scores, ...rest } = answersTo(rows, ["ces2", "ces"], 1, 7);
    return { ...rest, parts: { easy: scores.filter((score) => score >= 5).length, answers: scores.length } };
  },
  csat(rows) {
    const { scores, ...rest } = answersTo(rows, ["csat"], 1, 5);
    return {
      ...rest,
      parts: { satisfied: scores.filter((score) => score >= 4).length, answers: scores.length },
    };
  },
  fcr(rows) {
    const { left, ...rest } = population(rows, {
      ...handled,
      transferLeg: (row) => row.transferLeg === true,
      customerUnknown: (row) => !isKnown(row.customerId),
      observationUnknown: (row) => !isKnown(row.observedMs),
      windowOpen: (row) => row.observedMs < 604_800_000,
    });
    const resolved = left.filter((row) => !isKnown(row.nextContactMs) || row.nextContactMs > 604_800_000);
    return { ...rest, parts: { resolvedAtFirstContact: resolved.length, counted: left.length } };
  },
  firstResponseTime(rows) {
    const { left, ...rest } = population(rows, {
      ...calendar,
      agentStarted: (row) => row.direction === "outbound" || row.initiative === "proactive",
      unanswered: (row) => !isKnown(row.firstResponseMs),
    });
    return { ...rest, parts: { medianMs: medianOf(left.map((row) => row.firstResponseMs)) } };
  },
  fullResolutionTime(rows) {
    const { left, ...rest } = population(rows, {
      ...calendar,
      unresolved: (row) => !isKnown(row.fullResolutionMs),
    });
    return { ...rest, parts: { medianMs: medianOf(left.map((row) => row.fullResolutionMs)) } };
  },
  nps(rows) {
    const { scores, ...rest } = answersTo(rows, ["nps"], 0, 10);
    return {
      ...rest,
      parts: {
        promoters: scores.filter((score) => score >= 9).length,
        passives: scores.filter((score) => score === 7 || score === 8).length,
        detractors: scores.filter((score) => score <= 6).length,
      },
    };
  },
  resolutionRate(rows) {
    const { left, ...rest } = population(rows, {
      ...cases,
      createdOutsideWindow: (row) => row.createdInWindow === false,
    });
    return { ...rest, parts: { resolved: left.filter((row) => row.resolved).length, received: left.length } };
  },
  responseRate(rows) {
    const { left, ...rest } = population(rows, {
      test: (row) => row.test === true,
      superseded: (row) => row.superseded === true,
      notInvited: (row) => row.invited === false,
      notSent: (row) => row.sent === false,
      notDelivered: (row) => row.delivered === false,
      deliveryUnknown: (row) => !isKnown(row.delivered) && !isKnown(row.sent),
    });
    const completed = left.filter((row) => row.completion === "complete");
    return { ...rest, parts: { completed: completed.length, delivered: left.length } };
  },
  slaAttainment(rows) {
    const { left, ...rest } = population(rows, promises);
    return {
      ...rest,
      parts: { kept: left.filter((row) => row.status === "achieved").length, judged: left.length },
    };
  },
  slaBreachRate(rows) {
    const { left, ...rest } = population(rows, promises);
    return {
      ...rest,
      parts: { broken: left.filter((row) => row.status === "missed").length, judged: left.length },
    };
  },
  serviceLevel(rows) {
    const { left, ...rest } = population(rows, {
      ...offered,
      flowedOut: (row) => row.flowedOut === true,
      noOutcome: (row) => !row.answered && !row.abandoned,
      waitUnknown: (row) => !isKnown(row.waitMs),
      shortAbandon,
    });
    const inTime = left.filter((row) => row.answered && row.waitMs <= 20_000);
    return { ...rest, parts: { answeredInTime: inTime.length, counted: left.length } };
  },
};

export const measureByArrayMethods = (rows) =>
  Object.fromEntries(Object.entries(metrics).map(([id, measure]) => [id, measure(rows)]));

export function measureByArrayMethodsByChannel(rows) {
  const groups = Map.groupBy?.(rows, (row) => row.channel) ?? groupBy(rows);
  return new Map([...groups].map(([channel, group]) => [channel, measureByArrayMethods(group)]));
}

/** For runtimes without Map.groupBy. */
function groupBy(rows) {
  const groups = new Map();
  for (const row of rows) {
    const group = groups.get(row.channel);
    if (group === undefined) groups.set(row.channel, [row]);
    else group.push(row);
  }
  return groups;
}
