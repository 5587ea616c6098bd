/** A line of text as it is drawn. */
export interface TextBox {
  readonly text: string;
  readonly node: Text;
  readonly element: Element;
  readonly rect: Rect;
}

export interface Rect {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Every line of every text that people can see. */
export function textBoxes(): readonly TextBox[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const boxes: TextBox[] = [];
  while (walker.nextNode()) boxes.push(...boxesOf(walker.currentNode as Text));
  return boxes;
}

function boxesOf(node: Text): readonly TextBox[] {
  const element = node.parentElement;
  const text = node.data.trim().replace(/\s+/g, ' ');
  if (element === null || text === '' || !isShown(element)) return [];
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()]
    .filter(({ width, height }) => width > 0 && height > 0)
    .map((rect) => ({ text: text.slice(0, 60), node, element, rect: glyphsOf(rect) }));
}

/** A font leaves room above and below its letters: lines that are set close overlap there, and can be read. */
const glyphsOf = ({ left, right, top, bottom }: DOMRect): Rect => {
  const room = 0.15 * (bottom - top);
  return { left, right, top: top + room, bottom: bottom - room };
};

const isShown = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true }) &&
  !isForScreenReaders(element);

/** Shrunk to a pixel, which is how text is hidden from those who see, and not from those who listen. */
function isForScreenReaders(element: Element | null): boolean {
  if (element === null) return false;
  const { width, height } = element.getBoundingClientRect();
  const { overflowX, position } = getComputedStyle(element);
  if (width <= 1 && height <= 1 && overflowX !== 'visible' && position === 'absolute') return true;
  return isForScreenReaders(element.parentElement);
}
