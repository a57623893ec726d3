// The same metrics as a good engineer writes them for one team: one loop, conditions that metrics share asked
// once, sums that stay exact. It trusts its input, which the library may not.

const emptyTally = () => ({
  // Survey responses.
  test: 0,
  superseded: 0,
  nps: { promoters: 0, passives: 0, detractors: 0, otherInstrument: 0, otherScale: 0, unanswered: 0 },
  csat: { satisfied: 0, answers: 0, otherInstrument: 0, otherScale: 0, unanswered: 0 },
  ces: { easy: 0, answers: 0, otherInstrument: 0, otherScale: 0, unanswered: 0 },
  responseRate: {
    completed: 0,
    delivered: 0,
    notInvited: 0,
    notSent: 0,
    notDelivered: 0,
    deliveryUnknown: 0,
  },
  // Contacts.
  discarded: 0,
  notInbound: 0,
  notOffered: 0,
  notAnswered: 0,
  serviceLevel: {
    answeredInTime: 0,
    counted: 0,
    flowedOut: 0,
    noOutcome: 0,
    waitUnknown: 0,
    shortAbandon: 0,
  },
  abandonmentRate: { abandoned: 0, counted: 0, noOutcome: 0, shortAbandon: 0 },
  averageSpeedOfAnswer: { waitMs: 0, counted: 0, squares: 0, squaresHigh: 0, notAnswered: 0, waitUnknown: 0 },
  averageHandleTime: { handleMs: 0, handled: 0, squares: 0, squaresHigh: 0, talkUnknown: 0 },
  fcr: {
    resolvedAtFirstContact: 0,
    counted: 0,
    transferLeg: 0,
    customerUnknown: 0,
    observationUnknown: 0,
    windowOpen: 0,
  },
  // Cases.
  spamCases: 0,
  testCases: 0,
  mergedCases: 0,
  deletedCases: 0,
  otherCases: 0,
  businessClock: 0,
  firstResponseTime: { times: [], agentStarted: 0, unanswered: 0 },
  fullResolutionTime: { times: [], unresolved: 0 },
  resolutionRate: { resolved: 0, received: 0, createdOutsideWindow: 0 },
  promises: { kept: 0, broken: 0, active: 0, canceled: 0, otherStatus: 0 },
});

// Beyond 2^53 doubles skip whole numbers, so squares are carried over long before.
const LIMB = 2 ** 52;

function addRow(tally, row) {
  addResponse(tally, row);
  addContact(tally, row);
  addCase(tally, row);
}

function addResponse(tally, row) {
  if (row.test === true) tally.test++;
  else if (row.superseded === true) tally.superseded++;
  else {
    const { instrument, scaleMin, scaleMax, score } = row;

    const { nps, csat, ces, responseRate } = tally;
    if (instrument != null && instrument !== "nps") nps.otherInstrument++;
    else if ((scaleMin != null && scaleMin !== 0) || (scaleMax != null && scaleMax !== 10)) nps.otherScale++;
    else if (score == null) nps.unanswered++;
    else if (score >= 9) nps.promoters++;
    else if (score >= 7) nps.passives++;
    else nps.detractors++;

    if (instrument != null && instrument !== "csat") csat.otherInstrument++;
    else if ((scaleMin != null && scaleMin !== 1) || (scaleMax != null && scaleMax !== 5)) csat.otherScale++;
    else if (score == null) csat.unanswered++;
    else {
      csat.answers++;
      if (score >= 4) csat.satisfied++;
    }

    if (instrument != null && instrument !== "ces" && instrument !== "ces2") ces.otherInstrument++;
    else if ((scaleMin != null && scaleMin !== 1) || (scaleMax != null && scaleMax !== 7)) ces.otherScale++;
    else if (score == null) ces.unanswered++;
    else {
      ces.answers++;
      if (score >= 5) ces.easy++;
    }

    if (row.invited === false) responseRate.notInvited++;
    else if (row.sent === false) responseRate.notSent++;
    else if (row.delivered === false) responseRate.notDelivered++;
    else if (row.delivered == null && row.sent == null) responseRate.deliveryUnknown++;
    else {
      responseRate.delivered++;
      if (row.completion === "complete") responseRate.completed++;
    }
  }
}

