import type { Message } from '../domain/judge/owed.ts';
import { notificationId } from '../domain/ledger.ts';
import type { MessageContext } from './context.ts';
import { explain, type Step } from './explain.ts';
import { chatHeadline, TEST_NOTICE } from './headline.ts';
import { particulars } from './particulars.ts';
import { cutToLength, shownAsText } from './plain.ts';
import { isGoodNews, regionConcerned } from './reading.ts';
import { sections } from './sections.ts';

/** A custom notification of Amazon Q Developer in chat applications. Anything else it drops without an error. */
export interface ChatNotification {
  readonly version: '1.0';
  readonly source: 'custom';
  readonly id: string;
  readonly content: {
    readonly textType: 'client-markdown';
    readonly title: string;
    readonly description: string;
    readonly nextSteps: readonly string[];
    readonly keywords: readonly string[];
  };
  readonly metadata: {
    /** Groups the messages of one incident in one thread. */
    readonly threadId: string;
    readonly summary: string;
    readonly additionalContext: Readonly<Record<string, string>>;
  };
}

/** In characters, as Amazon Q Developer documents them. */
const LIMITS = { title: 250, description: 8000, nextStep: 350, keyword: 75 } as const;

export function chatNotification(message: Message, context: MessageContext): ChatNotification {
  const { newest, severity } = message;
  const head = shownAsText(`${chatHeadline(message, context)}${whose(message)}`);
  const region = regionConcerned(newest, context.scope);
  return {
    version: '1.0',
    source: 'custom',
    id: notificationId(newest),
    content: {
      textType: 'client-markdown',
      title: cutToLength(`${sign(message)} ${head}`, LIMITS.title),
      description: cutToLength(shownAsText(description(message, context)), LIMITS.description),
      nextSteps: explain(newest, context).steps.map(nextStep),
      keywords: [severity, newest.kind, region, context.stage].map((keyword) =>
        cutToLength(shownAsText(keyword), LIMITS.keyword),
      ),
    },
    metadata: {
      threadId: newest.incident,
      summary: cutToLength(head, LIMITS.title),
      additionalContext: { severity, kind: newest.kind, reason: newest.reason, region, stage: context.stage },
    },
  };
}

/** Only good news gets the green mark. */
function sign({ newest, severity }: Message): string {
  if (isGoodNews(newest) && newest.reason === 'closed') return ':white_check_mark:';
  if (severity === 'critical') return ':red_circle:';
  return severity === 'warning' ? ':warning:' : ':information_source:';
}

const whose = ({ newest }: Message): string => (newest.instance?.name ? ` (${newest.instance.name})` : '');

function description(message: Message, context: MessageContext): string {
  return [
    ...(context.test ? [TEST_NOTICE] : []),
    particulars(message, context)
      .map(([label, value]) => `${label}: ${value}`)
      .join('\n'),
    explain(message.newest, context).meaning,
    ...sections(message, context.scope).map(({ heading, lines }) => [`${heading}:`, ...lines].join('\n')),
  ].join('\n\n');
}

const IN_THE_EMAIL = ' (commands: see the email)';

/** Commands that would be cut are left out: half of one is worse than none, and the email has them. */
function nextStep({ text, commands }: Step): string {
  const shown = shownAsText(text);
  if (commands === undefined) return cutToLength(shown, LIMITS.nextStep);
  const whole = [shown, ...commands.map((command) => `\`${command}\``)].join(' ');
  if (whole.length <= LIMITS.nextStep) return whole;
  return `${cutToLength(shown.replace(/:$/, ''), LIMITS.nextStep - IN_THE_EMAIL.length)}${IN_THE_EMAIL}`;
}
