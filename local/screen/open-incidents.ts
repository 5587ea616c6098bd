import { resourceId } from '../../lib/domain/resource.ts';
import type { event } from '../../lib/messages/event.ts';
import type { InboxMessage } from '../aws/sns/inbox.ts';

export interface OpenIncident {
  readonly kind: string;
  readonly severity: string;
}

/** What people have been told of and not yet told the end of, from the messages alone. */
export interface OpenIncidents {
  readonly take: (message: InboxMessage) => void;
  readonly of: (resource: string) => readonly OpenIncident[];
}

export function openIncidents(): OpenIncidents {
  const open = new Map<string, OpenIncident & { readonly resource: string }>();
  return {
    take: ({ bodies }) => {
      // Any client may publish here: what is not the monitor's opens nothing.
      if (bodies.lambda === undefined) return;
      const { incident, reason, kind, severity, resource }: ReturnType<typeof event> = JSON.parse(
        bodies.lambda,
      );
      if (reason === 'closed') open.delete(incident);
      else if (reason !== 'told') open.set(incident, { kind, severity, resource: resourceId(resource) });
    },
    of: (resource) => [...open.values()].filter((one) => one.resource === resource),
  };
}
