/**
 * The formats of others: event logs of process mining, and metrics for other tools.
 * @module
 */
export { type CubeExport, type CubeOptions, toCube } from "./cube.ts";
export { type DbtExport, type DbtOptions, toDbt } from "./dbt.ts";
export { type MalloyExport, type MalloyOptions, toMalloy } from "./malloy.ts";
export type { MetricExportOptions, RefusedMetric } from "./metric-forms.ts";
export type {
  OcelEvent,
  OcelLog,
  OcelObject,
  OcelRelationship,
  OcelType,
  OcelValue,
  OcelValueType,
} from "./ocel.ts";
export {
  eventsOfOcel,
  InvalidOcelError,
  type OcelEvents,
  type OcelImport,
  ocelRows,
  readOcel,
} from "./ocel-read.ts";
export { type OcelExport, type OcelLoss, toOcel } from "./ocel-write.ts";
export { type OssieExport, toOssie } from "./ossie.ts";
export { type PrometheusExport, type PrometheusOptions, toPrometheus } from "./prometheus.ts";
export {
  InvalidXesError,
  readXes,
  type XesAttributes,
  type XesLog,
  type XesReader,
  type XesRow,
  type XesTrace,
  type XesValue,
  xesReader,
} from "./xes-read.ts";
export { toXes, type XesInputRow, xesChunks } from "./xes-write.ts";
