import { describe, expect, test } from 'vitest';
import { parseStories } from '../../../local/story/parse.ts';

const parse = (...lines: readonly string[]) => parseStories(['story it', ...lines].join('\n'), 'it.story')[0];

describe('a story', () => {
  test('is runs at times, with what AWS answers and what arrives', () => {
    const story = parse(
      'policy  adding-warning 30  reminders 240,1440',
      '00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00   # a comment',
      '1d02:10:05.250   ap-southeast-2 ACTIVE',
      '        -> closed completed region-adding ap-southeast-2 after 2h 10m listing opened, escalated',
    );
    expect(story?.steps).toMatchObject([
      { type: 'policy', settings: { 'adding-warning': '30', reminders: '240,1440' } },
      {
        type: 'runs',
        from: 0,
        to: 0,
        statements: [
          { type: 'status', of: { instance: 'org', region: 'eu-west-1' }, status: 'ACTIVE' },
          { type: 'status', of: { instance: 'org', region: 'ap-southeast-2' }, status: 'ADDING', since: 0 },
        ],
      },
      {
        from: ((24 + 2) * 60 + 10) * 60_000 + 5250,
        expected: [
          {
            place: { line: 5 },
            reason: 'closed',
            outcome: 'completed',
            kind: 'region-adding',
            after: 130 * 60_000,
            listing: ['opened', 'escalated'],
          },
        ],
      },
    ]);
  });

  test('can say what goes wrong', () => {
    const [step] =
      parse('00:05..01:00 silent but eu-west-2, page 2 fails, publish 2 loses its answer, save fails')
        ?.steps ?? [];
    expect(step).toMatchObject({
      from: 300_000,
      to: 3_600_000,
      statements: [
        { type: 'endpoint', trouble: { type: 'silent', but: 'eu-west-2' } },
        { type: 'endpoint', trouble: { type: 'page-fails', page: 2 } },
        { type: 'call', call: 'publish', nth: 2, trouble: 'loses its answer' },
        { type: 'call', call: 'save', trouble: 'fails' },
      ],
    });
  });

  test('quotes what may hold anything', () => {
    const [step] = parse('00:00 org CREATE_FAILED "a, b # c -> \\"d\\""')?.steps ?? [];
    expect(step).toMatchObject({ statements: [{ statusReason: 'a, b # c -> "d"' }], expected: [] });
  });

  test('stands in a file with others', () => {
    expect(
      parseStories('story a\n00:00\n\nstory b\n00:00', 'x').map(({ title, place }) => [title, place.line]),
    ).toEqual([
      ['a', 1],
      ['b', 4],
    ]);
  });
});

describe('a malformed story names the file, the line and what was expected there', () => {
  test.each([
    ['0:0 org ACTIVE', 'expected a time, "policy", "story" or "->", found "0:0"'],
    ['noon', 'expected a time'],
    ['00:10..00:05', 'ends before it begins'],
    ['00:00..00:05 -> announced warning lost org', 'nothing may arrive within a range'],
    ['00:00 eu-west-1 gne', 'expected a status in capitals'],
    ['00:00 EU-WEST-1 ACTIVE', 'expected a statement'],
    ['00:00 eu-west-1 ACTIVE now', 'expected the end of the statement, found "now"'],
    ['00:00 eu-west-1 ADDING since noon', 'expected a time such as 00:30'],
    ['00:00 org without clothes', 'expected "status", "regions", "arn" or "primary"'],
    ['00:00 publish explodes', 'expected "fails" or "loses its answer", found "explodes"'],
    ['00:00 page x fails', 'expected the number of a page'],
    ['00:00 token returns', 'expected "repeats"'],
    ['00:00 record org burnt', 'expected "damaged", "newer", "mended" or "deleted"'],
    ['00:00 org CREATE_FAILED "never closed', 'a quotation mark is not closed'],
    ['00:00 -> opend warning not-seen scope', 'expected one of opened, escalated'],
    ['00:00 -> opened waning not-seen scope', 'expected one of info, warning, critical'],
    ['00:00 -> opened warning not-sen scope', 'expected one of region-adding'],
    ['00:00 -> closed finished not-seen scope', 'expected one of completed'],
    ['00:00 -> announced warning lost org after a while', 'expected a duration such as 2h 10m'],
    ['00:00 -> announced warning lost org with me', 'expected a text in quotation marks'],
    ['00:00 -> announced warning lost', 'expected a resource, found the end of the line'],
    ['policy adding-warning', 'expected a value for adding-warning'],
    ['-> announced warning lost org', 'expected a time before what arrives then'],
  ])('%s', (line, expected) => {
    expect(() => parse(line)).toThrow(expected);
    expect(() => parse(line)).toThrow(/^it\.story:2: /);
  });

  test('without a title', () => {
    expect(() => parseStories('# nothing\n00:00', 'it.story')).toThrow(
      'it.story:2: expected "story <title>"',
    );
  });
});
