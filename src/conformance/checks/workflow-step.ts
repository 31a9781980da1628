import { defineConformanceCheck, defineScenario } from '../check.js';
import type { Workflow } from '../workflow/workflow.js';

/** Runs the workflows that the contract names, unchanged; their success criteria must hold. */
export const workflowStep = defineConformanceCheck({
  id: 'workflow-step',
  title: 'Every workflow that the contract names completes, and each step meets its success criteria',
  severity: 'error',
  source: 'Arazzo 1.0 §4.6.5 Step Object: successCriteria',
  scenario: defineScenario<Workflow>({
    writes: true,
    subjects: ({ workflows }) => workflows,
    name: ({ id }) => id,
    operation: () => undefined,
    async run(session, workflow) {
      const steps = await session.perform(workflow);
      if (typeof steps === 'string') return steps;
      for (const { exchange, workflow: id, step, failures } of steps)
        for (const { criterion, message, severity } of failures)
          session.report(exchange, {
            message: `Workflow ${id}, step ${step}: ${criterion} does not hold. ${message}`,
            key: `${id}/${step}/${criterion}`,
            severity,
          });
      return steps.length === 0 ? 'no step was run' : undefined;
    },
  }),
});
