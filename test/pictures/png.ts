import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Pixels from left to right and from top to bottom, each as `0xrrggbb`. */
export interface Image {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint32Array;
}

export const sizeOfPng = (png: Buffer): Pick<Image, 'width' | 'height'> => ({
  width: png.readUInt32BE(16),
  height: png.readUInt32BE(20),
});

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** Reads what browsers write: eight bits for each of red, green and blue, and perhaps for opacity, which is left out. */
export function decodePng(png: Buffer): Image {
  if (!png.subarray(0, 8).equals(SIGNATURE)) throw new Error('This is no PNG');
  const chunks = chunksOf(png);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data ?? Buffer.of();
  const [depth, color, , , interlaced] = header.subarray(8);
  const size = color === 2 ? 3 : 4;
  if (depth !== 8 || (color !== 2 && color !== 6) || interlaced !== 0) {
    throw new Error(`A PNG with ${depth} bits and the colour type ${color} is not read here`);
  }
  const data = chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data);
  const { width, height } = sizeOfPng(png);
  const rows = unfiltered(inflateSync(Buffer.concat(data)), 1 + width * size, size);
  return { width, height, pixels: pixelsOf(rows, size) };
}

function chunksOf(png: Buffer) {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({
      type: png.toString('latin1', at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + length),
    });
    at += 12 + length;
  }
  return chunks;
}

/** Each row begins with the number of the way in which its bytes differ from those to the left and above. */
function unfiltered(data: Buffer, rowLength: number, size: number): readonly Buffer[] {
  const rows: Buffer[] = [];
  for (let start = 0; start < data.length; start += rowLength) {
    const row = Buffer.from(data.subarray(start + 1, start + rowLength));
    const above = rows.at(-1) ?? Buffer.alloc(row.length);
    for (let at = 0; at < row.length; at += 1) {
      const around = {
        left: row[at - size] ?? 0,
        up: above[at] ?? 0,
        corner: at < size ? 0 : (above[at - size] ?? 0),
      };
      row[at] = (row[at] ?? 0) + predicted(data[start] ?? 0, around);
    }
    rows.push(row);
  }
  return rows;
}

function predicted(
  filter: number,
  { left, up, corner }: Readonly<Record<'left' | 'up' | 'corner', number>>,
): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const [toLeft, toUp, toCorner] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

const pixelsOf = (rows: readonly Buffer[], size: number): Uint32Array =>
  Uint32Array.from(
    rows.flatMap((row) => Array.from({ length: row.length / size }, (_, at) => row.readUIntBE(at * size, 3))),
  );

/** With a palette of at most 256 colours, which is a third of the size. */
export function encodePng({ width, height, pixels }: Image): Buffer {
  const { palette, indexOf } = paletteOf(pixels);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = indexOf(pixels[y * width + x] ?? 0);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  const colors = Buffer.alloc(3 * palette.length);
  for (const [at, color] of palette.entries()) colors.writeUIntBE(color, 3 * at, 3);
  const parts = { IHDR: header, PLTE: colors, IDAT: deflateSync(rows, { level: 9 }), IEND: Buffer.of() };
  return Buffer.concat([SIGNATURE, ...Object.entries(parts).map(([type, data]) => chunk(type, data))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** Colours that differ in their last bits only become the most frequent of them: so surfaces keep theirs, and edges do not. */
function paletteOf(pixels: Uint32Array) {
  const counts = new Map<number, number>();
  for (const color of pixels) counts.set(color, (counts.get(color) ?? 0) + 1);
  const frequent = [...counts].toSorted(([a, m], [b, n]) => n - m || a - b).map(([color]) => color);
  for (let dropped = 0; ; dropped += 1) {
    const mask = ((0xff << dropped) & 0xff) * 0x010101;
    const indexes = new Map<number, number>();
    const palette: number[] = [];
    for (const color of frequent) {
      if (indexes.has(color & mask)) continue;
      indexes.set(color & mask, palette.length);
      palette.push(color);
    }
    if (palette.length <= 256) return { palette, indexOf: (color: number) => indexes.get(color & mask) ?? 0 };
  }
}
