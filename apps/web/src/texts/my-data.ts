import { texts } from './text.js';

export const myDataTexts = texts({
  'myData.title': { nl: 'Mijn gegevens', en: 'My data' },
  'myData.lead': {
    nl: 'Wie jouw dossier opent, wordt hier genoemd. Jezelf zie je niet terug.',
    en: 'Whoever opens your file is named here. You do not see yourself.',
  },
  'myData.looks': { nl: 'Wie keek in mijn dossier?', en: 'Who looked at my file?' },
  'myData.nobody': { nl: 'Niemand heeft je dossier geopend.', en: 'Nobody has opened your file.' },
  'myData.day': { nl: 'Dag', en: 'Day' },
  'myData.who': { nl: 'Wie', en: 'Who' },
  'myData.role': { nl: 'In welke rol', en: 'In which role' },
  'myData.what': { nl: 'Wat', en: 'What' },
  'myData.erased': { nl: 'Naam is gewist', en: 'Name was erased' },
  'myData.page.file': { nl: 'je punten en je aanstelling', en: 'your points and your appointment' },
  'myData.page.other': { nl: 'je activiteiten en bewijs', en: 'your activities and evidence' },
});
