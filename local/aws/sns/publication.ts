import { ApiError } from '../wire/api-error.ts';

export interface Publication {
  readonly topicArn: string;
  readonly subject?: string;
  /** By protocol; `default` is always there. */
  readonly bodies: Readonly<Record<string, string>>;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Limits a message alone, and a message together with its attributes. */
const LARGEST_BYTES = 262_144;
/**
 * No line break, no control character, shorter than 100, begins with a letter, number or punctuation mark. The
 * reference allows UTF-8, but some mail programs garble what is not ASCII, so it is refused here.
 */
const SUBJECT = /^[!-~][ -~]{0,98}$/;

/**
 * What a `Publish` form says, checked against the API reference.
 * @throws ApiError `InvalidParameter`, `ParameterValueInvalid`, `NotFound`
 */
export function publicationOf(form: URLSearchParams, topics: readonly string[]): Publication {
  const topicArn = form.get('TopicArn');
  if (!topicArn) throw invalidParameter('TopicArn or TargetArn Reason: no value for required parameter');
  if (!topics.includes(topicArn)) {
    throw new ApiError({ code: 'NotFound', status: 404, message: `Topic does not exist: ${topicArn}` });
  }
  const subject = form.get('Subject');
  if (subject !== null && !SUBJECT.test(subject)) throw invalidParameter('Subject');
  const message = form.get('Message');
  if (!message) throw invalidParameter('Empty message');
  const entries = attributesOf(form);
  if (bytes(message) + bytes(entries.flat().join('')) > LARGEST_BYTES) {
    throw invalidParameter('Message too long');
  }
  return {
    topicArn,
    ...(subject !== null && { subject }),
    bodies: bodiesOf(form, message),
    attributes: Object.fromEntries(entries.map(([name, , value]) => [name, value])),
  };
}

function bodiesOf(form: URLSearchParams, message: string): Publication['bodies'] {
  const structure = form.get('MessageStructure');
  if (structure === null) return { default: message };
  if (structure !== 'json') throw invalidParameter('MessageStructure');
  const parsed = parse(message);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw invalidParameter('Message Structure - JSON message body failed to parse');
  }
  const strings = Object.entries(parsed).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const bodies = Object.fromEntries(strings);
  if (Object.hasOwn(bodies, 'default')) return bodies;
  throw invalidParameter('Message Structure - No default entry in JSON message body');
}

type Attribute = readonly [name: string, dataType: string, value: string];

function attributesOf(form: URLSearchParams): readonly Attribute[] {
  const attributes: Attribute[] = [];
  for (let number = 1; form.has(`MessageAttributes.entry.${number}.Name`); number++) {
    attributes.push(attributeOf(form, `MessageAttributes.entry.${number}`));
  }
  return attributes;
}

function attributeOf(form: URLSearchParams, entry: string): Attribute {
  const name = form.get(`${entry}.Name`) ?? '';
  const dataType = form.get(`${entry}.Value.DataType`) ?? '';
  const value = form.get(`${entry}.Value.StringValue`) ?? form.get(`${entry}.Value.BinaryValue`) ?? '';
  const isNamed = /^(?!AWS\.|Amazon\.)[\w-]+(\.[\w-]+)*$/i.test(name) && name.length <= 256;
  if (!isNamed || !/^(String|Number|Binary)(\.|$)/.test(dataType) || value === '') {
    const message = `The message attribute '${name}' must have a valid name, a type and a value that is not empty`;
    throw new ApiError({ code: 'ParameterValueInvalid', status: 400, message });
  }
  return [name, dataType, value];
}

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

const invalidParameter = (detail: string): ApiError =>
  new ApiError({ code: 'InvalidParameter', status: 400, message: `Invalid parameter: ${detail}` });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
