/** Sources that several journey metrics cite. */

export const feedgot = {
  by: "Feedgot",
  title: "Funnel conversion",
  url: "https://www.feedgot.com/tools/categories/performance-roi/funnel-conversion",
};

export const bupar = {
  by: "bupaR",
  title: "Frequency maps",
  url: "https://bupaverse.github.io/docs/frequency_maps.html",
};

export const directlyFollowsGraph = {
  by: "wasm4pm_compat, after van der Aalst (2016)",
  title: "DirectlyFollowsGraph",
  url: "https://docs.rs/wasm4pm-compat/latest/wasm4pm_compat/dfg/struct.DirectlyFollowsGraph.html",
};

export const processMining = {
  by: "van der Aalst",
  title: "Process Mining: Data Science in Action, second edition, Springer",
  year: 2016,
};

export const lemonAndVerhoef = {
  by: "Lemon & Verhoef",
  title: "Understanding Customer Experience Throughout the Customer Journey, Journal of Marketing 80(6)",
  url: "https://doi.org/10.1509/jm.15.0420",
  year: 2016,
};

export const customerJourneyAnalysis = {
  by: "Halvorsrud, Kvale & Følstad",
  title:
    "Improving service quality through customer journey analysis, Journal of Service Theory and Practice 26(6)",
  url: "https://doi.org/10.1108/JSTP-05-2015-0111",
  year: 2016,
};

export const journeysOverTouchpoints = {
  by: "Rawson, Duncan & Jones",
  title: "The Truth About Customer Experience, Harvard Business Review, September 2013",
  url: "https://hbr.org/2013/09/the-truth-about-customer-experience",
  year: 2013,
};
