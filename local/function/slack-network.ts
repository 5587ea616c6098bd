/** Where the function finds the simulated Slack. The function itself does not know this variable. */
export const SLACK_URL = 'LOCAL_SLACK_URL';

const HOSTS = ['hooks.slack.com', 'hooks.slack-gov.com'];

/**
 * The network of a function on this machine: the addresses of Slack lead to the simulated one, and no other leads
 * anywhere. It stands here and not in the function, so nothing that is deployed can be told to post elsewhere.
 */
export const slackNetwork =
  (slackUrl: string, send: typeof fetch = fetch): typeof fetch =>
  (input, init) => {
    const { protocol, host, pathname } = new URL(String(input));
    if (protocol === 'https:' && HOSTS.includes(host)) return send(new URL(pathname, slackUrl), init);
    return Promise.reject(
      new TypeError('fetch failed', { cause: Object.assign(new Error(host), { code: 'ENOTFOUND' }) }),
    );
  };
