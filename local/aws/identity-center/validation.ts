import { ApiError } from '../wire/api-error.ts';

const INSTANCE_ARN = /^arn:aws(-[a-z]{1,5}){0,3}:sso:::instance\/(sso)?ins-[a-zA-Z0-9-.]{16}$/;
const REGION_NAME = /^([a-z]+-){2,3}\d$/;

/** @throws ApiError `ValidationException` that names the member. Pattern: API reference of `AddRegion`. */
export const instanceArnOf = (value: unknown): string => matching(value, 'instanceArn', INSTANCE_ARN);

/** @throws ApiError `ValidationException` that names the member. Pattern: API reference of `AddRegion`. */
export const regionNameOf = (value: unknown): string => matching(value, 'regionName', REGION_NAME);

/** In the words of AWS, where `member` begins with a small letter too. */
export const invalid = (value: unknown, member: string, constraint: string): ApiError =>
  new ApiError({
    code: 'ValidationException',
    status: 400,
    message: `1 validation error detected: Value ${quoted(value)} at '${member}' failed to satisfy constraint: ${constraint}`,
  });

const quoted = (value: unknown): string =>
  value === undefined || value === null ? 'null' : `'${String(value)}'`;

function matching(value: unknown, member: string, pattern: RegExp): string {
  if (value === undefined || value === null) throw invalid(value, member, 'Member must not be null');
  if (typeof value === 'string' && pattern.test(value)) return value;
  throw invalid(value, member, `Member must satisfy regular expression pattern: ${pattern.source}`);
}