function addContact(tally, row) {
  if (row.discarded != null) tally.discarded++;
  else if (row.direction === "outbound" || row.direction === "internal") tally.notInbound++;
  else {
    const { answered, abandoned, waitMs } = row;

    if (!row.offered) tally.notOffered++;
    else {
      const { serviceLevel, abandonmentRate, averageSpeedOfAnswer } = tally;
      if (row.flowedOut === true) serviceLevel.flowedOut++;
      else if (!answered && !abandoned) serviceLevel.noOutcome++;
      else if (waitMs == null) serviceLevel.waitUnknown++;
      else if (abandoned && waitMs <= 5_000) serviceLevel.shortAbandon++;
      else {
        serviceLevel.counted++;
        if (answered && waitMs <= 20_000) serviceLevel.answeredInTime++;
      }

      if (!answered && !abandoned && row.flowedOut !== true) abandonmentRate.noOutcome++;
      else if (abandoned && waitMs != null && waitMs <= 5_000) abandonmentRate.shortAbandon++;
      else {
        abandonmentRate.counted++;
        if (abandoned) abandonmentRate.abandoned++;
      }

      if (!answered) averageSpeedOfAnswer.notAnswered++;
      else if (waitMs == null) averageSpeedOfAnswer.waitUnknown++;
      else {
        averageSpeedOfAnswer.counted++;
        averageSpeedOfAnswer.waitMs += waitMs;
        averageSpeedOfAnswer.squares += waitMs * waitMs;
        if (averageSpeedOfAnswer.squares >= LIMB) {
          averageSpeedOfAnswer.squares -= LIMB;
          averageSpeedOfAnswer.squaresHigh++;
        }
      }
    }

    if (!answered) tally.notAnswered++;
    else {
      const { averageHandleTime, fcr } = tally;
      if (row.talkMs == null) averageHandleTime.talkUnknown++;
      else {
        const handleMs = row.talkMs + (row.holdMs ?? 0) + (row.wrapUpMs ?? 0);
        averageHandleTime.handled++;
        averageHandleTime.handleMs += handleMs;
        averageHandleTime.squares += handleMs * handleMs;
        if (averageHandleTime.squares >= LIMB) {
          averageHandleTime.squares -= LIMB;
          averageHandleTime.squaresHigh++;
        }
      }

      if (row.transferLeg === true) fcr.transferLeg++;
      else if (row.customerId == null) fcr.customerUnknown++;
      else if (row.observedMs == null) fcr.observationUnknown++;
      else if (row.observedMs < 604_800_000) fcr.windowOpen++;
      else {
        fcr.counted++;
        if (row.nextContactMs == null || row.nextContactMs > 604_800_000) fcr.resolvedAtFirstContact++;
      }
    }
  }
}

function addCase(tally, row) {
  const { discarded } = row;
  if (discarded === "spam") tally.spamCases++;
  else if (discarded === "test") tally.testCases++;
  else if (discarded === "merged") tally.mergedCases++;
  else if (discarded === "deleted") tally.deletedCases++;
  else if (discarded != null) tally.otherCases++;
  else {
    const { firstResponseTime, fullResolutionTime, resolutionRate, promises } = tally;
    if (row.clock === "business") tally.businessClock++;
    else {
      if (row.direction === "outbound" || row.initiative === "proactive") firstResponseTime.agentStarted++;
      else if (row.firstResponseMs == null) firstResponseTime.unanswered++;
      else firstResponseTime.times.push(row.firstResponseMs);

      if (row.fullResolutionMs == null) fullResolutionTime.unresolved++;
      else fullResolutionTime.times.push(row.fullResolutionMs);
    }

    if (row.createdInWindow === false) resolutionRate.createdOutsideWindow++;
    else {
      resolutionRate.received++;
      if (row.resolved) resolutionRate.resolved++;
    }

    const { status } = row;
    if (status === "achieved") promises.kept++;
    else if (status === "missed") promises.broken++;
    else if (status === "active" || status === "paused") promises.active++;
    else if (status === "canceled") promises.canceled++;
    else promises.otherStatus++;
  }
}

/** All rows as one group. */
export function measureByHand(rows) {
  const tally = emptyTally();
  for (const row of rows) addRow(tally, row);
  return results(tally);
}

