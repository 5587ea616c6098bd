/** Slack's own, and that of its cloud for the government of the US. Whatever else a parameter holds gets no message. */
const HOSTS = ['hooks.slack.com', 'hooks.slack-gov.com'];

const PATH = /^\/services\/[\w-]+\/[\w-]+\/[\w-]+$/;

const HOW_TO = 'docs/operations.md, "Slack without Amazon Q", says how to put it there';

/**
 * The webhook that a parameter holds.
 * @throws Error that names the parameter and what is wrong, and never shows what it holds
 */
export function webhookAddress(text: string, parameter: string): URL {
  const trimmed = text.trim();
  const address = URL.parse(trimmed);
  const wrong = trimmed === '' ? 'it is empty' : address === null ? 'it is no address' : mistakeIn(address);
  if (address !== null && wrong === undefined) return address;
  throw new Error(
    `The SSM parameter ${parameter} must hold the address of a webhook of Slack, such as https://hooks.slack.com/services/T…/B…/…, but ${wrong}. ${HOW_TO}.`,
  );
}

function mistakeIn({ protocol, host, username, password, pathname, search, hash }: URL): string | undefined {
  if (protocol !== 'https:') return 'it does not begin with https://';
  if (!HOSTS.includes(host) || username !== '' || password !== '')
    return `its host is not ${HOSTS.join(' or ')}`;
  if (!PATH.test(pathname) || search !== '' || hash !== '')
    return 'what follows the host is not /services/T…/B…/…';
  return undefined;
}
