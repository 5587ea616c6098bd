import { documentOf } from './document.ts';
import { EMAIL_CSS } from './email.ts';

/** A widget of this width, and the email about the same. Both are HTML. */
export const besideEach = ({
  widget,
  email,
  width,
}: {
  readonly widget: string;
  readonly email: string;
  readonly width: number;
}): string =>
  documentOf({
    title: 'The widget and the email',
    css: `${EMAIL_CSS}${cssFor(width)}`,
    body: `<div class="beside"><section><h2>Identity Center</h2>${widget}</section>${email}</div>`,
  });

const cssFor = (width: number): string => `
.beside { display: grid; grid-template-columns: ${width}px 1fr; gap: 14px; padding: 14px; background: #e9edf1 }
.beside > * { border: 1px solid #c6cdd5; border-radius: 8px; overflow: hidden; background: #fff }
.beside .email header, .beside .email .text { padding: 16px 18px }
.beside .email dl { font-size: 12px }
.beside h2 { padding: 12px 8px 0; font-size: 15px }
`;
