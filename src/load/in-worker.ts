/** Calls asynchronous functions synchronously, in a worker thread. */
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';

/** Runs in the worker: calls the function, posts its result, then wakes the waiting thread. */
const SCRIPT = `
const { workerData: { module, name, args, port, flag } } = require('node:worker_threads');
const done = (message) => { port.postMessage(message); Atomics.store(flag, 0, 1); Atomics.notify(flag, 0); port.close(); };
import(module).then((loaded) => loaded[name](...args)).then((value) => done({ value }), (error) => done({ error: String(error?.message ?? error) }));
`;

/**
 * Calls an exported asynchronous function of a module and blocks until it returns, for callers that must be
 * synchronous. Arguments and result are cloned.
 * @param timeout in milliseconds
 * @throws {Error} when the function fails or times out
 */
export function callInWorker(module: string, name: string, args: readonly unknown[], timeout = 120_000): unknown {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(SCRIPT, {
    eval: true,
    workerData: { module, name, args, port: port2, flag },
    transferList: [port2],
  });
  worker.unref();
  const woken = Atomics.wait(flag, 0, 0, timeout);
  const answer = receiveMessageOnPort(port1)?.message as { value?: unknown; error?: string } | undefined;
  port1.close();
  void worker.terminate();
  if (woken === 'timed-out' || answer === undefined)
    throw new Error(`${name} did not return within ${timeout / 1000} s`);
  if (answer.error !== undefined) throw new Error(answer.error);
  return answer.value;
}
