import { describe, expect, test } from 'vitest';
import { DAY, MINUTE } from '../../../lib/domain/time.ts';
import { overviewOf } from '../../../lib/overview/overview.ts';
import {
  ARN,
  complete,
  decideOnce,
  POLICY,
  remember,
  SCOPE,
  T0,
} from '../../support/decision/decide-once.ts';
import { at, BETA, BLIND, beta, instance, play, regions, rowOf } from '../../support/decision/timeline.ts';
import { linesOf, minutes, overviewOfPolls, regionIn, timelineIn } from './overview-of-polls.ts';

const ALL = regions({ 'us-east-1': 'ACTIVE' });
const ADDING = regions({ 'us-east-1': 'ADDING' });

describe('nothing is called good that may not be:', () => {
  test('a record that can not be read, before a poll has opened an incident for it', () => {
    expect(overviewOfPolls(at([0, 5], ALL), { unreadable: [BETA] }).verdict).toEqual({
      tone: 'critical',
      text: "1 record can't be read: nobody knows how it stands there",
    });
  });

  test('an instance whose record polls have not been able to use for long', () => {
    const claimed = { claimed: [ARN] };
    const polls = [...at([0, 5], ALL), ...at(minutes(10, 40), ADDING, claimed)];
    const overview = overviewOfPolls(polls);
    expect(overview.verdict).toEqual({
      tone: 'warning',
      text: "1 instance not watched: what polls see of it can't be stored",
    });
    expect(timelineIn(overview, 'us-east-1')).toEqual(['ACTIVE 0..5+', 'not-decided 5..40']);
    expect(regionIn(overview, 'us-east-1').state.isSeen).toBe(false);
    // One run that another was delivering in is no news.
    expect(overviewOfPolls([...at([0, 5], ALL), ...at([10], ALL, claimed)]).verdict.tone).toBe('good');
  });

  test('an instance that the latest poll did not list', () => {
    const polls = [
      ...at([0, 5], complete(rowOf({ 'us-east-1': 'ACTIVE' }), beta)),
      ...at([10], complete(beta)),
    ];
    const overview = overviewOfPolls(polls, { minute: 12 });
    expect(overview.verdict.tone).toBe('info');
    expect(regionIn(overview, 'us-east-1')).toMatchObject({ tone: 'info', state: { isSeen: false } });
    expect(timelineIn(overview, 'us-east-1')).toEqual(['ACTIVE 0..10+', 'not-listed 10..12']);
  });

  test('a primary Region that is elsewhere, when nobody is told of that', () => {
    const overview = overviewOfPolls(at([0, 5], ALL, { asked: 'us-west-2' }), {
      policy: { tellFrom: 'critical' },
    });
    expect(overview.verdict).toEqual({
      tone: 'info',
      text: 'The primary Region of ssoins-1234567890abcdef is eu-west-1, not the one that the monitor asks',
    });
  });

  test('alerts that SNS does not accept', () => {
    const { memory, last } = play(at(minutes(0, 30), ADDING));
    const closed = play(at([35], ALL), { from: { ...memory, instances: last.instances } });
    const undelivered = { ...closed.memory, instances: closed.last.instances };
    const verdictAt = (minute: number) => {
      const now = T0 + minute * MINUTE;
      return overviewOf(
        { ...undelivered, scope: { ...closed.last.scope, lastPolledAt: now } },
        {
          scope: SCOPE,
          policy: POLICY,
          now,
          range: { from: T0, to: now },
        },
      ).verdict;
    };
    expect(verdictAt(40).tone).toBe('good');
    expect(verdictAt(60)).toEqual({
      tone: 'warning',
      text: 'Nobody is told: SNS has accepted no notification for 30m',
    });
  });

  test('an instance of which AWS lists no Regions, or no status', () => {
    expect(overviewOfPolls(at([0, 5], instance('ACTIVE'))).verdict).toEqual({
      tone: 'info',
      text: 'ACTIVE, but AWS lists no Regions',
    });
    const withoutStatus = overviewOfPolls(at([0], complete({ arn: ARN })));
    expect(withoutStatus.instances[0]?.itself.state.phase).toEqual({ type: 'unseen', why: 'without-status' });
  });
});

