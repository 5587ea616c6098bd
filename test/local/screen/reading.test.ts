import { describe, expect, test } from 'vitest';
import { arrived, type Move, moved, NOTHING_TO_READ, type Reading } from '../../../local/screen/reading.ts';
import { entry } from './scenes.ts';

const follow = (reading: Reading, ...steps: readonly (Move | { readonly arrives: string })[]): Reading =>
  steps.reduce<Reading>(
    (before, step) => (typeof step === 'string' ? moved(before, step) : arrived(before, entry(step.arrives))),
    reading,
  );

const THREE = follow(NOTHING_TO_READ, { arrives: 'a' }, { arrives: 'b' }, { arrives: 'c' });

const titles = ({ entries, chosen, opened }: Reading) => [entries[chosen]?.title, entries[opened]?.title];

describe('the newest', () => {
  test('is opened as it arrives, from its first page', () => {
    expect(titles(THREE)).toEqual(['c', 'c']);
    expect(follow(THREE, 'next-page', { arrives: 'd' }).page).toBe(0);
    expect(titles(follow(THREE, { arrives: 'd' }))).toEqual(['d', 'd']);
  });

  test('waits while another one is read, and is opened again once the reader is back at it', () => {
    const away = follow(THREE, 'down', 'open', { arrives: 'd' });
    expect(titles(away)).toEqual(['b', 'b']);
    expect(titles(follow(away, 'up', 'up', 'open', { arrives: 'e' }))).toEqual(['e', 'e']);
  });

  test('waits while the reader only goes through the list', () => {
    expect(titles(follow(THREE, 'down', { arrives: 'd' }))).toEqual(['b', 'c']);
  });
});

describe('the keys', () => {
  test('go down to older ones and up to newer ones, and not beyond', () => {
    expect(titles(follow(THREE, 'down'))[0]).toBe('b');
    expect(titles(follow(THREE, 'down', 'down', 'down', 'down'))[0]).toBe('a');
    expect(titles(follow(THREE, 'down', 'up', 'up'))[0]).toBe('c');
  });

  test('open what is chosen, from its first page', () => {
    expect(follow(THREE, 'next-page', 'down', 'open')).toMatchObject({ opened: 1, page: 0 });
    expect(follow(THREE, 'next-page', 'next-page')).toMatchObject({ opened: 2, page: 2 });
  });

  test('do nothing while there is nothing to read', () => {
    expect(follow(NOTHING_TO_READ, 'up', 'down', 'open')).toEqual(NOTHING_TO_READ);
  });
});
