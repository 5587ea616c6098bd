import { html, type Markup } from '../../../lib/overview/html/markup.ts';
import { THEMES } from '../../../lib/overview/html/view.ts';

export interface DocumentOptions {
  readonly token: string;
  /** Of the simulated AWS. */
  readonly awsUrl: string;
  readonly region: string;
}

/** The page as it is first sent: a place for each part, and what never changes. */
export const documentHtml = ({ token, awsUrl, region }: DocumentOptions): string =>
  html`<!doctype html>
<html lang="en" data-theme="light">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="page-token" content="${token}">
<title>Identity Center Monitor, on this machine</title>
<link rel="stylesheet" href="/page.css">
<script type="module" src="/page.js"></script>
</head>
<body>
<header>
<div><h1>Identity Center Monitor</h1><p id="status">starting</p></div>
<fieldset class="choice"><legend>Theme</legend>${THEMES.map(themeChoice)}</fieldset>
</header>
<p id="answer" role="status"></p>
<p class="lost" role="alert"><span>npm start has ended, or can't be reached. What you see is how it was.</span></p>
<main>
<section class="widget" aria-labelledby="widget-title"><h2 id="widget-title">What the monitor sees</h2>
<p class="hint">The widget of the CloudWatch dashboard, drawn by its own function.</p>
<div id="widget-frame"><div id="widget"><p>The monitor has not run yet.</p></div></div></section>
<div class="side">
<section aria-labelledby="aws-title"><h2 id="aws-title">What AWS really has</h2>
<p class="hint">The simulated AWS is at <code>${awsUrl}</code>: any credentials, <code>--region ${region}</code>.</p>
<div id="aws"></div>${newInstance}</section>
<section aria-labelledby="faults-title"><h2 id="faults-title">What goes wrong</h2><div id="faults"></div></section>
</div>
<section class="inbox" aria-labelledby="inbox-title"><h2 id="inbox-title">What people get</h2><div id="account"></div>
${formats}<div id="inbox"></div></section>
<section aria-labelledby="metrics-title"><h2 id="metrics-title">Metrics</h2><div id="metrics"></div></section>
<div class="last">
<section aria-labelledby="story-title"><h2 id="story-title">All of this as a story</h2>
<p>What AWS has answered since the start, run by run, and what has arrived: a test in the format of <code>docs/stories.md</code>.</p>
<p class="buttons"><button type="button" id="copy-story">Copy as story</button> <a href="/story" target="_blank">Show the story</a></p></section>
<section aria-labelledby="log-title"><h2 id="log-title">Log of the function</h2><div id="log"></div></section>
</div>
</main>
</body>
</html>
`.toString();

const themeChoice = (theme: string): Markup =>
  html`<label><input type="radio" name="theme" value="${theme}"> ${theme}</label>`;

const newInstance = html`<form data-reset class="buttons"><label>New instance <input name="name" required placeholder="sandbox2" autocomplete="off" size="10"></label>
<button name="do" value="create-instance">Create</button></form>`;

export const FORMATS = { email: 'Email', slack: 'Slack', q: 'Amazon Q', json: 'JSON' } as const;

const formats = html`<fieldset class="choice"><legend>Show messages as</legend>${Object.entries(FORMATS).map(
  ([format, label], index) =>
    html`<label><input type="radio" name="format" id="as-${format}" value="${format}"${index === 0 ? html` checked` : undefined}> ${label}</label>`,
)}</fieldset>`;
