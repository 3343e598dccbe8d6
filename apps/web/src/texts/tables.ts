import { texts } from './text.js';

export const tableTexts = texts({
  'table.sort': { nl: 'Zet op volgorde van', en: 'Sort by' },
  'table.unsorted': { nl: 'zoals het is', en: 'as it is' },
  'table.all': { nl: 'alles', en: 'everything' },
  'table.count': { nl: '{shown} van {total}', en: '{shown} of {total}' },
  'table.pages': { nl: 'Bladzijden', en: 'Pages' },
  'table.page': { nl: 'bladzijde {page} van {pages}', en: 'page {page} of {pages}' },
  'table.before': { nl: 'Vorige', en: 'Previous' },
  'table.next': { nl: 'Volgende', en: 'Next' },
  'table.showAll': { nl: 'Toon alle {count}', en: 'Show all {count}' },
  'table.inPages': { nl: 'Toon in bladzijden', en: 'Show in pages' },
});
