import { defineFault } from '../fault.js';

export default defineFault({
  title: 'What is not found is answered with the framework’s page for people.',
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
