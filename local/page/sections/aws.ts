import { instanceId } from '../../../lib/domain/resource.ts';
import { formatDuration } from '../../../lib/messages/duration.ts';
import { html, type Markup } from '../../../lib/overview/html/markup.ts';
import type { InstanceRow, RegionRow } from '../../aws/identity-center/state.ts';
import { FIELDS, leftOutOf, type OrganizationAction } from '../actions/organization.ts';
import type { Situation } from '../situation.ts';

type Seen = Pick<Situation, 'instances' | 'since' | 'now'>;

/** Each instance with its Regions as AWS has them, and what can be done to each. */
export const awsSection = (seen: Seen): Markup =>
  seen.instances.length === 0
    ? html`<p>There is no instance.</p>`
    : html`${seen.instances.map((row) => instanceMarkup(row, seen))}`;

function instanceMarkup(row: InstanceRow, seen: Seen): Markup {
  const { arn, name = '(no name)', status, regions = [] } = row;
  const left = leftOutOf(row);
  return html`<div class="instance" id="aws-${instanceId(arn)}"><h3>Instance ${name}</h3>
<table><caption class="hidden">Instance ${name} and its Regions</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Status</th><th scope="col">What you can do</th></tr></thead><tbody>
<tr><th scope="row">${name}${left.length === 0 ? undefined : html`<br><span class="muted">without ${left.join(', ')}</span>`}</th>${statusCell({ key: arn, status }, seen)}
<td>${buttons({ arn, of: name }, ofInstance(status))}</td></tr>
${regions.map((region) => regionMarkup(row, region, seen))}</tbody></table>
${addForm(arn, name)}${fieldForm(arn, name, left.length > 0)}</div>`;
}

const regionMarkup = ({ arn, name: instance = '' }: InstanceRow, region: RegionRow, seen: Seen): Markup => {
  const { name = '(no name)', status, isPrimary } = region;
  return html`<tr id="aws-${instanceId(arn)}-${name}"><th scope="row">${name}${isPrimary ? html` <span class="muted">primary</span>` : undefined}</th>
${statusCell({ key: `${arn}/${name}`, status }, seen)}<td>${buttons({ arn, region: name, of: `${name} of ${instance}` }, ofRegion(region))}</td></tr>`;
};

interface Timed {
  readonly key: string;
  readonly status: string | undefined;
}

const statusCell = ({ key, status }: Timed, { since, now }: Seen): Markup =>
  html`<td><span class="status ${toneOf(status)}">${status ?? '(no status)'}</span> <span class="muted">${formatDuration(now - since.of(key, status, now))}</span></td>`;

function toneOf(status: string | undefined): string {
  if (status === 'ACTIVE') return 'good';
  return status?.endsWith('FAILED') ? 'critical' : 'warning';
}

type Offers = readonly (readonly [action: OrganizationAction, label: string])[];

function ofRegion({ status, isPrimary }: RegionRow): Offers {
  const vanish = ['vanish-region', 'Vanish'] as const;
  if (status === 'ADDING') {
    return [['complete-region', 'Complete'], ['hang-region', 'Hang'], ['fail-region', 'Fail'], vanish];
  }
  if (status === 'REMOVING') {
    return [['complete-region', 'Complete'], ['hang-region', 'Hang'], ['revert-region', 'Revert'], vanish];
  }
  return isPrimary ? [vanish] : [['remove-region', 'Remove'], vanish];
}

function ofInstance(status: string | undefined): Offers {
  const vanish = ['vanish-instance', 'Vanish'] as const;
  if (status === 'CREATE_IN_PROGRESS') {
    return [['complete-instance', 'Complete'], ['fail-instance', 'Fail'], vanish];
  }
  if (status === 'DELETE_IN_PROGRESS') {
    return [['complete-instance', 'Complete'], ['revert-instance', 'Revert'], vanish];
  }
  return [['delete-instance', 'Delete'], vanish];
}

interface Target {
  readonly arn: string;
  readonly region?: string;
  /** As people call it. */
  readonly of: string;
}

const buttons = ({ arn, region, of }: Target, offers: Offers): Markup =>
  html`<form class="buttons"><input type="hidden" name="arn" value="${arn}">${region === undefined ? undefined : html`<input type="hidden" name="region" value="${region}">`}${offers.map(
    ([action, label]) =>
      html`<button id="${action}-${instanceId(arn)}-${region ?? ''}" name="do" value="${action}" aria-label="${label} ${of}">${label}</button>`,
  )}</form>`;

/** Where replicas are likely. Any other name can be typed. */
const addForm = (arn: string, name: string): Markup =>
  html`<form data-reset class="buttons"><input type="hidden" name="arn" value="${arn}"><label>Add Region <input name="region" required list="regions-${instanceId(arn)}" placeholder="us-east-2" aria-label="Region to add to ${name}" autocomplete="off" size="13"></label>
<datalist id="regions-${instanceId(arn)}">${SUGGESTED.map((region) => html`<option value="${region}"></option>`)}</datalist>
<label><input type="checkbox" name="hangs" aria-label="The Region to add to ${name} hangs"> and let it hang</label>
<button name="do" value="add-region" aria-label="Add Region to ${name}">Add</button></form>`;

const SUGGESTED = ['us-east-2', 'us-west-2', 'eu-north-1', 'ap-southeast-2', 'ca-central-1', 'sa-east-1'];

const LABELS: Readonly<Record<(typeof FIELDS)[number], string>> = {
  regions: 'Regions',
  status: 'Status',
  arn: 'InstanceArn',
  primary: 'PrimaryRegion',
};

const fieldForm = (arn: string, name: string, isLacking: boolean): Markup =>
  html`<form class="buttons"><input type="hidden" name="arn" value="${arn}"><label>Leave out <select name="field" aria-label="Field to leave out of ${name}">${FIELDS.map(
    (field) => html`<option value="${field}">${LABELS[field]}</option>`,
  )}</select></label><button name="do" value="leave-out" aria-label="Leave out of ${name}">Leave out</button>${
    isLacking
      ? html`<button name="do" value="bring-back" aria-label="Bring all back to ${name}">Bring all back</button>`
      : undefined
  }</form>`;
