import { statementText } from './print.ts';
import { at, type Statement, type Step, type Story, type StoryError, type Subject } from './story.ts';

/** @throws StoryError at the first line that can't be played in real time, with what works instead */
export function mustBePlayable(story: Story): void {
  if (!story.steps.some(({ type }) => type === 'runs')) {
    throw at(
      story.place,
      'the story has no runs: give it at least one line with a time, such as "00:00 org ACTIVE"',
    );
  }
  const there = new Set<string>();
  for (const step of story.steps) {
    for (const statement of step.type === 'runs' ? step.statements : []) {
      if (isForTestsOnly(statement)) throw testsOnly(statementText(statement), step);
      if (statement.type === 'gone') takeAway(statement.of, there, step);
      else bring(statement, there);
    }
  }
}

/** Whether only the runs of a test can have it. */
function isForTestsOnly({ type }: Statement): boolean {
  switch (type) {
    case 'call':
    case 'table-emptied':
    case 'record':
    case 'overlap':
    case 'settle':
      return true;
    case 'status':
    case 'gone':
    case 'without':
    case 'with-regions':
    case 'primary':
    case 'endpoint':
      return false;
  }
}

const testsOnly = (words: string, { place }: Step): StoryError =>
  at(
    place,
    `"${words}" works only in the tests. npm start plays what Identity Center has and how it answers: ` +
      '"<region> <STATUS>", "<region> gone", "throttled", "denied", "failing", "silent", "empty", "page 2 fails", "token repeats"',
  );

const nameOf = ({ instance, region }: Subject): string =>
  region === undefined ? instance : `${instance}/${region}`;

function bring(statement: Statement, there: Set<string>): void {
  if (!('of' in statement) || statement.of === 'scope') return;
  there.add(statement.of.instance);
  there.add(nameOf(statement.of));
}

function takeAway(of: Subject, there: Set<string>, { place }: Step): void {
  const name = nameOf(of);
  if (!there.has(name)) throw at(place, `${name} is not there, so it can't be gone: ${present(there)}`);
  for (const one of [...there]) if (one === name || one.startsWith(`${name}/`)) there.delete(one);
}

const present = (there: ReadonlySet<string>): string =>
  there.size === 0
    ? 'nothing is there yet. Let it appear in a line before, such as "00:00 org ACTIVE, eu-west-1 ACTIVE"'
    : `there are ${[...there].join(', ')}`;
