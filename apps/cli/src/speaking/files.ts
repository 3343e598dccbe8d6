import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { exitCodes, stop } from './exit-codes.js';

/** A YAML or JSON file, with where its parts stand. */
export type ReadDocument = {
  readonly path: string;
  readonly content: unknown;
  readonly lineOf: (at: readonly PropertyKey[]) => number;
};

/** What is wrong in a file: the line, the field as a dotted path, and the fault. */
export type FileFault = { readonly line: number; readonly field: string; readonly message: string };

/** @throws CommandStopped when the file is not there or is no YAML or JSON */
export function readDocument(path: string): ReadDocument {
  const text = textOf(path);
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, merge: true });
  const [fault] = document.errors;
  if (fault !== undefined) {
    const { line } = counter.linePos(fault.pos[0]);
    throw stop(
      exitCodes.finding,
      `${path}, regel ${line}: dit is geen geldige YAML of JSON (${fault.code}).`,
      `${path}, line ${line}: this is no valid YAML or JSON (${fault.code}).`,
    );
  }
  return { path, content: document.toJS(), lineOf: (at) => lineIn(document, counter, at) };
}

export function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw stop(exitCodes.usage, `Het bestand ${path} kan niet worden gelezen.`, `The file ${path} cannot be read.`);
  }
}

/** The line of the deepest part of the path that stands in the file. */
function lineIn(document: Document, counter: LineCounter, at: readonly PropertyKey[]): number {
  for (let depth = at.length; depth > 0; depth -= 1) {
    const node: unknown = document.getIn(at.slice(0, depth), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
      const start: unknown = node.range[0];
      if (typeof start === 'number') return counter.linePos(start).line;
    }
  }
  return 1;
}

export function faultsOf({ lineOf }: ReadDocument, issues: readonly z.core.$ZodIssue[]): readonly FileFault[] {
  return issues.map(({ path, message }) => ({ line: lineOf(path), field: path.map(String).join('.'), message }));
}

/** @throws CommandStopped with every fault of the file */
export function checked<Schema extends z.ZodType>(document: ReadDocument, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(document.content);
  if (parsed.success) return parsed.data;
  const lines = faultsOf(document, parsed.error.issues).map(
    ({ line, field, message }) => `${document.path}:${line}: ${field}: ${message}`,
  );
  throw stop(
    exitCodes.finding,
    `Het bestand ${document.path} klopt niet:\n${lines.join('\n')}`,
    `The file ${document.path} is not valid:\n${lines.join('\n')}`,
  );
}
