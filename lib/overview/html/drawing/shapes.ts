import {
  type InstanceStatus,
  isInstanceStatus,
  isRegionStatus,
  type RegionStatus,
} from '../../../domain/status.ts';
import { html, type Markup } from '../markup.ts';
import type { Palette } from '../style.ts';
import type { Part } from './parts.ts';
import { type Across, BAR, MIDDLE, rounded } from './scale.ts';

/** How a part of a timeline looks: a box with a height and an edge of its own, or a line. Nobody needs the colour. */
export type Look = Box | Line;

interface Box {
  readonly type: 'box';
  readonly top: number;
  readonly height: number;
  readonly fill: keyof Palette;
  readonly edge: keyof Palette;
  /** Of a word in it. */
  readonly text: keyof Palette;
}

interface Line {
  readonly type: 'line';
  readonly width: number;
  readonly dashes: string;
}

const FULL = { type: 'box', top: BAR.top, height: BAR.height, edge: 'background' } as const;
const LOW = { ...FULL, top: BAR.top + 4, height: BAR.height - 4 } as const;
const HIGH = { ...FULL, height: BAR.height - 4 } as const;

/** By what it shows; the legend has the same. */
export const LOOKS = {
  active: { ...FULL, fill: 'active', text: 'onActive' },
  moving: { ...LOW, fill: 'moving', edge: 'movingEdge', text: 'onMoving' },
  leaving: { ...HIGH, fill: 'leaving', text: 'background' },
  broken: { ...FULL, fill: 'critical', edge: 'text', text: 'background' },
  other: { ...FULL, fill: 'unknown', text: 'background' },
  unseen: { type: 'line', width: BAR.height, dashes: '2 4' },
  absent: { type: 'line', width: 1, dashes: 'none' },
  forgotten: { type: 'line', width: 1, dashes: '1 5' },
} as const satisfies Readonly<Record<string, Look>>;

export type LookName = keyof typeof LOOKS;

const OF_STATUS: Readonly<Record<RegionStatus | InstanceStatus, LookName>> = {
  ACTIVE: 'active',
  ADDING: 'moving',
  CREATE_IN_PROGRESS: 'moving',
  REMOVING: 'leaving',
  DELETE_IN_PROGRESS: 'leaving',
  CREATE_FAILED: 'broken',
};

export function lookOf(part: Part): LookName {
  switch (part.type) {
    case 'status':
      return isRegionStatus(part.status) || isInstanceStatus(part.status) ? OF_STATUS[part.status] : 'other';
    case 'lost':
      return 'broken';
    case 'many':
      return 'other';
    case 'unseen':
    case 'absent':
    case 'forgotten':
      return part.type;
  }
}

export const shape = (look: Look, across: Across, palette: Palette): Markup =>
  look.type === 'box' ? box(look, across, palette) : line(look, across, palette);

const box = ({ top, height, fill, edge }: Box, { x, width }: Across, palette: Palette): Markup =>
  html`<rect x="${x}%" y="${top}" width="${width}%" height="${height}" fill="${palette[fill]}" stroke="${palette[edge]}"/>`;

/** With a rectangle that nobody sees, so that a pointer finds it. */
const line = ({ width: thickness, dashes }: Line, { x, width }: Across, palette: Palette): Markup =>
  html`<rect x="${x}%" y="${BAR.top}" width="${width}%" height="${BAR.height}" fill="transparent"/><line x1="${x}%" x2="${rounded(
    x + width,
  )}%" y1="${MIDDLE}" y2="${MIDDLE}" stroke="${palette.muted}" stroke-width="${thickness}" stroke-dasharray="${dashes}"/>`;
