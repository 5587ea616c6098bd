import { parseExpectation } from './expectation.ts';
import { parseStatement } from './statement.ts';
import { at, type Expectation, type Place, type Statement, type Step, type Story } from './story.ts';
import { atCommas, isTime, reader, timeOf, type Word, wordsOf } from './words.ts';

/** Reads the stories of one file. Throws a `StoryError` at the first line that it can't read. */
export function parseStories(text: string, file: string): readonly Story[] {
  const stories: Draft[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const place = { file, line: index + 1 };
    const content = withoutComment(line).trim();
    if (content !== '') readLine(content, place, stories);
  }
  return stories;
}

interface Draft extends Story {
  readonly steps: Step[];
}

/** `#` begins a comment, but not within quotes. */
const withoutComment = (line: string): string => /^(?:[^#"]|"(?:[^"\\]|\\.)*"|")*/.exec(line)?.[0] ?? line;

function readLine(content: string, place: Place, stories: Draft[]): void {
  if (content.startsWith('story ')) {
    stories.push({ title: content.slice('story '.length).trim(), place, steps: [] });
    return;
  }
  const story = stories.at(-1);
  if (story === undefined) throw at(place, 'expected "story <title>" before the first line of a story');
  if (content.startsWith('->')) {
    story.steps.push(withExpectation(story.steps.pop(), content, place));
    return;
  }
  const words = wordsOf(content, place);
  const [first, ...rest] = words;
  if (first?.text === 'policy') story.steps.push(policy(rest, place));
  else story.steps.push(runs(content, place));
}

function policy(words: readonly Word[], place: Place): Step {
  const settings: Record<string, string> = {};
  const line = reader(words, place);
  while (line.peek() !== undefined) {
    const name = line.next('the name of a setting');
    settings[name] = line.next(`a value for ${name}`);
    while (line.take(',')) settings[name] += `,${line.next('another value')}`;
  }
  return { type: 'policy', place, settings };
}

/** `00:30 <statements> [-> <expectation>]`, or `00:30..02:00 <statements>`: a run every interval. */
function runs(content: string, place: Place): Step {
  const [head = '', arrow] = splitArrow(content);
  const [time, ...rest] = wordsOf(head, place);
  const [from = '', to = from] = (time?.text ?? '').split('..');
  if (!isTime(from))
    throw at(place, `expected a time, "policy", "story" or "->", found "${time?.text ?? ''}"`);
  const step: Step = {
    type: 'runs',
    place,
    from: timeOf(from, place),
    to: timeOf(to, place),
    statements: statementsOf(rest, place),
    expected: [],
    fails: false,
  };
  if (step.to < step.from) throw at(place, `the range ${time?.text} ends before it begins`);
  return arrow === undefined ? step : withExpectation(step, arrow, place);
}

/** Cuts at the first arrow outside quotes. */
function splitArrow(content: string): readonly [string, string?] {
  const head = /^(?:"(?:[^"\\]|\\.)*"|(?!->).)*/.exec(content)?.[0] ?? content;
  return head.length === content.length ? [content] : [head, content.slice(head.length)];
}

const statementsOf = (words: readonly Word[], place: Place): readonly Statement[] =>
  atCommas(words).map((part) => parseStatement(part, place));

function withExpectation(step: Step | undefined, content: string, place: Place): Step {
  if (step?.type !== 'runs') throw at(place, 'expected a time before what arrives then');
  if (step.to > step.from)
    throw at(place, 'nothing may arrive within a range: give the run a line of its own');
  const text = content.slice('->'.length).trim();
  if (text === 'run fails') return { ...step, fails: true };
  const expectation: Expectation = parseExpectation(text, place);
  return { ...step, expected: [...step.expected, expectation] };
}
