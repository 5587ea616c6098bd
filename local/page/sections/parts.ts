import type { Situation } from '../situation.ts';
import { awsSection } from './aws.ts';
import { faultsSection } from './faults.ts';
import { accountSection, inboxSection } from './inbox.ts';
import { logSection } from './log.ts';
import { metricsSection } from './metrics.ts';
import { statusSection } from './status.ts';

/** All of the page that changes, beside the widget, by the id of the element that holds it. */
export const partsOf = (situation: Situation) => ({
  status: statusSection(situation).toString(),
  aws: awsSection(situation).toString(),
  account: accountSection(situation.account).toString(),
  inbox: inboxSection(situation.mails).toString(),
  faults: faultsSection(situation).toString(),
  metrics: metricsSection(situation.dataPoints).toString(),
  log: logSection(situation.log).toString(),
});
