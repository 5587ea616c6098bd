import type { Rect, TextBox } from './text-boxes.ts';

/** The shape of a drawing on which a text of it stands: what was painted there last before it. */
export function shapeBehind({ element, rect }: Pick<TextBox, 'element' | 'rect'>): Element | undefined {
  const shapes = [...(element.closest('svg')?.querySelectorAll('rect, path, circle') ?? [])];
  return shapes.findLast(
    (shape) =>
      shape.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING &&
      colorOf(getComputedStyle(shape).fill) !== undefined &&
      isOn(rect, shape.getBoundingClientRect()),
  );
}

const isOn = ({ left, right, top, bottom }: Rect, area: Rect): boolean => {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return x >= area.left && x <= area.right && y >= area.top && y <= area.bottom;
};

export type Color = readonly [red: number, green: number, blue: number];

/** Undefined for what can be seen through. */
export function colorOf(css: string): Color | undefined {
  const [red, green, blue, opacity = 1] = [...css.matchAll(/[\d.]+/g)].map(Number);
  return css.startsWith('rgb') && opacity === 1 ? [red ?? 0, green ?? 0, blue ?? 0] : undefined;
}