/** One result a channel. */
export function measureByHandByChannel(rows) {
  const tallies = new Map();
  for (const row of rows) {
    let tally = tallies.get(row.channel);
    if (tally === undefined) {
      tally = emptyTally();
      tallies.set(row.channel, tally);
    }
    addRow(tally, row);
  }
  return new Map([...tallies].map(([channel, tally]) => [channel, results(tally)]));
}

function results(tally) {
  const { test, superseded, discarded, notInbound, notOffered, notAnswered } = tally;
  const response = { test, superseded };
  const customers = { discarded, notInbound };
  const offered = { ...customers, notOffered };
  const handled = { ...customers, notAnswered };
  const cases = {
    spam: tally.spamCases,
    test: tally.testCases,
    merged: tally.mergedCases,
    deleted: tally.deletedCases,
    discarded: tally.otherCases,
  };
  const { promoters, passives, detractors, ...notNps } = tally.nps;
  const { satisfied, answers, ...notCsat } = tally.csat;
  const { easy, answers: efforts, ...notCes } = tally.ces;
  const { completed, delivered, ...notDelivered } = tally.responseRate;
  const { answeredInTime, counted: inServiceLevel, ...notInServiceLevel } = tally.serviceLevel;
  const { abandoned, counted: inAbandonment, ...notInAbandonment } = tally.abandonmentRate;
  const speed = tally.averageSpeedOfAnswer;
  const handling = tally.averageHandleTime;
  const { resolvedAtFirstContact, counted: inFcr, ...notInFcr } = tally.fcr;
  const { times: firstResponses, ...notAnsweredCases } = tally.firstResponseTime;
  const { times: resolutions, ...notResolved } = tally.fullResolutionTime;
  const { resolved, received, ...notReceived } = tally.resolutionRate;
  const { kept, broken, ...notJudged } = tally.promises;
  const judged = kept + broken;
  const calendar = { ...cases, businessClock: tally.businessClock };
  return {
    abandonmentRate: result(inAbandonment, { abandoned, counted: inAbandonment }, offered, notInAbandonment),
    averageHandleTime: result(
      handling.handled,
      {
        handleMs: handling.handleMs,
        handled: handling.handled,
        handleVariance: varianceOf(handling.handled, handling.handleMs, handling),
      },
      handled,
      { talkUnknown: handling.talkUnknown },
    ),
    averageSpeedOfAnswer: result(
      speed.counted,
      {
        waitMs: speed.waitMs,
        counted: speed.counted,
        waitVariance: varianceOf(speed.counted, speed.waitMs, speed),
      },
      offered,
      { notAnswered: speed.notAnswered, waitUnknown: speed.waitUnknown },
    ),
    ces: result(efforts, { easy, answers: efforts }, response, notCes),
    csat: result(answers, { satisfied, answers }, response, notCsat),
    fcr: result(inFcr, { resolvedAtFirstContact, counted: inFcr }, handled, notInFcr),
    firstResponseTime: result(
      firstResponses.length,
      { medianMs: medianOf(firstResponses) },
      calendar,
      notAnsweredCases,
    ),
    fullResolutionTime: result(
      resolutions.length,
      { medianMs: medianOf(resolutions) },
      calendar,
      notResolved,
    ),
    nps: result(promoters + passives + detractors, { promoters, passives, detractors }, response, notNps),
    resolutionRate: result(received, { resolved, received }, cases, notReceived),
    slaAttainment: result(judged, { kept, judged }, cases, notJudged),
    slaBreachRate: result(judged, { broken, judged }, cases, notJudged),
    responseRate: result(delivered, { completed, delivered }, response, notDelivered),
    serviceLevel: result(
      inServiceLevel,
      { answeredInTime, counted: inServiceLevel },
      offered,
      notInServiceLevel,
    ),
  };
}

function result(n, parts, ...excluded) {
  const reasons = Object.entries(Object.assign({}, ...excluded)).filter(([, rows]) => rows > 0);
  return { n, parts, excluded: Object.fromEntries(reasons) };
}

function varianceOf(n, sum, { squares, squaresHigh }) {
  const exact = BigInt(squaresHigh) * BigInt(LIMB) + BigInt(squares);
  return Number(BigInt(n) * exact - BigInt(sum) ** 2n) / Number(BigInt(n) * BigInt(n - 1));
}

function medianOf(times) {
  const sorted = Float64Array.from(times).sort();
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}
