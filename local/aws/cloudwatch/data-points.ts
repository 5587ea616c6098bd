import type { Instant } from '../../../lib/domain/time.ts';
import { ApiError } from '../wire/api-error.ts';
import type { JsonObject } from '../wire/json-protocol.ts';

export interface DataPoint {
  readonly namespace: string;
  readonly name: string;
  /** `None` when the request names no unit. */
  readonly unit: string;
  readonly value: number;
  readonly dimensions: Readonly<Record<string, string>>;
  /** Its own `Timestamp`, or when it arrived. */
  readonly at: Instant;
}

const MOST_METRICS = 1000;
const MOST_DIMENSIONS = 30;
const LARGEST_VALUE = 2 ** 360;

/**
 * What a `PutMetricData` says, checked against the API reference. One wrong member refuses the whole request.
 * @throws ApiError `InvalidParameterValueException`, `MissingRequiredParameterException`
 */
export function dataPointsOf({ Namespace, MetricData }: JsonObject, now: Instant): readonly DataPoint[] {
  const namespace = nameOf(Namespace, 'Namespace');
  if (namespace.startsWith('AWS/'))
    throw invalidValue(`Namespace must not start with AWS/, got ${namespace}`);
  const data = listOf(MetricData, 'MetricData');
  if (data.length === 0) throw missing('MetricData');
  if (data.length > MOST_METRICS) {
    throw invalidValue(`MetricData must have at most ${MOST_METRICS} members, got ${data.length}`);
  }
  return data.map((datum, index) => {
    const member = `MetricData.member.${index + 1}`;
    return { namespace, ...measuredBy(datum, member, now) };
  });
}

function measuredBy(datum: JsonObject, member: string, now: Instant): Omit<DataPoint, 'namespace'> {
  const { MetricName, Unit, Timestamp } = datum;
  return {
    name: nameOf(MetricName, `${member}.MetricName`),
    unit: typeof Unit === 'string' ? Unit : 'None',
    value: numberOf(datum, member),
    dimensions: dimensionsOf(datum, member),
    at: typeof Timestamp === 'number' ? Timestamp * 1000 : now,
  };
}

function numberOf({ Value, Values, StatisticValues }: JsonObject, member: string): number {
  if (Values !== undefined || StatisticValues !== undefined) {
    throw invalidValue(`${member}: only Value is simulated, not Values or StatisticValues`);
  }
  if (Value === undefined) throw missing(`${member}.Value`);
  if (typeof Value === 'number' && Math.abs(Value) <= LARGEST_VALUE) return Value;
  throw invalidValue(`${member}.Value must be a finite number between -2^360 and 2^360, got ${Value}`);
}

function dimensionsOf({ Dimensions }: JsonObject, member: string): DataPoint['dimensions'] {
  const dimensions = listOf(Dimensions ?? [], `${member}.Dimensions`);
  if (dimensions.length > MOST_DIMENSIONS) {
    throw invalidValue(`${member} must have at most ${MOST_DIMENSIONS} dimensions, got ${dimensions.length}`);
  }
  return Object.fromEntries(
    dimensions.map(({ Name, Value }) => [
      nameOf(Name, `${member}.Dimensions.Name`),
      nameOf(Value, `${member}.Dimensions.Value`, 1024),
    ]),
  );
}

function nameOf(value: unknown, member: string, longest = 255): string {
  if (value === undefined || value === null) throw missing(member);
  if (typeof value === 'string' && value.length >= 1 && value.length <= longest) return value;
  throw invalidValue(
    `${member} must be a string of 1 to ${longest} characters, got ${JSON.stringify(value)}`,
  );
}

function listOf(value: unknown, member: string): readonly JsonObject[] {
  if (value === undefined || value === null) throw missing(member);
  if (Array.isArray(value)) return value;
  throw invalidValue(`${member} must be a list`);
}

const invalidValue = (message: string): ApiError =>
  new ApiError({ code: 'InvalidParameterValueException', status: 400, message });

const missing = (member: string): ApiError =>
  new ApiError({
    code: 'MissingRequiredParameterException',
    status: 400,
    message: `The parameter ${member} is required`,
  });
