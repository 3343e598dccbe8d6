import type { LocalizedText } from '@peil/kernel';
import { requirementOf, ruleIn, type RuleReference } from '../dry-run/rule-reference.js';
import type { CarryOverRule } from '../scheme/carry-over.js';
import type { Scheme } from '../scheme/scheme.js';
import { amountText } from './amounts.js';
import { labelOfRequirement } from './labels.js';
import { earningRuleText, limitText, requirementText } from './rules.js';
import { lower, wordFor } from './vocabulary.js';

/** The rules that a dry run names, in words. */

const settings: { readonly [name: string]: LocalizedText } = {
  who: { nl: 'voor wie de regeling geldt', en: 'whom the scheme is for' },
  period: { nl: 'de periode', en: 'the period' },
  review: { nl: 'wat zonder beoordeling telt', en: 'what counts without review' },
  round: { nl: 'de afronding', en: 'the rounding' },
  backfill: { nl: 'inhalen op een eerdere periode', en: 'making up for an earlier period' },
  grace: { nl: 'de tijd om in te halen', en: 'the time to make up' },
  status: { nl: 'wanneer iemand risico loopt', en: 'when somebody is at risk' },
  transition: { nl: 'de overgang van de vorige versie', en: 'the transition from the version before' },
  scheme: { nl: 'de regeling als geheel', en: 'the scheme as a whole' },
};

export function carryOverText(rule: CarryOverRule, scheme: Scheme): LocalizedText {
  if (rule.label !== undefined) return rule.label;
  const most = rule.atMost === undefined ? undefined : amountText(rule.atMost, scheme.unit);
  return {
    nl: `Meenemen naar de volgende periode${most === undefined ? '' : `: ten hoogste ${most.nl}`}`,
    en: `Carry-over to the next period${most === undefined ? '' : `: at most ${most.en}`}`,
  };
}

/** What a version says of a rule, in words; undefined when it does not know the rule. */
export function referencedRuleText(
  scheme: Scheme | undefined,
  { kind, rule }: RuleReference,
): LocalizedText | undefined {
  if (scheme === undefined) return undefined;
  const of = <Rule extends { readonly id: string }>(rules: readonly Rule[], text: (found: Rule) => LocalizedText) => {
    const found = rules.find(({ id }) => id === rule);
    return found && text(found);
  };
  switch (kind) {
    case 'earn':
      return of(scheme.earn, (found) => earningRuleText(found, scheme));
    case 'limit':
      return of(scheme.limits, (found) => limitText(found, scheme));
    case 'require': {
      const found = requirementOf(scheme, rule);
      return found && requirementText(found, scheme);
    }
    case 'adjust':
      return of(scheme.adjust, ({ label }) => label ?? { nl: `Aanpassing ${rule}`, en: `Adjustment ${rule}` });
    case 'carryOver':
      return of(scheme.carryOver, (found) => carryOverText(found, scheme));
    case 'setting':
      return settings[rule] ?? settings['scheme'];
  }
}

/** The article of a rule, or its id: "regel 2d", "rule 2d". */
export function ruleName(scheme: Scheme | undefined, reference: RuleReference): LocalizedText {
  if (reference.kind === 'setting') return settings[reference.rule] ?? { nl: reference.rule, en: reference.rule };
  const found = ruleIn(scheme, reference);
  const article =
    typeof found === 'object' && found !== null && 'article' in found && typeof found.article === 'string'
      ? found.article
      : reference.rule;
  return { nl: `regel ${article}`, en: `rule ${article}` };
}

/** "regel 2d: congres: ten hoogste 8 punten per periode". */
export function ruleWithName(scheme: Scheme | undefined, reference: RuleReference): LocalizedText {
  const name = ruleName(scheme, reference);
  const text = reference.kind === 'setting' ? undefined : referencedRuleText(scheme, reference);
  if (text === undefined) return name;
  const words = lower(text);
  return { nl: `${name.nl}: ${words.nl}`, en: `${name.en}: ${words.en}` };
}

/** What a requirement is called; a member of a "for each" by its value. */
export function requirementName(scheme: Scheme | undefined, id: string): LocalizedText {
  const found = scheme && requirementOf(scheme, id);
  if (scheme === undefined || found === undefined) return { nl: id, en: id };
  const label = labelOfRequirement(found, scheme);
  if (found.id === id) return label;
  const member = wordFor(id.slice(found.id.length + 1), scheme);
  return { nl: `${label.nl}: ${member.nl}`, en: `${label.en}: ${member.en}` };
}
