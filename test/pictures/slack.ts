import { slackMessage } from '../../lib/messages/formats/slack/message.ts';
import { SLACK_CSS, slackPost } from '../../local/aws/slack/look/post.ts';
import type { InboxMessage } from '../../local/aws/sns/inbox.ts';
import { documentOf } from './document.ts';

/** What the function posts to Slack when it gets this message, as Slack shows it. */
export const slackDocument = ({ id, bodies, at }: InboxMessage, mention: string): string =>
  documentOf({
    title: 'A message in Slack',
    css: SLACK_CSS,
    body: slackPost(slackMessage({ id, message: bodies.lambda ?? '' }, mention), at).toString(),
  });