describe('what no poll decides is told as it was seen last, and nothing comes next:', () => {
  const open = at(minutes(0, 30), ADDING);
  const firstOf = (...polls: Parameters<typeof overviewOfPolls>[0]) =>
    overviewOfPolls([...open, ...polls]).incidents.find(({ kind }) => kind === 'region-adding');

  test.each([
    [
      'a status that is not known',
      regions({ 'us-east-1': 'REBUILDING' }),
      'was ADDING when last seen; now REBUILDING',
    ],
    ['no list of Regions', complete({ ...rowOf({}), regions: [] }), 'was ADDING when last seen'],
    ['a list without the Region, once', regions({}), 'was ADDING when last seen'],
    [
      'an instance that is being deleted',
      regions({ 'us-east-1': 'ADDING' }, { status: 'DELETE_IN_PROGRESS' }),
      'was ADDING when last seen',
    ],
  ])('%s', (_, listing, title) => {
    const incident = firstOf(...at([35], listing));
    expect(incident?.title).toContain(title);
    expect(incident).not.toHaveProperty('next');
  });

  test('a record that polls have not been able to use for long', () => {
    const incident = firstOf(...at(minutes(35, 60), ADDING, { claimed: [ARN] }));
    expect(incident?.title).toContain('was ADDING when last seen');
    expect(incident).not.toHaveProperty('next');
  });

  test('a part: each poll puts off that it becomes critical', () => {
    const partial = complete(rowOf({}), { arn: BETA });
    const overview = overviewOfPolls(at(minutes(0, 40), partial));
    expect(overview.incidents[0]).toMatchObject({ kind: 'not-seen', severity: 'warning' });
    expect(overview.incidents[0]).not.toHaveProperty('next');
  });
});

describe('a timeline', () => {
  test('does not fill the time in which the record could not be read', () => {
    const polls = [
      ...at([0, 5], ALL),
      ...at(minutes(10, 30), ALL, { unreadable: [ARN] }),
      ...at([35, 40], ALL),
    ];
    expect(timelineIn(overviewOfPolls(polls), 'us-east-1')).toEqual([
      'ACTIVE 0..10+',
      'not-decided 10..35',
      'ACTIVE 35..40',
    ]);
  });

  test('shows a status that only the other kind of resource knows', () => {
    const polls = [
      ...at([0, 5], ADDING),
      ...at([10, 15], regions({ 'us-east-1': 'CREATE_FAILED' })),
      ...at([20, 25], ALL),
    ];
    expect(timelineIn(overviewOfPolls(polls), 'us-east-1')).toEqual([
      'ADDING 0..10+',
      'CREATE_FAILED 10..20+',
      'ACTIVE 20..25+',
    ]);
  });

  test('hides Regions only as long as a deletion hides them', () => {
    const deleting = regions({ 'us-east-1': 'ACTIVE' }, { status: 'DELETE_IN_PROGRESS' });
    const frozen = regions({ 'us-east-1': 'ACTIVE' }, { status: 'FROZEN' });
    const polls = [
      ...at([0, 5], ALL),
      ...at([10, 15, 20], deleting),
      ...at([25, 30], frozen),
      ...at([35, 40], ALL),
    ];
    for (const some of [polls.slice(0, 7), polls]) {
      expect(timelineIn(overviewOfPolls(some), 'us-east-1').slice(0, 3)).toEqual([
        'ACTIVE 0..10+',
        'being-deleted 10..25',
        `ACTIVE 25..${some.at(-1)?.minute}`,
      ]);
    }
  });

  test('remembers nothing of the polls before their record began anew', () => {
    const { memory } = play(at([0, 5], ALL));
    const { memory: later } = play(at([600, 605], ALL), { from: { ...memory, scope: undefined as never } });
    const now = T0 + 605 * MINUTE;
    const overview = overviewOf(later, {
      scope: SCOPE,
      policy: POLICY,
      now,
      range: { from: now - DAY, to: now },
    });
    expect(linesOf(regionIn(overview, 'us-east-1').segments)).toEqual([
      'forgotten -835..600',
      'ACTIVE 600..605',
    ]);
  });

  test('marks no threshold at a time that nobody saw', () => {
    const polls = [...at(minutes(0, 20), ADDING), ...at(minutes(25, 200), BLIND)];
    expect(regionIn(overviewOfPolls(polls), 'us-east-1').marks).toEqual([]);
  });
});

describe('a text', () => {
  test('says that nobody could be told yet', () => {
    const decision = decideOnce(
      remember(decideOnce({ instances: [], unreadable: [], claimed: [] }, ADDING, T0)),
      ADDING,
      T0 + 30 * MINUTE,
    );
    const now = T0 + 31 * MINUTE;
    const { incidents } = overviewOf(remember(decision), {
      scope: SCOPE,
      policy: POLICY,
      now,
      range: { from: T0, to: now },
    });
    expect(incidents[0]?.isTold).toBe(false);
    expect(overviewOfPolls(at(minutes(0, 30), ADDING)).incidents[0]?.isTold).toBe(true);
  });

  test('says what is wrong however long the name is', () => {
    const { verdict } = overviewOfPolls(
      at(minutes(0, 30), regions({ 'us-east-1': 'ADDING' }, { name: '𝒏'.repeat(250) })),
    );
    expect(verdict.text).toMatch(/^Region us-east-1 of 𝒏{60}… still ADDING after at least 30m$/u);
  });

  test('says in which status a lost Region is listed again', () => {
    const polls = [...at([0, 5], ALL), ...at([10, 15], regions({})), ...at([20], ADDING)];
    expect(regionIn(overviewOfPolls(polls), 'us-east-1').state.phase).toEqual({
      type: 'lost',
      shownAs: 'ADDING',
    });
  });
});
