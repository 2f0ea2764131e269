/** What the house test needs to know of a TypeScript text. Offsets of the parser count bytes. */
import { parseSync } from '@swc/core';

interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Measured {
  readonly name: string;
  readonly lines: number;
}

export interface Syntax {
  readonly imports: readonly string[];
  readonly functions: readonly Measured[];
  readonly strings: readonly string[];
  /** Tags of tagged templates, such as `sql`. */
  readonly tags: readonly string[];
  /** The text with comments blanked. */
  readonly code: string;
  /** The text with comments and literals blanked. */
  readonly bare: string;
}

interface Found {
  readonly imports: string[];
  readonly functions: { name: string; span: Span }[];
  readonly literals: { value: string; span: Span }[];
  readonly tags: string[];
}

type AnyNode = Readonly<Record<string, unknown>> & { readonly type?: string; readonly span?: Span };

const isNode = (value: unknown): value is AnyNode => typeof value === 'object' && value !== null;

const text = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  return isNode(value) ? text(value['value'] ?? value['cooked']) : undefined;
};

const nameOf = (value: unknown): string | undefined =>
  isNode(value) ? text(value['value'] ?? value['name']) : undefined;

const importing = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration'];
const functionLike =
  /^((Arrow)?Function(Declaration|Expression)|(Class|Private)Method|MethodProperty|Constructor)$/;
const literals = /^(StringLiteral|TemplateElement|RegExpLiteral)$/;

const note = (node: AnyNode, name: string | undefined, found: Found): void => {
  const { type = '', span } = node;
  if (importing.includes(type)) {
    const source = text(node['source']);
    if (source !== undefined) found.imports.push(source);
  }
  if (type === 'CallExpression' && isNode(node['callee']) && node['callee'].type === 'Import') {
    const [argument] = node['arguments'] as { expression: AnyNode }[];
    if (argument?.expression.type === 'StringLiteral') {
      found.imports.push(text(argument.expression) ?? '');
    }
  }
  if (!span) return;
  if (functionLike.test(type)) {
    found.functions.push({ name: nameOf(node['identifier'] ?? node['key']) ?? name ?? '-', span });
  }
  if (literals.test(type)) found.literals.push({ value: text(node) ?? '', span });
  if (type === 'TaggedTemplateExpression') found.tags.push(nameOf(node['tag']) ?? '');
};

const walk = (value: unknown, name: string | undefined, found: Found): void => {
  if (Array.isArray(value)) {
    for (const each of value) walk(each, name, found);
  } else if (isNode(value)) {
    note(value, name, found);
    const inner = nameOf(value['id'] ?? value['key'] ?? value['identifier']) ?? name;
    for (const [key, child] of Object.entries(value)) if (key !== 'span') walk(child, inner, found);
  }
};

const newline = 10;
const blank = (bytes: Buffer, { start, end }: Span): void => {
  for (let at = start; at < end; at += 1) if (bytes[at] !== newline) bytes[at] = 32;
};

/** A slash pair outside of all literals begins a comment. */
const comments = (bytes: Buffer, inLiteral: (at: number) => boolean): Span[] => {
  const spans: Span[] = [];
  for (let at = 0; at < bytes.length - 1; at += 1) {
    if (inLiteral(at)) continue;
    const pair = bytes.toString('latin1', at, at + 2);
    if (pair !== '//' && pair !== '/*') continue;
    const close = pair === '//' ? bytes.indexOf('\n', at) : bytes.indexOf('*/', at + 2) + 2;
    const end = close < at + 2 ? bytes.length : close;
    spans.push({ start: at, end });
    at = end - 1;
  }
  return spans;
};

export const readSyntax = (source: string): Syntax => {
  // The parser counts from a base of its own, which only a first token at a known place shows.
  const prefix = 'null;';
  const bytes = Buffer.from(prefix + source.replace(/^#!/, '//'));
  const module = parseSync(bytes.toString(), { syntax: 'typescript', target: 'es2022' });
  const base = module.body[0] ? (module.body[0] as { span: Span }).span.start : 0;
  const found: Found = { imports: [], functions: [], literals: [], tags: [] };
  walk(module.body, undefined, found);
  const local = ({ start, end }: Span): Span => ({ start: start - base, end: end - base });
  const spans = found.literals.map(({ span }) => local(span));
  const covered = new Uint8Array(bytes.length);
  for (const { start, end } of spans) covered.fill(1, start, end);

  const code = Buffer.from(bytes);
  for (const span of comments(bytes, (at) => covered[at] === 1)) blank(code, span);
  const bare = Buffer.from(code);
  for (const span of spans) blank(bare, span);
  const linesOf = ({ start, end }: Span): number =>
    bytes.toString('latin1', start, end).split('\n').length;
  return {
    imports: found.imports,
    functions: found.functions.map(({ name, span }) => ({ name, lines: linesOf(local(span)) })),
    strings: found.literals.map(({ value }) => value),
    tags: found.tags,
    code: code.toString().slice(prefix.length),
    bare: bare.toString().slice(prefix.length),
  };
};
