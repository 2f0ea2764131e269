// Turns what was sent into a command that the workflow declares, or says what is wrong with it.
// Only declared types pass: internal events of the machine library are unknown commands like any
// other.

import { type Refusal, refuse } from '../terms/refusal.ts';
import type { CommandRule, Workflow } from '../terms/workflow.ts';

export interface TypedCommand {
  readonly type: string;
  readonly [field: string]: unknown;
}

const ISSUES_SHOWN = 20;

/** The type that was sent, for records and texts; never longer than a name. */
export function sentType(command: unknown): string {
  const type = (command as { type?: unknown } | null | undefined)?.type;
  return typeof type === 'string' ? type.slice(0, 100).replace(/[\0\p{Surrogate}]/gu, '?') : '';
}

/** PostgreSQL keeps neither NUL nor half a surrogate pair in its JSON. */
const unstorable = /[\0\p{Surrogate}]/u;

function findUnstorable(value: unknown, path: string): string | undefined {
  if (typeof value === 'string') return unstorable.test(value) ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const found = unstorable.test(name) ? path : findUnstorable(member, `${path}/${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Details by JSON pointer, so that a form can show each beside its field. */
function parse(rule: CommandRule, command: unknown): TypedCommand | Refusal {
  const result = rule.schema.safeParse(command);
  if (result.success) {
    const bad = findUnstorable(result.data, '');
    if (bad === undefined) return result.data;
    return refuse('malformed', { [bad === '' ? '/' : bad]: 'unusable characters' });
  }
  const issues = result.error.issues
    .slice(0, ISSUES_SHOWN)
    .map(({ path, message }) => [`/${path.map(String).join('/')}`, message] as const);
  return refuse('malformed', Object.fromEntries(issues));
}

/** `unknown_command`, `system_command`, `malformed`, or the command. */
export function readCommand(
  workflow: Workflow,
  sender: CommandRule['sender'],
  command: unknown,
): TypedCommand | Refusal {
  const rule = ruleFor(workflow, sender, sentType(command));
  return 'schema' in rule ? parse(rule, command) : rule;
}

/** The rule of a command type that this sender may use. */
export function ruleFor(
  workflow: Workflow,
  sender: CommandRule['sender'],
  type: string,
): CommandRule | Refusal {
  const rule = Object.hasOwn(workflow.commands, type) ? workflow.commands[type] : undefined;
  if (rule === undefined) return refuse('unknown_command', { command: type });
  if (rule.sender === sender) return rule;
  return sender === 'person'
    ? refuse('system_command', { command: type })
    : refuse('not_allowed', { command: type, holders: rule.sender });
}

/** The command that opens a case; the system may open what a person may. */
export const readOpening = (workflow: Workflow, command: unknown): TypedCommand | Refusal =>
  parse(workflow.opening, command);
