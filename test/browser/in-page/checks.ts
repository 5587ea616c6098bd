/** What can be asked in a page. An empty list is good. */
export interface Checks {
  /** Of the page: text that is on other text, cut or too small, and a page that scrolls sideways. */
  readonly layoutProblems: () => Promise<readonly string[]>;
  /** Of the page: what axe finds, and text of drawings with too little contrast. */
  readonly accessibilityProblems: () => Promise<readonly string[]>;
  /** What CloudWatch would drop of the HTML of a custom widget. */
  readonly droppedByCloudWatch: (html: string) => Promise<readonly string[]>;
  /** How often each element is in some HTML, and each attribute on it: `a`, `a href`. */
  readonly markupOf: (html: string) => Promise<Readonly<Record<string, number>>>;
  /** All that is text there. */
  readonly textOf: (html: string) => Promise<string>;
}
