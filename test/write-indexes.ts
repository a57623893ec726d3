/** The list of metrics is generated from the files, so that a metric added a minute ago is tested too. */
export default async function setup(): Promise<void> {
  await import(new URL("../scripts/write-indexes.mjs", import.meta.url).href);
}
