/** What was to arrive, compared with what did. */
export interface Accounted {
  readonly expected: number;
  /** Arrived exactly once. */
  readonly once: number;
  /** How often something arrived again. */
  readonly repetitions: number;
  readonly lost: readonly string[];
  readonly unexpected: readonly string[];
}

export function accountFor(expected: ReadonlySet<string>, arrived: readonly string[]): Accounted {
  const times = new Map<string, number>();
  for (const one of arrived) times.set(one, (times.get(one) ?? 0) + 1);
  return {
    expected: expected.size,
    once: [...expected].filter((one) => times.get(one) === 1).length,
    repetitions: arrived.length - times.size,
    lost: [...expected].filter((one) => !times.has(one)),
    unexpected: [...times.keys()].filter((one) => !expected.has(one)),
  };
}

/** The notifications of one incident that one message carries, by their numbers. */
export interface Carried {
  readonly incident: string;
  readonly first: number;
  readonly newest: number;
}

/** Messages that come after a newer one of their incident, or leave out a number between. */
export function outOfOrder(messages: readonly Carried[]): readonly Carried[] {
  const latest = new Map<string, number>();
  return messages.filter(({ incident, first, newest }) => {
    const before = latest.get(incident) ?? 0;
    latest.set(incident, Math.max(before, newest));
    return newest < before || first > before + 1;
  });
}
