import { Agent, request } from 'node:http';

// Requests of Node alone, one after the other: what they take, the network and the simulated AWS take, and no function
// that asks as often can take less.

const agent = new Agent({ keepAlive: true });
const { AWS_ENDPOINT_URL = '' } = process.env;

export async function handler({ requests }: { readonly requests: number }): Promise<void> {
  for (let number = 1; number <= requests; number++) await ask();
}

const ask = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const asked = request(AWS_ENDPOINT_URL, { method: 'POST', agent }, (answer) => {
      answer.resume().once('end', resolve);
    });
    asked.once('error', reject).end('{}');
  });
