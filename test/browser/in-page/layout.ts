import { shapeBehind } from './shapes.ts';
import { type Rect, type TextBox, textBoxes } from './text-boxes.ts';

/** What people can't read: text on other text, cut, outside of the page, or too small. Also a page that scrolls sideways. */
export function layoutProblems(): readonly string[] {
  const boxes = textBoxes();
  const onOther = boxes.flatMap((box, index) => overlaps(box, boxes.slice(index + 1)));
  // A text of several lines has a problem once.
  return [...new Set([...scrolling(), ...boxes.flatMap(problemsOf), ...onOther])];
}

function scrolling(): readonly string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth
    ? [`the page is ${scrollWidth} px wide in a window of ${clientWidth} px`]
    : [];
}

function problemsOf(box: TextBox): readonly string[] {
  const { text, element, rect } = box;
  const clip = cutBy(element, rect);
  return [
    ...(clip === undefined ? [] : [`"${text}" is cut by <${clip.localName}>`]),
    ...(rect.left < -SLACK || rect.top < -SLACK ? [`"${text}" is outside of the page`] : []),
    ...(sticksOut(box) ? [`"${text}" is wider than what it stands on`] : []),
    ...(rect.bottom - rect.top < SMALLEST ? [`"${text}" is too small`] : []),
  ];
}

/** Of rounding, in pixels. */
const SLACK = 1;
/** Of the letters of a font of 8 pixels. */
const SMALLEST = 7;

function sticksOut({ element, rect }: TextBox): boolean {
  const area = element instanceof SVGElement && shapeBehind({ element, rect })?.getBoundingClientRect();
  return area ? rect.left < area.left - SLACK || rect.right > area.right + SLACK : false;
}

/** What scrolls cuts too: nobody scrolls at a glance. */
function cutBy(element: Element, rect: Rect): Element | undefined {
  const inner = innerRect(element);
  const { overflowX, overflowY, display } = getComputedStyle(element);
  const isWithinX = rect.left >= inner.left - SLACK && rect.right <= inner.right + SLACK;
  const isWithinY = rect.top >= inner.top - SLACK && rect.bottom <= inner.bottom + SLACK;
  const cuts = (overflowX !== 'visible' && !isWithinX) || (overflowY !== 'visible' && !isWithinY);
  if (cuts && (display !== 'inline' || element instanceof SVGElement)) return element;
  return element.parentElement === null ? undefined : cutBy(element.parentElement, rect);
}

/** Within its border and its scroll bars. */
function innerRect(element: Element): Rect {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  if (element instanceof SVGElement) return { left, right, top, bottom };
  const { clientLeft, clientTop, clientWidth, clientHeight } = element;
  const inner = { left: left + clientLeft, top: top + clientTop };
  return { ...inner, right: inner.left + clientWidth, bottom: inner.top + clientHeight };
}

const overlaps = (box: TextBox, others: readonly TextBox[]): readonly string[] =>
  others
    .filter(({ node, rect }) => node !== box.node && overlap(box.rect, rect))
    .map(({ text }) => `"${box.text}" is on "${text}"`);

const overlap = (a: Rect, b: Rect): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > SLACK &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > SLACK;
