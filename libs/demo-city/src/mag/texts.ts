import type { Terms } from '@peil/performance-agreements';
import type { Random } from '../random.js';

type Words = { readonly title: string; readonly texts: readonly string[]; readonly changed: string };

const words: Readonly<Record<string, Words>> = {
  accreditation: {
    title: 'Punten voor accreditatie',
    texts: [
      'Ik verdeel mijn punten over de twee jaar en begin dit voorjaar.',
      'Ik volg dit jaar een training en doe mee aan intervisie.',
      'Ik haal dit jaar de helft van mijn punten.',
    ],
    changed: 'Ik haal dit jaar de helft van mijn punten, waarvan twee sessies intervisie.',
  },
  'social-safety': {
    title: 'Sociale veiligheid in je team',
    texts: [
      'Ik bespreek elk kwartaal een casus over sociale veiligheid met mijn team.',
      'Alle teamleden volgen dit jaar de Omstanderstraining.',
      'We maken als team afspraken over hoe we elkaar aanspreken.',
    ],
    changed: 'Ik bespreek elke twee maanden een casus over sociale veiligheid met mijn team.',
  },
  hiring: {
    title: 'Werving met gemengde commissies',
    texts: ['Elke vacature heeft een gemengde commissie die de training heeft gevolgd.'],
    changed: 'Elke vacature heeft een gemengde commissie, en we laten de tekst nalezen.',
  },
  learning: {
    title: 'Leerpunt: sneller grenzen stellen',
    texts: ['Ik volg een training over normen stellen en oefen dat in mijn team.'],
    changed: 'Ik volg een training over normen stellen.',
  },
};

export const TIME = 'Twee dagdelen per kwartaal om dit voor te bereiden.';

/** @param preconditionId what the director arranges, where the agreement has such a thing */
export function termsOf(kind: string, random: Random, preconditionId?: string): Terms {
  const { title = 'Afspraak', texts = ['We spreken dit af.'] } = words[kind] ?? {};
  return {
    title,
    text: random.pick(texts),
    preconditions: preconditionId === undefined ? [] : [{ preconditionId, kind: 'time', text: TIME }],
  };
}

export function changedTerms(terms: Terms, kind: string): Terms {
  return { ...terms, text: words[kind]?.changed ?? 'We spreken iets anders af.' };
}

export const evaluations = [
  'Het loopt zoals we dachten.',
  'De laatste keer maakte veel los; ik heb hulp gevraagd.',
  'Het kost meer tijd dan gedacht, maar het gaat vooruit.',
  'Het team doet goed mee.',
];
export const motivations = [
  'We deden wat we afspraken.',
  'Een deel is gelukt, de rest volgt.',
  'Het kwam er door de reorganisatie niet van.',
];
