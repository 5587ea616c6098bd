import { styleText } from 'node:util';
import type { Tone } from '../../lib/messages/tone.ts';

const COLOURS = { good: 'green', info: 'cyan', warning: 'yellow', critical: 'red' } as const;

export const toned = (tone: Tone, text: string): string => styleText(COLOURS[tone], text);
export const loud = (tone: Tone, text: string): string => styleText(['bold', COLOURS[tone]], text);
export const bold = (text: string): string => styleText('bold', text);
export const dim = (text: string): string => styleText('dim', text);
