// Why a text is no YAML, in the words of the rulebook's faults. The YAML library's own messages
// stop here.

import type { YAMLError } from 'yaml';
import type { FaultDetails, RulebookProblem } from '../terms/errors-rulebook.ts';

export interface YamlProblem {
  readonly problem: RulebookProblem;
  readonly details: FaultDetails;
}

const said = (problem: RulebookProblem, details: FaultDetails = {}): YamlProblem => ({
  problem,
  details,
});

export function yamlProblem(error: YAMLError, text: string): YamlProblem {
  const { code, message } = error;
  const [at] = error.pos;
  switch (code) {
    case 'MULTILINE_IMPLICIT_KEY':
      return said('yaml_colon_without_space');
    case 'BLOCK_AS_IMPLICIT_KEY':
      return said('yaml_colon_in_text');
    case 'DUPLICATE_KEY':
      return twice(text, at);
    case 'MULTIPLE_DOCS':
      return said('yaml_two_documents');
    case 'TAB_AS_INDENT':
      return said('yaml_tab');
    case 'BAD_SCALAR_START':
      return said('yaml_reserved_start');
    case 'BAD_INDENT':
      return said(message.startsWith('Flow') ? 'yaml_unclosed' : 'yaml_indent');
    case 'MISSING_CHAR':
      return missing(message) ?? said('yaml_unreadable', { why: message });
    case 'UNEXPECTED_TOKEN':
      if (/[\]}]/.test(text.charAt(at))) return said('yaml_closed_twice');
      if (message.includes('at node end')) return said('yaml_indent');
      return said('yaml_unreadable', { why: message });
    default:
      return said('yaml_unreadable', { why: message });
  }
}

function missing(message: string): YamlProblem | undefined {
  if (message.includes('quote')) return said('yaml_quote_unclosed');
  if (/flow|end with/i.test(message)) return said('yaml_unclosed');
  return undefined;
}

/** `50,000,000` in braces reads as the keys 000 and 000. */
function twice(text: string, at: number): YamlProblem {
  const key = /^[^\s:,{}[\]]+/.exec(text.slice(at))?.[0] ?? '';
  const isGroup = /^\d{3}$/.test(key) && /\d,\s*$/.test(text.slice(0, at));
  return isGroup ? said('yaml_comma_in_number') : said('yaml_key_twice', { key });
}

/** Aliases that refer to nothing, or that unfold without end. */
export function aliasProblem(cause: unknown): YamlProblem {
  const why = cause instanceof Error ? cause.message : String(cause);
  const [, name] = /^Unresolved alias .*: (.+)$/.exec(why) ?? [];
  return name === undefined
    ? said('yaml_unreadable', { why })
    : said('yaml_alias_unknown', { name });
}
