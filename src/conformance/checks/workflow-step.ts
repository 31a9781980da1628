import { defineConformanceCheck, defineScenario } from '../check.js';
import type { Workflow } from '../workflow/workflow.js';

/** Workflows that the contract names are run as they are written; what their criteria ask for must hold. */
export const workflowStep = defineConformanceCheck({
  id: 'workflow-step',
  title: 'The workflows that the contract names come to their end, each step as its criteria say',
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
