import { readJsonFile, writeJsonFile } from '../core/json-file';

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the window was. `bounds` are those of the window when it is neither maximized nor in full screen. */
export interface WindowState {
  readonly bounds: Bounds;
  readonly maximized: boolean;
}

export const leastSize = { width: 700, height: 600 } as const;
export const firstSize = { width: 1440, height: 900 } as const;

/** So much of the title bar must be on a display for the window to be grabbed. */
const leastVisible = { width: 160, height: 44 } as const;

/** Reads the state that `saveWindowState` wrote; undefined where there is none or it makes no sense. */
export function readWindowState(file: string): WindowState | undefined {
  return asWindowState(readJsonFile(file));
}

export function saveWindowState(file: string, state: WindowState): void {
  writeJsonFile(file, state);
}

/** The bounds to open at: as they were where enough of the title bar is on a display, else in the middle of the first display, never larger than it. */
export function placeOnDisplays(bounds: Bounds | undefined, workAreas: readonly Bounds[]): Bounds {
  const [first] = workAreas;
  const wished = bounds ?? { x: 0, y: 0, ...firstSize };
  if (first === undefined) return wished;
  const home = bounds === undefined ? undefined : workAreas.find((area) => isGrabbable(bounds, area));
  const area = home ?? first;
  const width = Math.min(wished.width, Math.max(area.width, leastSize.width));
  const height = Math.min(wished.height, Math.max(area.height, leastSize.height));
  if (home !== undefined) return { x: wished.x, y: wished.y, width, height };
  return { x: Math.max(area.x, Math.round(area.x + (area.width - width) / 2)), y: Math.max(area.y, Math.round(area.y + (area.height - height) / 2)), width, height };
}

function isGrabbable(bounds: Bounds, area: Bounds): boolean {
  const visibleWidth = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const titleBarIsOn = bounds.y >= area.y && bounds.y + leastVisible.height <= area.y + area.height;
  return titleBarIsOn && visibleWidth >= leastVisible.width;
}

function asWindowState(value: unknown): WindowState | undefined {
  if (typeof value !== 'object' || value === null || !('bounds' in value) || !('maximized' in value)) return undefined;
  const bounds = asBounds(value.bounds);
  return bounds === undefined || typeof value.maximized !== 'boolean' ? undefined : { bounds, maximized: value.maximized };
}

function asBounds(value: unknown): Bounds | undefined {
  if (typeof value !== 'object' || value === null || !('x' in value) || !('y' in value) || !('width' in value) || !('height' in value)) return undefined;
  const { x, y, width, height } = value;
  if (!isPixels(x) || !isPixels(y) || !isPixels(width) || !isPixels(height)) return undefined;
  return width >= leastSize.width && height >= leastSize.height ? { x, y, width, height } : undefined;
}

function isPixels(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 100_000;
}
