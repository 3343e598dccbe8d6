import type { FieldProblem } from './problem.js';

/** No request of ours is half as deep; what walks a body later may then call itself. */
const MAX_DEPTH = 64;

/**
 * What in a body no text or rule can be made of: half a character (a lone surrogate, which JSON can write and UTF-8
 * cannot), and nesting without end. It walks without calling itself, so that it can tell.
 */
export function unreadableIn(body: unknown): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const open: { readonly value: unknown; readonly field: string; readonly depth: number }[] = [
    { value: body, field: '', depth: 0 },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, field, depth } = next;
    if (typeof value === 'string') {
      if (!value.isWellFormed()) problems.push(halfCharacter(field));
    } else if (typeof value === 'object' && value !== null) {
      if (depth === MAX_DEPTH) return [tooDeep(field)];
      for (const [name, inner] of Object.entries(value)) {
        if (!name.isWellFormed()) problems.push(halfCharacter(field));
        open.push({ value: inner, field: field === '' ? name : `${field}.${name}`, depth: depth + 1 });
      }
    }
  }
  return problems;
}

function halfCharacter(field: string): FieldProblem {
  return {
    field: field.toWellFormed(),
    code: 'half-character',
    messages: { nl: 'hier staat een half teken in', en: 'this holds half a character' },
  };
}

function tooDeep(field: string): FieldProblem {
  return {
    field: field.split('.')[0]?.toWellFormed() ?? '',
    code: 'too-deep',
    messages: { nl: 'dit zit te diep in elkaar', en: 'this is nested too deep' },
  };
}
