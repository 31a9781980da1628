/** A resource that does not exist is answered with the HTML page of the framework. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'crud',
  caughtBy: ['content-type-declared'],
  hooks: {
    after(answer) {
      if (answer.status === 404)
        return {
          status: 404,
          headers: { 'Content-Type': 'text/html' },
          body: '<!doctype html><title>404</title><h1>Not Found</h1>',
        };
    },
  },
});
