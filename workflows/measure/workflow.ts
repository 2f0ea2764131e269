import {
  measureCommand,
  measureSystemCommand,
  registerMeasure,
} from '../../src/terms/command-measure.ts';
import type { Workflow } from '../../src/terms/workflow.ts';
import { commandTable } from '../parts/commands.ts';
import { bindMeasure } from './bind.ts';

/** A measure and the gate before its decision, version 1. */
export const measure: Workflow = {
  procedure: 'measure',
  version: 1,
  opening: { schema: registerMeasure, sender: 'person' },
  commands: commandTable(measureCommand, measureSystemCommand),
  bind: bindMeasure,
};
