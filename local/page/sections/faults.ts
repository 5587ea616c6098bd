import { html, type Markup } from '../../../lib/overview/html/markup.ts';
import { FAULTS, type FaultSwitch } from '../actions/faults.ts';
import type { Disturbance } from '../actions/runs.ts';
import type { Situation } from '../situation.ts';

type Faults = Pick<Situation, 'board' | 'disturbances'>;

/** Every fault as a row with a switch, and what can be done to the next run. */
export function faultsSection({ board, disturbances }: Faults): Markup {
  const on = FAULTS.filter(({ id }) => board.isOn(id)).length + disturbances.length;
  return html`<form class="buttons"><span>${on === 0 ? 'Nothing is wrong.' : `${on} switched on.`}</span><button name="do" value="clear-faults">Clear all</button></form>
<table><caption class="hidden">Faults that you can switch on</caption><thead><tr><th scope="col">Where</th><th scope="col">What</th><th scope="col">State</th></tr></thead><tbody>
${FAULTS.map((fault) => faultRow(fault, board.isOn(fault.id)))}${Object.entries(RUNS).map(([id, label]) =>
  runRow(
    id,
    label,
    disturbances.some((one) => one === id),
  ),
)}
</tbody></table>`;
}

const faultRow = ({ id, service, label }: FaultSwitch, isOn: boolean): Markup =>
  html`<tr id="fault-${id}"><td>${service}</td><th scope="row">${label}</th><td><form><input type="hidden" name="fault" value="${id}">
<button id="switch-${id}" name="do" value="${isOn ? 'fault-off' : 'fault-on'}" class="switch" aria-pressed="${String(isOn)}"><span class="hidden">${service}: ${label}: </span>${isOn ? 'on' : 'off'}</button></form></td></tr>`;

const RUNS: Readonly<Record<Disturbance, string>> = {
  'kill-reading': 'Kill the next run while it reads',
  'kill-saving': 'Kill the next run as it saves',
  overlap: 'Start two runs at once, next time',
};

const runRow = (id: string, label: string, isWaiting: boolean): Markup =>
  html`<tr id="fault-${id}"><td>Function</td><th scope="row">${label}</th><td><form><input type="hidden" name="disturbance" value="${id}">
<button id="switch-${id}" name="do" value="disturb" class="switch" aria-pressed="${String(isWaiting)}"><span class="hidden">${label}: </span>${isWaiting ? 'waiting' : 'do it'}</button></form></td></tr>`;
