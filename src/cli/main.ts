#!/usr/bin/env node
/** The entry point of the `hydra-contract` command. */
import process from 'node:process';
import { runProgram } from './program.js';
import { processShell } from './shell.js';

// Readers such as `head` close the pipe early, which is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

const args = process.argv.slice(2);
const code = await runProgram(args, processShell(args));
// Flushes pending output before the process ends; idle sockets and workers do not keep it alive.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
