import { OPEN_REASONS, type Reason } from '../../lib/domain/ledger.ts';
import { resourceId } from '../../lib/domain/resource.ts';
import type { JsonEvent } from '../../lib/messages/formats/json.ts';
import type { InboxMessage } from '../aws/sns/inbox.ts';

export interface OpenIncident {
  readonly kind: string;
  readonly severity: string;
}

/** The incidents whose opening has arrived and whose closing has not, from the messages alone. */
export interface OpenIncidents {
  readonly take: (message: InboxMessage) => void;
  readonly of: (resource: string) => readonly OpenIncident[];
}

const isOpenReason = (reason: Reason): boolean => OPEN_REASONS.some((open) => open === reason);

export function openIncidents(): OpenIncidents {
  const open = new Map<string, OpenIncident & { readonly resource: string }>();
  return {
    take: ({ bodies }) => {
      // Any client may publish here. What does not come from the monitor opens nothing.
      if (bodies.lambda === undefined) return;
      const { incident, reason, kind, severity, resource }: JsonEvent = JSON.parse(bodies.lambda);
      if (reason === 'closed') open.delete(incident);
      if (isOpenReason(reason)) open.set(incident, { kind, severity, resource: resourceId(resource) });
    },
    of: (resource) => [...open.values()].filter((one) => one.resource === resource),
  };
}
