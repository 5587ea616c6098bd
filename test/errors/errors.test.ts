import { describe, expect, test } from 'vitest';
import { COMMON_ERRORS, errorReply, modelledErrors } from './modelled-errors.ts';
import { type Ending, type Operation, type Outlived, outlive } from './one-error.ts';

const OPERATIONS: readonly Operation[] = ['ListInstances', 'Query', 'PutItem', 'PutMetricData', 'Publish'];

const answer = (status: number, body: string): Ending => ({ type: 'answer', status, headers: {}, body });

const network = (code: string): Ending => Object.assign(new Error(`something about ${code}`), { code });

/** Answers and failures that no service intends. */
const BROKEN: Readonly<Record<string, Ending>> = {
  'no answer': { type: 'silence' },
  'a connection that is reset': { type: 'reset' },
  ...Object.fromEntries(
    [
      'ECONNREFUSED',
      'ENOTFOUND',
      'EAI_AGAIN',
      'EPIPE',
      'EHOSTUNREACH',
      'CERT_HAS_EXPIRED',
      'HPE_INVALID_CONSTANT',
    ].map((code) => [code, network(code)]),
  ),
  'a 502 in HTML': answer(502, '<html><body><h1>502 Bad Gateway</h1></body></html>'),
  'a 503 without a body': answer(503, ''),
  'a 403 in plain text': answer(403, 'Blocked by the proxy'),
  'a 413 in HTML': answer(413, '<html>Too large</html>'),
  'a 200 in HTML': answer(200, '<html><body>Sign in to the network</body></html>'),
  'a 200 that is cut off': answer(200, '{"Instances": [{"Insta'),
};

describe('an answer of 200 that does not answer the request', () => {
  test('is no acceptance of a message', async () => {
    expectOutlived('Publish', await outlive('Publish', answer(200, '')));
  });

  test('is no acceptance of a message when it comes from another service, either', async () => {
    const other = '<ListTopicsResponse><ListTopicsResult><Topics/></ListTopicsResult></ListTopicsResponse>';
    expectOutlived('Publish', await outlive('Publish', answer(200, other)));
  });

  test('is not a table without records', async () => {
    expectOutlived('Query', await outlive('Query', answer(200, '{}')));
  });
});

describe.each(OPERATIONS)('when %s is answered with', (operation) => {
  const modelled = modelledErrors(operation);

  test('errors that the SDK models: there are some', () => {
    expect(modelled.length).toBeGreaterThanOrEqual(4);
  });

  test.each(modelled.map((error) => [error.name, error] as const))('%s', async (name, error) => {
    const outlived = await outlive(operation, errorReply(operation, error));
    if (name === 'ConditionalCheckFailedException') return expectStale(outlived);
    expectOutlived(operation, outlived);
    expect(toldOf(outlived), 'its name').toContain(name);
  });

  test.each(COMMON_ERRORS.map((error) => [error.name, error] as const))(
    '%s, which it does not model',
    async (name, error) => {
      const outlived = await outlive(operation, errorReply(operation, error));
      expectOutlived(operation, outlived);
      expect(toldOf(outlived), 'its name').toContain(name);
    },
  );

  test.each(Object.entries(BROKEN))('%s', async (_, ending) => {
    expectOutlived(operation, await outlive(operation, ending));
  });
});

/** Why the poll saw nothing, or what failed. */
const toldOf = ({ report }: Outlived): string =>
  report.type === 'decided' && report.decision.observation.status === 'blind'
    ? report.decision.observation.cause.code
    : report.failures.map(({ message }) => message).join('; ');

function expectOutlived(operation: Operation, { report, outbox, subjects, later }: Outlived): void {
  const alert = '[WARNING] Identity Center: adding Region us-east-1 to Main';
  const failed = report.failures.length;
  switch (operation) {
    case 'ListInstances':
      // A poll that saw nothing is a result: the alert comes when the next one sees.
      expect(report).toMatchObject({ type: 'decided', decision: { observation: { status: 'blind' } } });
      expect([failed, subjects, outbox]).toEqual([0, [], []]);
      expect(later).toEqual([alert.replace('30m', '35m')]);
      return;
    case 'Query':
      expect(report.type).toBe('undecided');
      expect([failed, subjects]).toEqual([1, []]);
      expect(later).toEqual([alert.replace('30m', '35m')]);
      return;
    case 'PutItem':
      expect([failed, subjects]).toEqual([2, []]);
      expect(later).toEqual([alert.replace('30m', '35m')]);
      return;
    case 'PutMetricData':
      expect([failed, subjects, outbox, later]).toEqual([1, [alert], [], []]);
      return;
    case 'Publish':
      expect([failed, subjects, outbox.length]).toEqual([1, [], 1]);
      expect(later).toEqual([alert]);
      return;
  }
}

/** The only error that is no failure: another run has decided. */
function expectStale({ report, subjects, later }: Outlived): void {
  expect(report).toMatchObject({ type: 'decided', committed: 0, failures: [] });
  expect(report.type === 'decided' ? report.stale : []).toHaveLength(2);
  expect(subjects).toEqual([]);
  expect(later).toHaveLength(1);
}
