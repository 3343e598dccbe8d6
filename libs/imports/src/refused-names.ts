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
