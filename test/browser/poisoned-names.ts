import type { Checks } from './checks.ts';

/** Names as someone might choose who wants to break the page. A script of theirs would set `ran`. */
export const POISONED_NAMES: readonly string[] = [
  '<img src=x onerror=ran=1>',
  '</style><script>ran=1</script>',
  '</title></text></svg><b>bold</b>',
  '--><i>after a comment</i>',
  `" onmouseover="ran=1" x='`,
  "' onfocus='ran=1' autofocus='",
  '&lt;b&gt; &amp; &#60;i&#62;',
  'javascript:ran=1',
  '{{7*7}}`',
  'abc\u202edcba\u2066x',
  'x'.repeat(10_000),
];

export interface Rendering {
  /** HTML with this name wherever data can stand. */
  readonly render: (name: string) => string;
  /** How a name is to be shown. */
  readonly shown: (name: string) => string;
}

/** What each poisoned name does to the HTML beyond standing there as text. An empty list is good. */
export async function harmOfNames({ render, shown }: Rendering, checks: Checks): Promise<readonly string[]> {
  const markupOf = async (html: string) => JSON.stringify(await checks.markupOf(html));
  const harm = await Promise.all(
    POISONED_NAMES.map(async (name) => {
      const html = render(name);
      const isMarkup = (await markupOf(html)) !== (await markupOf(render('x'.repeat(name.length))));
      const isShown = (await checks.textOf(html)).includes(shown(name));
      const label = name.slice(0, 40);
      return [
        ...(isMarkup ? [`${label} becomes markup`] : []),
        ...(isShown ? [] : [`${label} is not shown`]),
      ];
    }),
  );
  return harm.flat();
}
