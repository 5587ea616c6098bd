import { ApiError, type ApiErrorFacts } from '../wire/api-error.ts';
import type { Call, WireReply } from '../wire/call.ts';
import type { Faults } from '../wire/faults.ts';
import type { PageShape } from './paging.ts';

/** What can go wrong at Identity Center. */
export type IdentityCenterFault =
  | { readonly type: 'throttle'; readonly reason?: string }
  | { readonly type: 'deny'; readonly reason?: string }
  | { readonly type: 'fail' }
  | { readonly type: 'invalid'; readonly reason?: string }
  | { readonly type: 'silence' }
  | { readonly type: 'reset' }
  /** This page of a list, counted from 1, ends in an `InternalServerException`. */
  | { readonly type: 'break-page'; readonly page: number }
  /** A list ends in a `NextToken` that was already given. */
  | { readonly type: 'repeat-token' }
  /** Pages hold fewer rows than asked for. */
  | { readonly type: 'short-pages'; readonly size: number }
  /** Every page with rows comes after one without, which has a `NextToken`. */
  | { readonly type: 'empty-pages' }
  /** Instances, and the Regions of each, in an order that depends on the seed alone. */
  | { readonly type: 'shuffle'; readonly seed: number }
  /** The row of this instance has its dates as text instead of as numbers. */
  | { readonly type: 'text-dates'; readonly arn: string }
  | { readonly type: 'empty-list' };

export type Refusal = Exclude<WireReply, { readonly type: 'answer' }> | ApiError;

/** What the call gets instead of its answer. `page` is the page of a list, from 1. */
export function refusal(
  faults: Faults<IdentityCenterFault>,
  call: Call,
  page: number | undefined,
): Refusal | undefined {
  const fault = faults.take(call, (each) =>
    each.type === 'break-page' ? each.page === page : REFUSING.has(each.type),
  );
  return fault && refusalFor(fault);
}

/** How the pages of a list differ from what was asked for. */
export function pageShape(faults: Faults<IdentityCenterFault>, call: Call): PageShape {
  const take = (type: IdentityCenterFault['type']) => faults.take(call, (fault) => fault.type === type);
  const short = take('short-pages');
  const shuffle = take('shuffle');
  const textDates = take('text-dates');
  return {
    ...(short?.type === 'short-pages' && { size: short.size }),
    ...(shuffle?.type === 'shuffle' && { seed: shuffle.seed }),
    ...(textDates?.type === 'text-dates' && { textDatesOf: textDates.arn }),
    emptyList: take('empty-list') !== undefined,
    emptyPages: take('empty-pages') !== undefined,
    repeatToken: take('repeat-token') !== undefined,
  };
}

const REFUSING: ReadonlySet<IdentityCenterFault['type']> = new Set([
  'throttle',
  'deny',
  'fail',
  'invalid',
  'silence',
  'reset',
]);

function refusalFor(fault: IdentityCenterFault): Refusal | undefined {
  switch (fault.type) {
    case 'silence':
    case 'reset':
      return { type: fault.type };
    case 'throttle':
      return refused(fault, { code: 'ThrottlingException', status: 429, message: 'Rate exceeded' });
    case 'deny':
      return refused(fault, {
        code: 'AccessDeniedException',
        status: 403,
        message: 'You do not have sufficient access',
      });
    case 'invalid':
      return refused(fault, {
        code: 'ValidationException',
        status: 400,
        message: 'The request is invalid',
      });
    case 'fail':
    case 'break-page':
      return new ApiError({
        code: 'InternalServerException',
        status: 500,
        message: 'An unexpected error occurred',
      });
    case 'repeat-token':
    case 'short-pages':
    case 'empty-pages':
    case 'shuffle':
    case 'text-dates':
    case 'empty-list':
      return undefined;
  }
}

const refused = ({ reason }: { readonly reason?: string }, facts: ApiErrorFacts): ApiError =>
  new ApiError({ ...facts, ...(reason !== undefined && { reason }) });
