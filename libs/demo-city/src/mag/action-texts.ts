import type { ActionContent } from '@peil/action-plans';

type Words = Pick<ActionContent, 'title' | 'theme' | 'classifications'> & { readonly aim: string };

/** What directorates of the demo write in their plans, by theme. */
export const actionWords: readonly Words[] = [
  {
    ...{ theme: 'accessibility', title: 'De balie en de formulieren nalopen op toegankelijkheid' },
    ...{ aim: 'Alle formulieren voldoen aan de norm', classifications: ['inclusion'] },
  },
  {
    ...{ theme: 'social-safety', title: 'Elk team volgt de Omstanderstraining' },
    ...{ aim: 'Elke leidinggevende heeft de training gevolgd', classifications: ['inclusion', 'retention'] },
  },
  {
    ...{ theme: 'social-safety', title: 'Vertrouwenspersonen bekend maken in elk team' },
    ...{ aim: 'Een gesprek per team', classifications: ['retention'] },
  },
  {
    ...{ theme: 'awareness', title: 'Twee keer per jaar een gesprek over omgangsvormen' },
    ...{ aim: 'Twee bijeenkomsten met de hele directie', classifications: ['inclusion'] },
  },
  {
    ...{ theme: 'tailored-support', title: 'Begeleiding voor wie nieuw begint' },
    ...{ aim: 'Elke nieuwe collega heeft een vast aanspreekpunt', classifications: ['retention'] },
  },
  {
    ...{ theme: 'leadership', title: 'Het managementteam volgt samen een leergang' },
    ...{ aim: 'Het hele managementteam, voor de zomer', classifications: ['progression'] },
  },
  {
    ...{ theme: 'targets', title: 'Vacatureteksten laten nalezen en gemengde commissies' },
    ...{ aim: 'Bij elke vacature', classifications: ['inflow'] },
  },
  {
    ...{ theme: 'progression', title: 'Meeloopplekken in het managementteam' },
    ...{ aim: 'Vier plekken per jaar', classifications: ['progression'] },
  },
  {
    ...{ theme: 'agreements', title: 'Afspraken over werving met elke leidinggevende die een vacature heeft' },
    ...{ aim: 'Alle leidinggevenden met een vacature', classifications: ['inflow'] },
  },
  {
    ...{ theme: 'research', title: 'Uitstroomgesprekken bundelen en bespreken' },
    ...{ aim: 'Een bespreking per half jaar', classifications: ['retention'] },
  },
];

export const notes = [
  'Gedaan, en dit houden we zo.',
  'Afgerond. Volgend jaar weer.',
  'Gelukt met alle teams.',
] as const;
export const dropReasons = ['Er is geen geld voor dit jaar.', 'De stad doet dit nu voor iedereen.'] as const;
export const handOverReason = 'Dit past beter bij jullie werk.';
export const declineReason = 'Daar hebben we dit jaar geen mensen voor.';
