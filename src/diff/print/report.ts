import type { Change } from '../change.js';

/** What a printer is given. */
export interface DiffReport {
  /** What the editions are called. */
  readonly old: string;
  readonly new: string;
  readonly changes: readonly Change[];
  /** Of this project. */
  readonly version: string;
}

/** How text may look. */
export interface DiffStyle {
  /** Columns to fill at most. */
  readonly width: number;
  readonly color: boolean;
}
