import type { JsonObject } from '../wire/json-protocol.ts';

/** What Slack answers to a payload that it refuses, with its status. */
export interface Refusal {
  readonly status: number;
  readonly code: 'invalid_payload' | 'no_text' | 'invalid_blocks' | 'too_many_attachments';
  /** Slack does not say this. It is for whoever looks at a test that failed. */
  readonly why: string;
}

const MOST_BLOCKS = 50;
const MOST_ATTACHMENTS = 100;
/** Slack documents none; this is where others have found it. */
const MOST_CHARACTERS = 13_200;

/** Checks as Slack does: types of blocks and their members, lengths and numbers. */
export function refusalOf(body: string): Refusal | undefined {
  const payload = parse(body);
  if (!isObject(payload)) return refused('invalid_payload', 'the body must be a JSON object');
  const { text, blocks = [], attachments = [] } = payload;
  if (!Array.isArray(blocks) || !Array.isArray(attachments) || !attachments.every(isObject)) {
    return refused('invalid_payload', 'blocks and attachments must be lists');
  }
  if (attachments.length > MOST_ATTACHMENTS) return refused('too_many_attachments', 'over 100 attachments');
  const all = [...blocks, ...attachments.flatMap((one) => (Array.isArray(one.blocks) ? one.blocks : []))];
  if (typeof text !== 'string' && all.length === 0) return refused('no_text', 'nothing to show');
  const problems = [...all.flatMap(problemsOfBlock), ...problemsOfAll(all, payload)];
  return problems[0] === undefined ? undefined : refused('invalid_blocks', problems[0]);
}

const refused = (code: Refusal['code'], why: string): Refusal => ({ status: 400, code, why });

function problemsOfAll(all: readonly unknown[], payload: JsonObject): readonly string[] {
  const characters = textsIn([all, payload.text]).reduce((sum, text) => sum + text.length, 0);
  return [
    ...(all.length > MOST_BLOCKS ? [`${all.length} blocks`] : []),
    ...(characters > MOST_CHARACTERS ? [`${characters} characters in all`] : []),
  ];
}

function problemsOfBlock(block: unknown): readonly string[] {
  if (!isObject(block)) return ['a block must be an object'];
  const { type, ...rest } = block;
  const check = BLOCKS[String(type)];
  return check === undefined ? [`${type} is no type of block`] : check(rest);
}

type Check = (value: JsonObject) => readonly string[];

const BLOCKS: Readonly<Record<string, Check>> = {
  header: ({ text, ...rest }) => [
    ...textProblems(text, 150, ['plain_text']),
    ...unknownIn(rest, ['block_id']),
  ],
  section: ({ text, fields, ...rest }) => [
    ...(text === undefined && fields === undefined ? ['a section needs text or fields'] : []),
    ...(text === undefined ? [] : textProblems(text, 3000, ['plain_text', 'mrkdwn'])),
    ...(fields === undefined ? [] : listProblems(fields, 10, fieldProblems)),
    ...unknownIn(rest, ['block_id', 'accessory', 'expand']),
  ],
  context: ({ elements, ...rest }) => [
    ...listProblems(elements, 10, (one) => textProblems(one, 3000, ['plain_text', 'mrkdwn'])),
    ...unknownIn(rest, ['block_id']),
  ],
  actions: ({ elements, ...rest }) => [
    ...listProblems(elements, 25, buttonProblems),
    ...duplicates(elements),
    ...unknownIn(rest, ['block_id']),
  ],
  divider: (rest) => unknownIn(rest, ['block_id']),
};

const fieldProblems = (one: unknown): readonly string[] => textProblems(one, 2000, ['plain_text', 'mrkdwn']);

function buttonProblems(button: unknown): readonly string[] {
  if (!isObject(button) || button.type !== 'button') return ['an element of actions must be a button here'];
  const { type: _, text, url, action_id: id, ...rest } = button;
  const isAddress =
    typeof url === 'string' && /^https?:/.test(url) && URL.canParse(url) && url.length <= 3000;
  return [
    ...textProblems(text, 75, ['plain_text']),
    ...(url === undefined || isAddress ? [] : ['the url of a button must be an address of at most 3000']),
    ...(typeof id === 'string' && id.length > 255 ? ['an action_id must have at most 255 characters'] : []),
    ...unknownIn(rest, ['value', 'style', 'confirm', 'accessibility_label']),
  ];
}

function duplicates(elements: unknown): readonly string[] {
  const ids = Array.isArray(elements) ? elements.flatMap((one) => (isObject(one) ? one.action_id : [])) : [];
  return new Set(ids).size < ids.length ? ['an action_id is there twice'] : [];
}

function textProblems(value: unknown, longest: number, types: readonly string[]): readonly string[] {
  if (!isObject(value)) return ['a text must be an object'];
  const { type, text, emoji, verbatim, ...rest } = value;
  if (!types.includes(String(type))) return [`a text must be ${types.join(' or ')}, got ${type}`];
  if (typeof text !== 'string' || text.length === 0) return ['a text must not be empty'];
  return [
    ...(text.length > longest ? [`a text must have at most ${longest} characters, got ${text.length}`] : []),
    ...(emoji !== undefined && type !== 'plain_text' ? ['emoji is for plain_text only'] : []),
    ...(verbatim !== undefined && type !== 'mrkdwn' ? ['verbatim is for mrkdwn only'] : []),
    ...unknownIn(rest, []),
  ];
}

function listProblems(
  value: unknown,
  most: number,
  check: (one: unknown) => readonly string[],
): readonly string[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > most) {
    return [`a list must have 1 to ${most} members`];
  }
  return value.flatMap(check);
}

const unknownIn = (rest: JsonObject, known: readonly string[]): readonly string[] =>
  Object.keys(rest)
    .filter((name) => !known.includes(name))
    .map((name) => `${name} is not known there`);

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
