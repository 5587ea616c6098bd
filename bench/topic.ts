/** One thing that is measured. A file in `topics/` each. */
export interface Topic<T = unknown> {
  /** For `--only`, and its key in `results.json`. */
  readonly name: string;
  readonly title: string;
  /** Plain data, which survives JSON. */
  readonly measure: (options: MeasureOptions) => Promise<T>;
  /** As Markdown, below a heading: how it was measured, and a table. A method, so that a list can hold every topic. */
  report(result: T): string;
}

export interface MeasureOptions {
  /** As little as shows that it works. Its figures mean nothing. */
  readonly quick: boolean;
  /** Shows how far it is. */
  readonly progress: (done: number, of: number) => void;
}
