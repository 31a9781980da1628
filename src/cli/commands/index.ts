import type { Command } from '../command.js';
import { check } from './check.js';

/** Every command, in the order of `--help`. */
export const commands: readonly Command[] = [check];
