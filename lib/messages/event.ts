import * as v from 'valibot';
import { OUTCOMES } from '../domain/change.ts';
import { CONDITION_KINDS } from '../domain/conditions.ts';
import { CLOCKS } from '../domain/episode.ts';
import { OPEN_REASONS, REASONS } from '../domain/ledger.ts';
import { SEVERITIES } from '../domain/resource.ts';
import { TONES } from './tone.ts';

// The monitor makes events by this type, and never parses one: it imports types from here, and no schema.

const list = <const S extends v.GenericSchema>(item: S) => v.pipe(v.array(item), v.readonly());
const described = <const S extends v.GenericSchema>(schema: S, description: string) =>
  v.pipe(schema, v.description(description));

const TEXT = v.string();
const COUNT = v.pipe(v.number(), v.integer(), v.minValue(0));
const INSTANT = v.pipe(v.string(), v.isoTimestamp());
const SEVERITY = v.picklist(SEVERITIES);

const STEP = v.object({
  text: TEXT,
  commands: v.exactOptional(described(list(TEXT), 'Ready to paste into a shell.')),
});

const FACT = v.object({ label: TEXT, value: TEXT });

/** What a person reads: whoever passes the event on can render a whole message from these members. */
const FOR_PEOPLE = {
  mark: described(TEXT, 'How loud it is: CRITICAL, WARNING, RESOLVED, "CLOSED, WARNING".'),
  tone: described(v.picklist(TONES), 'How it looks at first sight. Only good news is good.'),
  subject: described(TEXT, 'What it is about: the same in all messages of one incident.'),
  headline: described(TEXT, 'What happened to what, with its age.'),
  impact: described(TEXT, 'What it means for signing in.'),
  facts: described(list(FACT), 'How things stand, since when, and why there is a message now.'),
  meaning: TEXT,
  steps: described(list(STEP), 'What to do.'),
  brief: v.exactOptional(
    described(
      v.object({ next: STEP, rest: TEXT }),
      'The one next step, and where the rest stands. A short message shows this instead of meaning and steps.',
    ),
  ),
  sections: described(
    list(v.object({ heading: TEXT, lines: list(TEXT) })),
    'At most 16 lines each, of at most 250 characters.',
  ),
  links: list(v.object({ label: TEXT, url: TEXT })),
  details: described(list(FACT), 'What it is about, for whoever has to find it.'),
  test: v.exactOptional(described(v.literal(true), 'Only in a test: nothing in it is real.')),
} as const;

const IDS = {
  id: described(TEXT, '<incident>.<sequence>. A repetition has the same.'),
  incident: described(TEXT, 'The thread of messages. The dedup_key for PagerDuty and the like.'),
} as const;

/** As much of an event as it takes to show it to people, of this version or of a later one. */
export const READABLE_EVENT = v.object({
  version: v.literal(1),
  ...IDS,
  // Of a later version it can be one that this one does not know.
  reason: TEXT,
  severity: SEVERITY,
  decidedAt: TEXT,
  ...FOR_PEOPLE,
  earlier: list(v.object({ reason: v.picklist(REASONS), severity: SEVERITY })),
});

export type ReadableEvent = v.InferOutput<typeof READABLE_EVENT>;

const RESOURCE = v.variant('type', [
  v.object({ type: v.literal('scope') }),
  v.object({ type: v.literal('instance'), arn: TEXT }),
  v.object({ type: v.literal('region'), arn: TEXT, region: TEXT }),
  v.object({ type: v.literal('record'), key: TEXT }),
]);

const INSTANCE = {
  arn: TEXT,
  name: v.exactOptional(TEXT),
  ownerAccountId: v.exactOptional(TEXT),
  primaryRegion: v.exactOptional(TEXT),
  activeRegions: described(list(TEXT), 'Where people can sign in.'),
} as const;

const CAUSE = v.object({ code: TEXT, message: TEXT, answeredIn: v.exactOptional(TEXT) });

