import type { StateCode } from '../../shared/status.js';
import type { Language } from '../../texts/language.js';
import type { Agreement } from './queries.js';

/** How an agreement stands for who looks: what waits for them comes before all else. */
export function agreementState({ waitsForYou, state }: Agreement): StateCode<'agreement'> {
  return waitsForYou ? 'waitsForYou' : state;
}

/** What an agreement is called; who may not read its title sees its kind. */
export function titleOf({ proposal, inForce, versions, kindNames }: Agreement, language: Language): string {
  return (inForce ?? proposal ?? versions.at(-1))?.title ?? kindNames[language];
}
