import type { TextKey } from '../texts/all-texts.js';

const ROLES: Readonly<Record<string, TextKey>> = {
  manager: 'role.manager',
  director: 'role.director',
  cityDirector: 'role.cityDirector',
  hr: 'role.hr',
  administrator: 'role.administrator',
  auditor: 'role.auditor',
  reporting: 'role.reporting',
};

/** What a role is called. */
export const roleKey = (role: string): TextKey => ROLES[role] ?? 'role.system';
