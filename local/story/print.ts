import { DAY, type Duration, HOUR, MINUTE, SECOND } from '../../lib/domain/time.ts';
import type {
  EndpointTrouble,
  SettleStatement,
  Statement,
  StatusStatement,
  Step,
  Story,
  Subject,
} from './story.ts';

/** A story as the text of a file. Read again, it is the same story. */
export function printStory({ title, steps }: Story): string {
  return `story ${title}\n\n${steps.map(stepText).join('\n')}\n`;
}

function stepText(step: Step): string {
  if (step.type === 'policy') {
    const settings = Object.entries(step.settings).map(([name, value]) => `${name} ${value}`);
    return `policy  ${settings.join('  ')}`;
  }
  const range = step.to > step.from ? `${timeText(step.from)}..${timeText(step.to)}` : timeText(step.from);
  const run = `${range}   ${step.statements.map(statementText).join(', ')}`.trimEnd();
  const arrives = [...step.expected.map(({ text }) => text), ...(step.fails ? ['run fails'] : [])];
  return [run, ...arrives.map((text) => `        -> ${text}`)].join('\n');
}

/** `00:30`, `02:10:05.250`, `3d04:00`. */
function timeText(time: Duration): string {
  const days = time >= DAY ? `${Math.floor(time / DAY)}d` : '';
  const hours = twoDigits(Math.floor((time % DAY) / HOUR));
  const minutes = twoDigits(Math.floor((time % HOUR) / MINUTE));
  const rest = time % MINUTE;
  if (rest === 0) return `${days}${hours}:${minutes}`;
  const fraction = rest % SECOND === 0 ? '' : `.${String(rest % SECOND).padStart(3, '0')}`;
  return `${days}${hours}:${minutes}:${twoDigits(Math.floor(rest / SECOND))}${fraction}`;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** As a line of a story spells it. */
export function statementText(statement: Statement): string {
  switch (statement.type) {
    case 'status':
      return statusText(statement);
    case 'gone':
      return `${subjectText(statement.of)} gone`;
    case 'without':
      return `${subjectText(statement.of)} without ${statement.what}`;
    case 'with-regions':
      return `${subjectText(statement.of)} with regions`;
    case 'primary':
      return `${subjectText(statement.of)} primary ${statement.region}`;
    case 'endpoint':
      return troubleText(statement.trouble);
    case 'call':
      return [statement.call, statement.nth, statement.trouble]
        .filter((word) => word !== undefined)
        .join(' ');
    case 'table-emptied':
      return 'table emptied';
    case 'record':
      return `record ${statement.of.instance} ${statement.state}`;
    case 'settle':
      return settleText(statement);
    case 'overlap':
      return `${statement.runs} runs at once`;
  }
}

function statusText({ of, status, statusReason, since, also }: StatusStatement): string {
  const words = [subjectText(of), ...(also ? ['also'] : []), status];
  if (statusReason !== undefined) words.push(quoted(statusReason));
  if (since !== undefined) words.push('since', since === 'unknown' ? since : timeText(since));
  return words.join(' ');
}

function settleText({ kind, of, because, answer }: SettleStatement): string {
  const words = ['settle', kind, of === 'scope' ? of : subjectText(of)];
  if (because !== undefined) words.push(quoted(because));
  if (answer !== undefined) words.push('is', answer);
  return words.join(' ');
}

function troubleText(trouble: EndpointTrouble): string {
  switch (trouble.type) {
    case 'throttled':
    case 'failing':
    case 'empty':
      return trouble.type;
    case 'token-repeats':
      return 'token repeats';
    case 'denied':
      return trouble.reason === undefined ? 'denied' : `denied ${quoted(trouble.reason)}`;
    case 'silent':
      return trouble.but === undefined ? 'silent' : `silent but ${trouble.but}`;
    case 'page-fails':
      return `page ${trouble.page} fails`;
  }
}

const quoted = (text: string): string => `"${text.replaceAll(/[\\"]/g, '\\$&')}"`;

/** Regions without an instance are those of `org`. */
function subjectText({ instance, region }: Subject): string {
  if (region === undefined) return instance;
  return instance === 'org' ? region : `${instance}/${region}`;
}
