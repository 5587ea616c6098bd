import type { View } from '../../lib/overview/html/view.ts';
import type { Ending } from '../support/story/ending.ts';
import { besideEach } from './beside.ts';
import { emailBody, emailDocument } from './email.ts';
import { pageDocument } from './page.ts';
import { slackDocument } from './slack.ts';
import { endingOfPicture, type TITLES } from './stories.ts';
import { terminalDocument } from './terminal.ts';
import { viewAt, widgetAt, widgetDocument } from './widget.ts';

/** A picture of the documentation. */
export interface Picture {
  /** Of its file in `docs/pictures`. */
  readonly name: string;
  /** CSS pixels; the file has twice as many. */
  readonly width: number;
  /** The story at whose end it is drawn. */
  readonly story: keyof typeof TITLES;
  /** What it shows, as a whole document. */
  readonly show: (ending: Ending) => string;
}

/** As wide as a page on GitHub. */
const WIDE = 830;

export const PICTURES: readonly Picture[] = [
  { name: 'email.png', width: 720, story: 'hanging', show: (ending) => emailDocument(lastMessage(ending)) },
  {
    name: 'slack.png',
    width: 720,
    story: 'hanging',
    show: (ending) => slackDocument(lastMessage(ending), '<!here>'),
  },
  { name: 'widget-light.png', width: WIDE, story: 'good', show: (ending) => widgetAlone(ending, 'light') },
  { name: 'widget-dark.png', width: WIDE, story: 'good', show: (ending) => widgetAlone(ending, 'dark') },
  { name: 'blind-monitor.png', width: WIDE, story: 'blind', show: (ending) => widgetAlone(ending, 'light') },
  { name: 'page.png', width: 1200, story: 'hanging', show: pageDocument },
  { name: 'terminal.png', width: 900, story: 'hanging', show: terminalDocument },
  { name: 'stuck-region.png', width: 1000, story: 'hanging', show: widgetBesideEmail },
];

export const documentFor = async ({ story, show }: Picture): Promise<string> =>
  show(await endingOfPicture(story));

function widgetAlone(ending: Ending, theme: View['theme']): string {
  const view = viewAt(ending, { theme, width: WIDE, hours: 3 });
  return widgetDocument(widgetAt(ending, view), view);
}

/** The picture of the README: what hangs, since when, and what people are told. */
function widgetBesideEmail(ending: Ending): string {
  const width = 556;
  const view = viewAt(ending, { theme: 'light', width, hours: 3 });
  return besideEach({ widget: widgetAt(ending, view), email: emailBody(lastMessage(ending), 3), width });
}

function lastMessage({ messages }: Ending) {
  const message = messages.at(-1);
  if (message === undefined) throw new Error('Nothing has arrived in this story');
  return message;
}
