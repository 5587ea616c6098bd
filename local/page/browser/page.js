/** Shows what the server sends, and sends what the person does. Everything else is HTML and CSS. */

const token = document.querySelector('meta[name="page-token"]').content;
const themes = document.querySelectorAll('input[name="theme"]');
const answer = document.getElementById('answer');
const frame = document.getElementById('widget-frame');

/** Makes `old` the same as `fresh`, and leaves alone what is: focus, selections and what was typed survive. */
function update(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeType !== fresh.nodeType || old.nodeName !== fresh.nodeName || old.id !== fresh.id) {
    old.replaceWith(fresh);
  } else if (old.nodeType === Node.ELEMENT_NODE) {
    updateAttributes(old, fresh);
    updateChildren(old, [...fresh.childNodes]);
  } else old.nodeValue = fresh.nodeValue;
}

function updateAttributes(old, fresh) {
  const isKept = (name) => name === 'open' && old.dataset.chosen !== undefined;
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !isKept(name) && name !== 'data-chosen') old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value && !isKept(name)) old.setAttribute(name, value);
  }
}

/** Elements with an id stay the same elements, wherever they move. */
function updateChildren(parent, fresh) {
  const byId = new Map([...parent.children].filter(({ id }) => id !== '').map((child) => [child.id, child]));
  let at = parent.firstChild;
  for (const child of fresh) {
    const known = child.id ? byId.get(child.id) : undefined;
    if (known !== undefined && known !== at) parent.insertBefore(known, at);
    const old = known ?? (at !== null && !(at.id && byId.has(at.id)) && !child.id ? at : undefined);
    if (old === undefined) parent.insertBefore(child, at);
    else {
      at = old.nextSibling;
      update(old, child);
    }
  }
  while (at !== null) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

function show({ data }) {
  const { id, html } = JSON.parse(data);
  const template = document.createElement('template');
  template.innerHTML = html;
  updateChildren(document.getElementById(id), [...template.content.childNodes]);
}

/** One stream for each page that is seen: a browser has few connections to one address. */
let stream;
function listen() {
  stream?.close();
  if (document.hidden) return;
  const query = new URLSearchParams({
    theme: document.documentElement.dataset.theme,
    width: Math.floor(frame.clientWidth),
    locale: navigator.language,
    offset: new Date().getTimezoneOffset(),
  });
  stream = new EventSource(`/live?${query}`);
  stream.addEventListener('part', show);
  stream.onopen = () => document.documentElement.removeAttribute('data-lost');
  stream.onerror = () => {
    document.documentElement.dataset.lost = '';
  };
}

/** A switch says in its label how it stands before it is pressed. */
function doneText(label) {
  const [, what, before] = /^(.*): (on|off)$/.exec(label) ?? [];
  return what === undefined
    ? `Done: ${label}`
    : `${what}: ${before === 'on' ? 'off' : 'on'} from the next run`;
}

async function act(form, button) {
  const label = button?.getAttribute('aria-label') ?? button?.textContent ?? '';
  const body = new URLSearchParams(new FormData(form, button));
  const response = await fetch('/act', { method: 'POST', body, headers: { 'x-page-token': token } }).catch(
    () => undefined,
  );
  if (response?.ok && form.dataset.reset !== undefined) form.reset();
  answer.textContent = response?.ok ? doneText(label) : await (response?.text() ?? 'npm start has ended.');
  answer.dataset.ok = String(response?.ok === true);
}

async function copyStory() {
  const text = await (await fetch('/story')).text();
  const isCopied = await navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
  answer.textContent = isCopied
    ? 'The story is on the clipboard.'
    : 'The browser keeps its clipboard closed: use "Show the story".';
  answer.dataset.ok = String(isCopied);
}

document.addEventListener('submit', (event) => {
  event.preventDefault();
  void act(event.target, event.submitter);
});
document.addEventListener('click', ({ target }) => {
  const summary = target.closest('summary');
  if (summary !== null) summary.parentElement.dataset.chosen = '';
  if (target.id === 'copy-story') void copyStory();
});
document.addEventListener('visibilitychange', listen);
for (const theme of themes) {
  theme.addEventListener('change', () => {
    document.documentElement.dataset.theme = theme.value;
    listen();
  });
}
let { clientWidth } = frame;
new ResizeObserver(() => {
  if (frame.clientWidth === clientWidth) return;
  clientWidth = frame.clientWidth;
  listen();
}).observe(frame);

const preferred = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
document.documentElement.dataset.theme = preferred;
document.querySelector(`input[name="theme"][value="${preferred}"]`).checked = true;
listen();
