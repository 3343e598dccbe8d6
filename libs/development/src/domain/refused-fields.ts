import { isScoreName, isSpecialName } from '@peil/imports';
import { refuse, type LocalizedText, type Refusal } from '@peil/kernel';

/** The paths of all fields whose names are refused, at any depth. */
function pathsTo(body: unknown, refused: (name: string) => boolean, path: readonly string[] = []): readonly string[] {
  if (typeof body !== 'object' || body === null || path.length > 20) return [];
  return Object.entries(body).flatMap(([name, child]) => {
    const here = [...path, name];
    const own = !Array.isArray(body) && refused(name) ? [here.join('.')] : [];
    return [...own, ...pathsTo(child, refused, here)];
  });
}

function noScore(field: string): Refusal {
  return refuse(
    'invalid',
    'no-scores',
    {
      nl: `Peil legt geen score, cijfer, uitslag of geslaagd/gezakt vast ("${field}"). Bij een assessment, een 360 feedbackronde, coaching of intervisie telt dat je meedeed en wat je ermee gaat doen. Laat het veld weg. Bij een training mag alleen het kale feit testPassed.`,
      en: `Peil keeps no score, grade, result or pass/fail ("${field}"). For an assessment, a 360 feedback round, coaching or intervision it counts that you took part and what you will do with it. Leave the field out. A training may carry only the bare fact testPassed.`,
    },
    { field, rule: 'no score, grade, result or pass/fail exists in Peil' },
  ).refusal;
}

function noSpecial(field: string): Refusal {
  return refuse(
    'invalid',
    'no-personal-characteristics',
    {
      nl: `Peil legt niets vast over herkomst, geloof, gezondheid, gerichtheid of geslacht van een persoon ("${field}"). Laat het veld weg.`,
      en: `Peil keeps nothing about a person's origin, religion, health, orientation or gender ("${field}"). Leave the field out.`,
    },
    { field, rule: 'no personal characteristic exists in Peil' },
  ).refusal;
}

/** Refuses a raw request body that carries a score, or a personal characteristic, at any depth. */
export function refuseScores(body: unknown): Refusal | undefined {
  const [score] = pathsTo(body, isScoreName);
  if (score !== undefined) return noScore(score);
  const [special] = pathsTo(body, isSpecialName);
  return special === undefined ? undefined : noSpecial(special);
}

/** Every score and personal characteristic in a request body, for the validation of all requests. */
export function scoresIn(
  body: unknown,
): readonly { readonly field: string; readonly code: string; readonly messages: LocalizedText }[] {
  const asProblem = (field: string, { code, message }: Refusal) => ({ field, code, messages: message });
  return [
    ...pathsTo(body, isScoreName).map((field) => asProblem(field, noScore(field))),
    ...pathsTo(body, isSpecialName).map((field) => asProblem(field, noSpecial(field))),
  ];
}
