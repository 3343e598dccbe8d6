import type { ColumnRule } from '@peil/imports';

/** Headings by which a personnel number goes. */
export const personnelNumberHeadings: readonly string[] = [
  'Personeelsnummer',
  'Personeelsnr',
  'Personeels-ID',
  'Medewerkernummer',
  'Medewerkersnummer',
  'Medewerkernr',
  'Medewerker-ID',
  'Medewerker',
  'Persnr',
  'Pers nr',
  'Registratienummer',
  'Personnel number',
  'Employee number',
  'Employee no',
  'Employee ID',
  'Staff number',
  'Person number',
];

/** The columns of a file of people: one row a person. The name in one column, or in parts. */
export const personColumns: readonly ColumnRule[] = [
  { field: 'personnelNumber', headings: personnelNumberHeadings, read: { type: 'text' }, required: true },
  {
    field: 'name',
    headings: ['Naam', 'Volledige naam', 'Naam medewerker', 'Weergavenaam', 'Name', 'Full name', 'Display name'],
    read: { type: 'text' },
  },
  {
    field: 'givenName',
    headings: ['Roepnaam', 'Voornaam', 'Given name', 'First name', 'Known as'],
    read: { type: 'text' },
  },
  {
    field: 'prefix',
    headings: ['Voorvoegsel', 'Voorvoegsels', 'Tussenvoegsel', 'Tussenvoegsels', 'Prefix', 'Name prefix'],
    read: { type: 'text' },
  },
  {
    field: 'familyName',
    headings: ['Achternaam', 'Geslachtsnaam', 'Familienaam', 'Family name', 'Last name', 'Surname'],
    read: { type: 'text' },
  },
  {
    field: 'login',
    headings: ['Gebruikersnaam', 'Inlognaam', 'Login', 'Account', 'Username', 'User name', 'Netwerknaam'],
    read: { type: 'text' },
  },
  {
    field: 'email',
    headings: ['E-mail', 'E-mailadres', 'Email', 'Email adres', 'Mail', 'E-mail werk', 'Email address', 'Work email'],
    read: { type: 'text' },
  },
];
