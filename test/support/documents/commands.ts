import { codeBlocks, codeSpans } from './markdown.ts';

/** Whether a person types what is in a block of this language into a shell. */
const IS_SHELL: Readonly<Record<string, boolean>> = {
  sh: true,
  hcl: false,
  js: false,
  json: false,
  mermaid: false,
  story: false,
  text: false,
};

/** What a command within a sentence begins with. */
const PROGRAM =
  /^(?:aws|bash|cd|curl|docker|gh|git|make|node|npm|npx|pnpm|sh|sudo|terraform|yarn)\s|^\.{0,2}\/\S/;

/** All that a page tells people to run, each once. @throws Error for a block of code in a language that is not known here */
export function commandsIn(markdown: string): ReadonlySet<string> {
  const blocks = codeBlocks(markdown).filter(isShell);
  return new Set([
    ...blocks.flatMap(({ text }) => linesOf(text)),
    ...codeSpans(markdown)
      .map((span) => span.replaceAll(/\s+/g, ' '))
      .filter((span) => PROGRAM.test(span)),
  ]);
}

function isShell({ language, text }: { readonly language: string; readonly text: string }): boolean {
  const shell = IS_SHELL[language];
  if (shell === undefined) {
    throw new Error(`A block of code must be one of ${Object.keys(IS_SHELL)}, got "${language}": ${text}`);
  }
  return shell;
}

/** A line that ends in a backslash goes on in the next. */
const linesOf = (shell: string): readonly string[] =>
  shell
    .replaceAll(/\s*\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
