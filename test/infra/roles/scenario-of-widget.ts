import { expect } from 'vitest';
import type { Scenario } from './deployed-function.ts';

/** The function describes itself, which asks for nothing, and shows what it loads. */
export const widget: Scenario = {
  parameters: {},

  async play({ invoke, requests }) {
    const answers = [await invoke({ describe: true })];
    expect(requests()).toEqual([]);
    answers.push(await invoke({ widgetContext: { theme: 'dark', width: 800, height: 400 } }));
    expect(answers).toEqual([
      { type: 'succeeded', result: expect.any(String) },
      { type: 'succeeded', result: expect.stringMatching(/^</) },
    ]);
  },

  check({ requests }, { region }) {
    expect(requests().map((request) => `${request.operation} in ${request.region}`)).toEqual([
      `Query in ${region}`,
    ]);
  },
};
