import type { Caller } from '@peil/organisation';
import { withClaims } from './claimed-roles.js';

const director: Caller = {
  ...{ personId: 'anna', roles: ['manager', 'director'], ownDirectorates: ['parks'], directorOf: ['parks'] },
  ...{ cityDirectorOf: [], hr: [], auditor: [], reporting: [], administrator: [] },
};

describe('roles that the identity provider vouches for', () => {
  it('come beside those of the organisation', () => {
    const with2 = withClaims(director, [
      { role: 'hr', units: ['west'] },
      { role: 'hr', units: ['parks', 'west'] },
    ]);
    expect(with2).toEqual({ ...director, roles: ['manager', 'director', 'hr'], hr: ['west', 'parks'] });
  });

  it('widen a scope and never narrow it', () => {
    expect(withClaims({ ...director, hr: 'all' }, [{ role: 'hr', units: ['west'] }]).hr).toBe('all');
    expect(withClaims({ ...director, hr: ['west'] }, [{ role: 'hr', units: 'all' }]).hr).toBe('all');
    expect(withClaims(director, [])).toBe(director);
  });
});
