// What the outcome of a consultation means for the measure it was held for: said with the rules,
// since lines of a budget are checked by it too.

export { permitsMeasure } from '../../src/rules/permits-measure.ts';
