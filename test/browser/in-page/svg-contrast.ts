import { type Color, colorOf, shapeBehind } from './shapes.ts';
import { type TextBox, textBoxes } from './text-boxes.ts';

/** Text of a drawing that differs too little from what is behind it. axe looks at no drawing. */
export function svgContrastProblems(): readonly string[] {
  return textBoxes()
    .filter(({ element }) => element instanceof SVGElement)
    .flatMap(({ text, ...box }) => {
      const ratio = contrast(colorOf(getComputedStyle(box.element).fill) ?? BLACK, behind(box));
      return ratio < LEAST ? [`"${text}" has a contrast of ${ratio.toFixed(1)}`] : [];
    });
}

/** Of text that is not large: https://www.w3.org/TR/WCAG22/#contrast-minimum */
const LEAST = 4.5;

const BLACK: Color = [0, 0, 0];
const WHITE: Color = [255, 255, 255];

/** Its own seam, a shape, or else the page. */
function behind({ element, rect }: Pick<TextBox, 'element' | 'rect'>): Color {
  const { stroke, paintOrder } = getComputedStyle(element);
  const seam = paintOrder.startsWith('stroke') ? colorOf(stroke) : undefined;
  const shape = shapeBehind({ element, rect });
  return seam ?? (shape && colorOf(getComputedStyle(shape).fill)) ?? surfaceOf(element);
}

const surfaceOf = (element: Element | null): Color =>
  element === null
    ? WHITE
    : (colorOf(getComputedStyle(element).backgroundColor) ?? surfaceOf(element.parentElement));

function contrast(a: Color, b: Color): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: Color): number {
  const [red = 0, green = 0, blue = 0] = color.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
