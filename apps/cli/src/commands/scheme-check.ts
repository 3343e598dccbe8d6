import { earningRuleText, limitText, requirementText, schemeSchema } from '@peil/accreditation';
import { faultsOf, readDocument } from '../speaking/files.js';
import { exitCodes, type ExitCode } from '../speaking/exit-codes.js';
import { say, sayBoth } from '../speaking/language.js';

/** `peil scheme check FILE`: is it a scheme, and what does it say in plain words? */
export function runSchemeCheck(path: string, json: boolean): ExitCode {
  const document = readDocument(path);
  const parsed = schemeSchema.safeParse(document.content);
  if (!parsed.success) {
    const faults = faultsOf(document, parsed.error.issues);
    if (json) console.log(JSON.stringify({ file: path, valid: false, faults }, undefined, 2));
    else for (const { line, field, message } of faults) console.log(`${path}:${line}: ${field}: ${message}`);
    return exitCodes.finding;
  }
  const scheme = parsed.data;
  const rules = {
    earn: scheme.earn.map((rule) => ({ id: rule.id, text: earningRuleText(rule, scheme) })),
    limits: scheme.limits.map((limit) => ({ id: limit.id, text: limitText(limit, scheme) })),
    require: scheme.require.map((requirement) => ({ id: requirement.id, text: requirementText(requirement, scheme) })),
  };
  if (json) {
    const { scheme: schemeId, version, from } = scheme;
    console.log(JSON.stringify({ file: path, valid: true, schemeId, version, from, ...rules }, undefined, 2));
    return exitCodes.ok;
  }
  console.log(
    `${say(scheme.name)} (${scheme.scheme}, ${sayBoth('versie', 'version')} ${scheme.version}): ${sayBoth('klopt', 'valid')}`,
  );
  const parts = [
    { heading: sayBoth('Wat punten oplevert', 'What earns'), items: rules.earn },
    { heading: sayBoth('Hoeveel er telt', 'What counts at most'), items: rules.limits },
    { heading: sayBoth('Wat nodig is', 'What is required'), items: rules.require },
  ];
  for (const { heading, items } of parts.filter((part) => part.items.length > 0)) {
    console.log(`\n${heading}`);
    for (const { id, text } of items) console.log(`  ${id}: ${say(text)}`);
  }
  return exitCodes.ok;
}
