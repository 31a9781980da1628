#!/usr/bin/env node
import process from 'node:process';
import { runProgram } from './program.js';
import { processShell } from './shell.js';

// Readers such as `head` close the pipe early: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

const args = process.argv.slice(2);
const code = await runProgram(args, processShell(args));
// Whatever still waits on a pipe is written before the process ends; idle sockets and workers do not keep it alive.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
