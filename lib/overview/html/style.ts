import { raw } from 'hono/html';
import type { Theme } from './view.ts';

/** What a segment, a mark or a text is drawn in: hues that colour-blind people tell apart, each also with a shape of its own. */
export interface Palette {
  readonly background: string;
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly link: string;
  readonly good: string;
  readonly info: string;
  readonly warning: string;
  readonly critical: string;
  readonly active: string;
  readonly moving: string;
  readonly movingEdge: string;
  readonly leaving: string;
  readonly unknown: string;
  /** Of a word on a segment. */
  readonly onActive: string;
  readonly onMoving: string;
}

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    background: '#ffffff',
    text: '#16191f',
    muted: '#545b64',
    line: '#d5dbdb',
    link: '#0a58a8',
    good: '#0b6e4f',
    info: '#0a58a8',
    warning: '#8a5300',
    critical: '#b80f0a',
    active: '#0b7a57',
    moving: '#f5b041',
    movingEdge: '#8a5300',
    leaving: '#8e4ec6',
    unknown: '#5f6b7a',
    onActive: '#ffffff',
    onMoving: '#16191f',
  },
  dark: {
    background: '#161d26',
    text: '#ebebf0',
    muted: '#b4b9c2',
    line: '#3f4a5a',
    link: '#75b9ff',
    good: '#4fd1a1',
    info: '#75b9ff',
    warning: '#ffc66b',
    critical: '#ff8b82',
    active: '#3fbf90',
    moving: '#ffc24d',
    movingEdge: '#ffc24d',
    leaving: '#c9a0f0',
    unknown: '#a4adb8',
    onActive: '#0b1017',
    onMoving: '#0b1017',
  },
};

/** Widths in pixels of what stands before the timelines, where there is room for both. */
export const COLUMNS = { name: 170, status: 230 } as const;

/**
 * One style sheet for one theme. All of it is within `.icm`, because the page has other widgets. No element has a `style` of
 * its own, so that a page can allow this sheet by its hash, and no other style.
 */
export function styleOf(theme: Theme) {
  const c = PALETTES[theme];
  const tones = (['good', 'info', 'warning', 'critical'] as const)
    .map((tone) => `.icm .${tone}{color:${c[tone]}}.icm .banner.${tone}{border-color:${c[tone]}}`)
    .join('');
  return raw(`<style>
.icm{background:${c.background};color:${c.text};font:14px/1.4 "Amazon Ember","Helvetica Neue",Roboto,Arial,sans-serif;padding:8px;box-sizing:border-box;overflow-wrap:anywhere}
.icm *{box-sizing:border-box}
.icm p,.icm ul{margin:0 0 8px;padding:0}
.icm a{color:${c.link};text-decoration:underline}
.icm .muted{color:${c.muted}}
.icm .icon{width:1em;height:1em;vertical-align:-.12em;margin-right:.35em;overflow:visible}
.icm .whole{white-space:nowrap}
.icm .banner{border-left:6px solid;padding:6px 0 6px 12px;margin-bottom:8px}
.icm .banner p{margin:0}
.icm .verdict{font-size:20px;line-height:1.3;font-weight:700}
.icm .loud .verdict{font-size:26px}
.icm .impact{color:${c.text}}
.icm .details{color:${c.text};font-size:13px}
.icm .open{list-style:none;margin:12px 0}
.icm .open li{margin:0 0 6px}
.icm .open b{font-weight:700}
.icm table{border-collapse:collapse;width:100%;table-layout:fixed;font-size:13px;color:inherit}
.icm caption{text-align:left;color:${c.muted};padding:0 0 4px}
.icm th,.icm td{text-align:left;font-weight:400;padding:3px 8px 3px 0;vertical-align:middle;border:0;background:none;color:inherit}
.icm thead th{color:${c.muted};font-size:12px;vertical-align:bottom}
.icm .instance th{font-weight:700;padding:10px 0 6px;border-top:1px solid ${c.line}}
.icm .of{width:170px}
.icm .plain{font-weight:400;color:${c.muted}}
.icm .name{font-weight:600}
.icm .of-name{width:${COLUMNS.name}px}
.icm .of-status{width:${COLUMNS.status}px}
.icm .narrow .of-name{width:44%}
.icm .time{padding-right:0}
.icm svg.timeline,.icm svg.axis{display:block;width:100%;overflow:visible}
.icm svg text{font-size:11px;font-family:inherit}
.icm .legend{font-size:12px;color:${c.muted};margin-top:12px}
.icm .narrow th,.icm .narrow td{padding-bottom:0}
.icm .narrow .instance th{padding-bottom:6px}
.icm p.more{margin-top:8px}
.icm .narrow td.time{padding:0 0 10px}
.icm .narrow th,.icm .narrow td{vertical-align:top}
.icm .legend span{display:inline-block;margin-right:14px;white-space:nowrap}
.icm .legend svg{width:22px;height:18px;vertical-align:-4px;margin-right:4px}
.icm details{margin-top:8px}
.icm summary{cursor:pointer;color:${c.link};font-size:13px}
.icm details td,.icm details th{border-top:1px solid ${c.line}}
${tones}
</style>`);
}
