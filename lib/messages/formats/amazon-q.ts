import type { Message } from '../message.ts';
import type { Tone } from '../tone.ts';
import { cutToLength, withoutMarkup } from './plain.ts';

/** A custom notification of Amazon Q Developer in chat applications. Anything else it drops without an error. */
export interface CustomNotification {
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

const SIGNS: Readonly<Record<Tone, string>> = {
  good: ':white_check_mark:',
  info: ':information_source:',
  warning: ':warning:',
  critical: ':red_circle:',
};

export function customNotification(message: Message): CustomNotification {
  const { id, incident, severity, kind, reason, region } = message;
  const { stage } = message.sender;
  const head = withoutMarkup(headOf(message));
  return {
    version: '1.0',
    source: 'custom',
    id,
    content: {
      textType: 'client-markdown',
      title: cutToLength(`${SIGNS[message.tone]} ${head}`, LIMITS.title),
      description: cutToLength(withoutMarkup(description(message)), LIMITS.description),
      nextSteps: (message.brief ? [message.brief.next] : message.steps).map(nextStep),
      keywords: [severity, kind, region, stage].map((keyword) =>
        cutToLength(withoutMarkup(keyword), LIMITS.keyword),
      ),
    },
    metadata: {
      threadId: incident,
      summary: cutToLength(head, LIMITS.title),
      additionalContext: { severity, kind, reason, region, stage },
    },
  };
}

/** `CRITICAL - Reminder: Region eu-west-1 of acme still ADDING after 6h`: brackets mean something there. */
const headOf = ({ notice, mark, headline }: Message): string =>
  `${notice === undefined ? '' : 'TEST - '}${mark} - ${headline}`;

const description = ({ notice, impact, facts, brief, meaning, sections, links, details }: Message): string =>
  [
    ...(notice === undefined ? [] : [notice]),
    impact,
    linesOf(facts),
    brief === undefined ? meaning : brief.rest,
    ...sections.map(({ heading, lines }) => [`${heading}:`, ...lines].join('\n')),
    linesOf(links.map(({ label, url }) => [label, url])),
    linesOf(details),
  ].join('\n\n');

const linesOf = (facts: Message['facts']): string =>
  facts.map(([label, value]) => `${label}: ${value}`).join('\n');

const IN_THE_EMAIL = ' (commands: see the email)';

/** Commands that would be cut are left out: half of one is worse than none, and the email has them. */
function nextStep({ text, commands }: Message['steps'][number]): string {
  const step = withoutMarkup(text);
  if (commands === undefined) return cutToLength(step, LIMITS.nextStep);
  const whole = [step, ...commands.map((command) => `\`${command}\``)].join(' ');
  if (whole.length <= LIMITS.nextStep) return whole;
  return `${cutToLength(step.replace(/:$/, ''), LIMITS.nextStep - IN_THE_EMAIL.length)}${IN_THE_EMAIL}`;
}
