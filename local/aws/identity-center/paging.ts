import { shuffled } from '../../seeded.ts';
import { invalid } from './validation.ts';

/** How the pages of a list differ from what was asked for. */
export interface PageShape {
  /** Rows on a page, when that is fewer than asked for. */
  readonly size?: number;
  /** Shuffles the rows, in one order for all pages. */
  readonly seed?: number;
  /** The instance whose row has its dates as text. */
  readonly textDatesOf?: string;
  readonly emptyList?: boolean;
  /** Every page with rows comes after one without. */
  readonly emptyPages?: boolean;
  /** The token that a page was asked with comes back as its next one. */
  readonly repeatToken?: boolean;
}

export interface PageRequest {
  readonly MaxResults?: unknown;
  readonly NextToken?: unknown;
}

export interface Page<T> {
  readonly rows: readonly T[];
  readonly nextToken?: string;
}

/** Where a page begins; `page` counts from 1, `offset` from 0. */
interface Cursor {
  readonly page: number;
  readonly offset: number;
}

const LARGEST_PAGE = 100;

/** One page of a list. @throws ApiError `ValidationException` for a size or a token that AWS would not take. */
export function page<T>(rows: readonly T[], asked: PageRequest, shape: PageShape = {}): Page<T> {
  const size = Math.min(maxResultsOf(asked), shape.size ?? LARGEST_PAGE);
  const { page: number, offset } = cursorOf(asked);
  if (shape.emptyList) return { rows: [] };
  const ordered = shape.seed === undefined ? rows : shuffled(rows, shape.seed);
  const isEmpty = shape.emptyPages === true && number % 2 === 1;
  const end = isEmpty ? offset : offset + size;
  const more = end < rows.length || isEmpty;
  const nextToken = shape.repeatToken
    ? repeated(asked, { page: number + 1, offset: end })
    : tokenOf({ page: number + 1, offset: end });
  return {
    rows: ordered.slice(offset, end),
    ...((more || shape.repeatToken) && { nextToken }),
  };
}

/** Which page of its list, from 1, a request asks for. @throws ApiError for a token that was never given. */
export const pageNumber = (asked: PageRequest): number => cursorOf(asked).page;

function maxResultsOf({ MaxResults }: PageRequest): number {
  if (MaxResults === undefined || MaxResults === null) return LARGEST_PAGE;
  if (Number.isInteger(MaxResults) && Number(MaxResults) >= 1 && Number(MaxResults) <= LARGEST_PAGE) {
    return Number(MaxResults);
  }
  throw invalid(MaxResults, 'maxResults', `Member must have value between 1 and ${LARGEST_PAGE}`);
}

function cursorOf({ NextToken }: PageRequest): Cursor {
  if (NextToken === undefined || NextToken === null) return { page: 1, offset: 0 };
  const [page, offset] = Buffer.from(String(NextToken), 'base64url').toString('utf8').split('/').map(Number);
  if (page !== undefined && offset !== undefined && Number.isInteger(page) && Number.isInteger(offset)) {
    return { page, offset };
  }
  throw invalid(NextToken, 'nextToken', 'Member must be a token that an earlier page gave');
}

const tokenOf = ({ page, offset }: Cursor): string => Buffer.from(`${page}/${offset}`).toString('base64url');

const repeated = ({ NextToken }: PageRequest, next: Cursor): string =>
  typeof NextToken === 'string' ? NextToken : tokenOf(next);
