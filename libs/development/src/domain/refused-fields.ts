import { refuse, type LocalizedText, type Refusal } from '@peil/kernel';

/**
 * Names under which a score, grade, result or pass/fail is handed in, Dutch and English. Compared without case,
 * accents, blanks and punctuation. Data: used for requests, for columns of an import and for facts of a kind.
 */
export const scoreFieldNames: readonly string[] = [
  ...['score', 'scores', 'grade', 'grades', 'mark', 'marks', 'rating', 'ratings', 'result', 'results', 'outcomescore'],
  ...['testscore', 'testresult', 'totalscore', 'finalscore', 'finalgrade', 'rawscore', 'scaledscore'],
  ...['pass', 'passed', 'passfail', 'passorfail', 'fail', 'failed', 'passgrade', 'gradepass', 'ranking'],
  ...['performancerating', 'assessmentresult', 'assessmentscore', 'examscore', 'examresult', 'cijfer', 'cijfers'],
  ...['eindcijfer', 'punt', 'score360', 'beoordeling', 'beoordelingscijfer', 'waardering', 'uitslag', 'resultaat'],
  ...['resultaten', 'testresultaat', 'toetsresultaat', 'toetsscore', 'toetscijfer', 'geslaagd', 'gezakt', 'behaald'],
  ...['nietbehaald', 'voldoende', 'onvoldoende', 'eindoordeel', 'oordeel', 'eindresultaat', 'eindscore'],
];

/** Names of what Peil may not have at all: origin, religion, health, orientation, gender, civil data. */
export const specialFieldNames: readonly string[] = [
  ...['origin', 'ethnicity', 'ethnicgroup', 'race', 'nationality', 'nationalities', 'countryofbirth', 'birthcountry'],
  ...['religion', 'belief', 'faith', 'health', 'illness', 'sick', 'disability', 'diagnosis', 'medical', 'orientation'],
  ...['sexualorientation', 'gender', 'sex', 'dateofbirth', 'birthdate', 'birthday', 'dob', 'age', 'agegroup'],
  ...['maritalstatus', 'civilstatus', 'ssn', 'socialsecuritynumber', 'nationalid', 'nationalnumber', 'bsn', 'sofi'],
  ...['sofinummer', 'burgerservicenummer', 'herkomst', 'afkomst', 'etniciteit', 'nationaliteit', 'geboorteland'],
  ...['landvanherkomst', 'migratieachtergrond', 'geloof', 'religie', 'levensovertuiging', 'gezondheid', 'ziekte'],
  ...['ziek', 'handicap', 'beperking', 'geaardheid', 'seksuelegerichtheid', 'geslacht', 'gesl', 'sekse'],
  ...['geboortedatum', 'gebdatum', 'gebdat', 'leeftijd', 'leeftijdsgroep', 'burgerlijkestaat', 'burgstaat', 'burgstkd'],
  ...['sexe', 'genderkd', 'geslachtkd', 'nationaliteitkd', 'politiekevoorkeur', 'vakbond', 'unionmembership'],
];

const scores = new Set(scoreFieldNames);
const specials = new Set(specialFieldNames);

/** A name without case, accents, blanks and punctuation. */
export function bareName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase();
}

export function isScoreName(name: string): boolean {
  return scores.has(bareName(name));
}

export function isSpecialName(name: string): boolean {
  return specials.has(bareName(name));
}

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
