export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line through points that scatter around it. */
export interface Line {
  /** How much y grows when x grows by 1. */
  readonly slope: number;
  /** Of the slope, by the scatter. A slope of less than twice as much can be chance. */
  readonly standardError: number;
}

/** By least squares. @throws RangeError for fewer than three points, or when all have the same x */
export function leastSquares(points: readonly Point[]): Line {
  const middle = { x: meanOf(points, 'x'), y: meanOf(points, 'y') };
  const spread = sum(points.map(({ x }) => (x - middle.x) ** 2));
  if (points.length < 3 || spread === 0) {
    throw new RangeError(`A line needs three points of different x, got ${points.length}`);
  }
  const slope = sum(points.map(({ x, y }) => (x - middle.x) * (y - middle.y))) / spread;
  const residuals = points.map(({ x, y }) => y - middle.y - slope * (x - middle.x));
  const variance = sum(residuals.map((residual) => residual ** 2)) / (points.length - 2);
  return { slope, standardError: Math.sqrt(variance / spread) };
}

const meanOf = (points: readonly Point[], axis: 'x' | 'y'): number =>
  sum(points.map((point) => point[axis])) / points.length;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
