import { checkScheme, earningRuleText, limitText, requirementText, type Scheme } from '@peil/accreditation';
import type { LocalizedText } from '@peil/kernel';
import { readDocument } from '../speaking/files.js';
import { exitCodes, type ExitCode } from '../speaking/exit-codes.js';
import { say, sayBoth } from '../speaking/language.js';

type Rule = { readonly id: string; readonly text: LocalizedText };

/** `peil scheme check FILE`: is it a scheme, does it contradict itself, and what does it say in plain words? */
export function runSchemeCheck(path: string, json: boolean): ExitCode {
  const document = readDocument(path);
  const { scheme, findings: found } = checkScheme(document.content);
  const findings = found.map((finding) => ({ line: document.lineOf(finding.path), ...finding }));
  const valid = findings.every(({ severity }) => severity !== 'error');
  const rules = scheme === undefined ? undefined : rulesOf(scheme);
  if (json) {
    const { scheme: schemeId, version, from } = scheme ?? {};
    console.log(JSON.stringify({ file: path, valid, schemeId, version, from, findings, ...rules }, undefined, 2));
    return valid ? exitCodes.ok : exitCodes.finding;
  }
  const words = { error: sayBoth('fout', 'error'), warning: sayBoth('let op', 'warning') };
  for (const { line, severity, message } of findings)
    console.log(`${path}:${line}: ${words[severity]}: ${say(message)}`);
  if (!valid) return exitCodes.finding;
  if (scheme !== undefined && rules !== undefined) {
    const { name, scheme: schemeId, version } = scheme;
    console.log(`${say(name)} (${schemeId}, ${sayBoth('versie', 'version')} ${version}): ${sayBoth('klopt', 'valid')}`);
    show(sayBoth('Wat punten oplevert', 'What earns'), rules.earn);
    show(sayBoth('Hoeveel er telt', 'What counts at most'), rules.limits);
    show(sayBoth('Wat nodig is', 'What is required'), rules.require);
  }
  return exitCodes.ok;
}

function rulesOf(scheme: Scheme) {
  return {
    earn: scheme.earn.map((rule): Rule => ({ id: rule.id, text: earningRuleText(rule, scheme) })),
    limits: scheme.limits.map((limit): Rule => ({ id: limit.id, text: limitText(limit, scheme) })),
    require: scheme.require.map((requirement): Rule => ({
      id: requirement.id,
      text: requirementText(requirement, scheme),
    })),
  };
}

function show(heading: string, rules: readonly Rule[]): void {
  if (rules.length === 0) return;
  console.log(`\n${heading}`);
  for (const { id, text } of rules) console.log(`  ${id}: ${say(text)}`);
}
