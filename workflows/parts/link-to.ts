// How a command names another case: by its number or by its id.

import type { FactNeeds } from '../../src/terms/workflow.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const linkTo = (name: string): NonNullable<FactNeeds['linked']>[number] =>
  uuid.test(name) ? { id: name } : { number: name };
