/** The context that the functions of a sync share. */
import type { Finding } from '../../../src/finding.js';
import type { Class, Contract } from '../../../src/model/contract.js';
import type { ClassPage } from '../hydra-pages/page.js';
import type { ClassMatcher } from './match-class.js';
import type { Places } from './places.js';

/** What the comparison of a table needs: the page, the contract, and the list of findings. */
export interface SyncContext {
  readonly file: string;
  readonly contract: Contract;
  readonly places: Places;
  readonly classes: ClassMatcher;
  readonly findings: Finding[];
  /** The facts of a class as a page prints them. */
  printed(cls: Class): ClassPage;
}

/** The first column with one of these names, or -1. */
export type HeaderIndex = (...names: string[]) => number;
