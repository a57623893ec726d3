import { once } from "node:events";

/** Characters that are gathered before they are written. */
const PIECE = 1 << 16;

/** Standard output for texts of any length: what is written is gathered, and whoever writes can wait until it has gone. */
export class StandardOutput {
  private gathered: string[] = [];
  private length = 0;

  write(text: string): void {
    this.gathered.push(text);
    this.length += text.length;
    if (this.length >= PIECE) this.flush();
  }

  private flush(): void {
    process.stdout.write(this.gathered.join(""));
    this.gathered = [];
    this.length = 0;
  }

  /** Waits while the reader of the output is behind. */
  async ready(): Promise<void> {
    if (process.stdout.writableNeedDrain) await once(process.stdout, "drain");
  }

  end(): void {
    if (this.length > 0) this.flush();
  }
}
