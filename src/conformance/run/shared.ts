/** What the parts of a run share: its state, settings, client, checks and plan. */
import type { ConformanceCheck } from '../check.js';
import type { PlanInput } from '../plan/base.js';
import type { Client } from './client.js';
import type { MutableRunState } from './run-state.js';
import type { Settings } from './settings.js';

export interface Shared {
  readonly state: MutableRunState;
  readonly settings: Settings;
  readonly client: Client;
  readonly checks: readonly ConformanceCheck[];
  readonly plan: PlanInput;
  /** The index of the base body that the server accepted, by the id of the creating operation. */
  readonly accepted: Map<string, number>;
  /** A number that is unique within the run. */
  next(): number;
}
