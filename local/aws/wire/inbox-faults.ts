import type { Call, WireReply } from './call.ts';
import type { Faults } from './faults.ts';

/** What can go wrong at a service that only accepts requests. `Code` names the errors with which it can refuse them. */
export type InboxFault<Code extends string> =
  | { readonly type: 'refuse'; readonly code: Code }
  /** The service accepts the request, but the client gets no answer. */
  | { readonly type: 'lose-answer'; readonly by: 'silence' | 'reset' }
  | { readonly type: 'silence' }
  | { readonly type: 'reset' };

/** Lets a fault come before, after or instead of the answer. */
export function withFaults<Code extends string>(
  faults: Faults<InboxFault<Code>>,
  call: Call,
  { accept, refuse }: { readonly accept: () => WireReply; readonly refuse: (code: Code) => WireReply },
): WireReply {
  const fault = faults.take(call, () => true);
  switch (fault?.type) {
    case 'refuse':
      return refuse(fault.code);
    case 'silence':
    case 'reset':
      return { type: fault.type };
    case 'lose-answer':
      accept();
      return { type: fault.by };
    case undefined:
      return accept();
  }
}
