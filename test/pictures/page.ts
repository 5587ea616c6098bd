import { readConfig } from '../../lib/poll/config.ts';
import { createFaults } from '../../local/aws/wire/faults.ts';
import { createFaultBoard } from '../../local/page/actions/faults.ts';
import { createMailbox } from '../../local/page/mailbox.ts';
import { awsSection } from '../../local/page/sections/aws.ts';
import { documentHtml } from '../../local/page/sections/document.ts';
import { faultsSection } from '../../local/page/sections/faults.ts';
import { accountSection, inboxSection } from '../../local/page/sections/inbox.ts';
import { PAGE_CSS } from '../../local/page/server/app.ts';
import type { Ending } from '../support/story/ending.ts';
import { environmentFor } from '../support/story/world.ts';
import { viewAt, widgetAt } from './widget.ts';

/** Of the column of the widget in a page of 1200 pixels. */
const WIDGET_WIDTH = 660;

/** The upper part of the page of `npm start`, as it would be at the end of a story. */
export function pageDocument(ending: Ending): string {
  const { now, instances, scope } = ending;
  const mailbox = createMailbox(readConfig(environmentFor(scope.region)));
  mailbox.look(ending.items, ending.messages);
  const board = createFaultBoard({ stage: { apply: () => {}, calm: () => {} }, faults: createFaults() });
  const parts = {
    widget: widgetAt(ending, viewAt(ending, { theme: 'light', width: WIDGET_WIDTH, hours: 3 })),
    aws: awsSection({ instances, now, since: { of: (key) => sinceOf(key, ending) } }).toString(),
    account: accountSection(mailbox.account()).toString(),
    inbox: inboxSection(mailbox.mails()).toString(),
    faults: faultsSection({ board, disturbances: [] }).toString(),
  };
  const empty = documentHtml({ token: '', awsUrl: 'http://127.0.0.1:4566', region: scope.region });
  const filled = Object.entries(parts).reduce((html, [id, part]) => filledWith(html, id, part), empty);
  return filled
    .replace(/<link rel="stylesheet"[^>]*>|<script[^>]*><\/script>/g, '')
    .replace('</head>', () => `<style>${PAGE_CSS}${ONLY_UPPER}</style></head>`)
    .replace('>starting<', '>The end of a story.<')
    .replace('value="light"', 'value="light" checked');
}

const filledWith = (html: string, id: string, part: string): string =>
  html.replace(
    new RegExp(`(<div id="${id}">)(?:<p>[^<]*</p>)?(</div>)`),
    (_, open, close) => `${open}${part}${close}`,
  );

/** A picture as long as the whole page could not be read: the messages are closed, and some faults, metrics and the log left out. */
const ONLY_UPPER = `
.mail > :not(summary), #faults tbody tr:nth-child(n + 6), main > section:not([class]), .last { display: none !important }`;

/** When a Region was added, or its instance created: in these stories, what AWS has moved no more since then. */
function sinceOf(key: string, { instances, now }: Ending): number {
  const found = instances.flatMap(({ arn, createdAt, regions = [] }) => [
    { key: arn, at: createdAt },
    ...regions.map(({ name, addedAt }) => ({ key: `${arn}/${name}`, at: addedAt ?? createdAt })),
  ]);
  return found.find((one) => one.key === key)?.at ?? now;
}
