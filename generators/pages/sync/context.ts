import type { Finding } from '../../../src/finding.js';
import type { Class, Contract } from '../../../src/model/contract.js';
import type { ClassPage } from '../hydra-pages/page.js';
import type { ClassMatcher } from './match-class.js';
import type { Places } from './places.js';

/** What syncing a table has to do with. */
export interface SyncContext {
  readonly file: string;
  readonly contract: Contract;
  readonly places: Places;
  readonly classes: ClassMatcher;
  readonly findings: Finding[];
  /** What the contract says of a class, as pages print it. */
  printed(cls: Class): ClassPage;
}

/** The column of the first of these names, or -1. */
export type HeaderIndex = (...names: string[]) => number;