const EPISODE = v.object({
  status: TEXT,
  since: INSTANT,
  clock: described(v.picklist(CLOCKS), 'monitor: it began by then at the latest. aws: AWS says when.'),
  after: v.exactOptional(described(TEXT, 'The status that it followed.')),
  statusReason: v.exactOptional(TEXT),
  was: v.exactOptional(described(TEXT, 'The status, or the primary Region, before.')),
  shownAs: v.exactOptional(described(TEXT, 'The status in which what was lost is listed again.')),
  shownIn: v.exactOptional(described(TEXT, 'The Region that showed the instance last.')),
  cause: v.exactOptional(described(CAUSE, 'Why a poll saw less than all.')),
});

const COMMON = {
  version: v.literal(1),
  ...IDS,
  sequence: COUNT,
  severity: described(SEVERITY, 'The highest of all that the message tells.'),
  severities: described(list(SEVERITY), 'Every severity at which the incident was told.'),
  ...FOR_PEOPLE,
  scope: v.object({ accountId: TEXT, region: described(TEXT, 'The Region that the monitor asks.') }),
  stage: TEXT,
  resource: RESOURCE,
  instance: v.exactOptional(v.object(INSTANCE)),
  decidedAt: INSTANT,
  earlier: described(
    list(v.object({ id: TEXT, reason: v.picklist(REASONS), severity: SEVERITY, decidedAt: INSTANT })),
    'Notifications of the same incident that were not delivered in their time, the oldest first.',
  ),
} as const;

const RUNNING = {
  episode: described(EPISODE, 'The one that is running, or that ended.'),
  durationSeconds: COUNT,
} as const;

const CHANGED = {
  outcome: v.picklist(OUTCOMES),
  episode: v.exactOptional(RUNNING.episode),
  durationSeconds: v.exactOptional(COUNT),
  endedAt: INSTANT,
  next: v.exactOptional(described(EPISODE, 'The one that it became.')),
  justification: v.exactOptional(
    described(
      v.object({ because: v.exactOptional(TEXT), by: v.exactOptional(TEXT) }),
      'What the person said who settled it. Nobody has checked either.',
    ),
  ),
} as const;

const SUSPENDED = v.object({
  ...INSTANCE,
  unfinished: list(v.object({ region: v.exactOptional(TEXT), status: TEXT, since: INSTANT })),
});

/** The whole event. Within version 1 members are only added. */
export const EVENT = v.variant('reason', [
  v.object({
    reason: v.picklist(OPEN_REASONS),
    kind: v.picklist(CONDITION_KINDS),
    ...COMMON,
    ...RUNNING,
    openedAt: described(INSTANT, 'When people were told first.'),
    undecided: v.exactOptional(
      described(
        v.object({ shownAs: v.exactOptional(TEXT) }),
        'Polls do not decide the status any more: the unknown status that is shown instead, or nothing.',
      ),
    ),
    lastSeenAt: v.exactOptional(INSTANT),
    suspended: v.exactOptional(described(list(SUSPENDED), "What can't be watched meanwhile.")),
    suspendedOthers: v.exactOptional(COUNT),
  }),
  v.object({
    reason: v.literal('closed'),
    kind: v.picklist(CONDITION_KINDS),
    ...COMMON,
    ...CHANGED,
    openedAt: INSTANT,
  }),
  v.object({ reason: v.literal('announced'), kind: v.picklist(OUTCOMES), ...COMMON, ...CHANGED }),
  v.object({
    reason: v.literal('summarised'),
    kind: v.literal('summary'),
    ...COMMON,
    counts: described(v.record(TEXT, COUNT), 'By "<reason> <kind>".'),
    ids: described(list(TEXT), 'Of the newest that are counted, the oldest first.'),
    from: INSTANT,
    to: INSTANT,
  }),
]);

/** What a program that subscribes gets. */
export type JsonEvent = v.InferOutput<typeof EVENT>;

export type EventEpisode = v.InferOutput<typeof EPISODE>;
