import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as v from 'valibot';
import { describe, expect, it, test } from 'vitest';
import { eventPage, eventSchema } from '../../../infra/documents/event.ts';
import { eventSamples } from '../../../infra/documents/event-samples.ts';
import { envelopeOf } from '../../../lib/domain/judge/outbox.ts';
import { REASONS } from '../../../lib/domain/ledger.ts';
import { EVENT } from '../../../lib/messages/event.ts';
import { compose } from '../../../lib/messages/publication.ts';
import { NOTIFICATIONS, nameOf } from '../../lib/messages/sample-notifications.ts';
import { CONTEXT } from '../../lib/messages/samples.ts';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

const isValid = new Ajv2020({ validateFormats: false }).compile(JSON.parse(read('docs/event.schema.json')));

describe('npm run fix would not change', () => {
  test('the schema of the event', () => {
    expect(eventSchema()).toBe(read('docs/event.schema.json'));
  });

  test('the page about the event', () => {
    expect(eventPage()).toBe(read('docs/event.md'));
  });
});

describe('docs/event.md', () => {
  const samples = [...read('docs/event.md').matchAll(/^```json\n(.*?)^```$/gms)].map(([, json = '']) =>
    JSON.parse(json),
  );

  it('has one sample for each reason', () => {
    expect(samples.map(({ reason }) => reason)).toEqual([...REASONS]);
    expect(samples).toEqual(eventSamples());
  });

  test.each(samples)('the sample of $reason obeys the schema, which knows all of its members', (sample) => {
    expect(isValid(sample)).toBe(true);
    // What the schema does not know would be left out.
    expect(v.parse(EVENT, sample)).toEqual(sample);
  });
});

describe('the schema', () => {
  const CASES = NOTIFICATIONS.map((notification) => [nameOf(notification), notification] as const);

  test.each(CASES)('knows every member of the event of %s', (_, notification) => {
    const event = JSON.parse(compose(envelopeOf(notification), CONTEXT).bodies.sqs);
    expect(v.parse(EVENT, event)).toEqual(event);
    expect(isValid(event)).toBe(true);
  });

  test.each([
    ['another version', { version: 2 }],
    ['a reason that there is not', { reason: 'shouted' }],
    ['an outcome as the kind of something that goes on', { kind: 'completed' }],
    ['a severity that there is not', { severity: 'fatal' }],
    ['no steps', { steps: undefined }],
    ['a link without an address', { links: [{ label: 'Dashboard' }] }],
    ['no episode', { episode: undefined }],
  ])('refuses %s', (_, wrong) => {
    const [opened] = eventSamples();
    const event = JSON.parse(JSON.stringify({ ...opened, ...wrong }));
    expect(isValid(event)).toBe(false);
    expect(v.safeParse(EVENT, event).success).toBe(false);
  });

  it('accepts members that a later release adds', () => {
    const [opened] = eventSamples();
    expect(isValid({ ...opened, later: 1 })).toBe(true);
  });
});
