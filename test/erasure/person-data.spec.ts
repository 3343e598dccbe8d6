import { instant } from '@peil/kernel';
import { personalDataPage } from '../../apps/cli/src/speaking/personal-data-page.js';
import { personalDataOf } from '../../apps/server/src/wiring/personal-data.js';
import { apiAs } from '../support/api-client.js';
import { startPeil, type RunningPeil } from '../support/peil.js';
import { buildSmallCity } from '../support/small-city.js';

let peil: RunningPeil;
beforeAll(async () => {
  peil = await startPeil({ now: () => instant('2024-06-03T10:00:00Z'), prepare: buildSmallCity });
  const as = (personId: string) => apiAs(peil.url, peil.signIn(personId));
  await as('admin').put('/people/treesmanager/details', { name: '<b>Bo</b> Boom', personnelNumber: '4417' });
  await as('admin').put('/people/pondsmanager/details', { name: 'Pim Vijver', personnelNumber: '8823' });
  await as('treesmanager').post('/managers/treesmanager/activities', {
    ...{ kind: 'intervision', day: '2024-03-12', minutes: 120 },
    facilitation: { type: 'external', name: 'Begeleider Berk' },
  });
  await as('parksdirector').get('/managers/treesmanager/balance');
});
afterAll(() => peil.close());

describe('all that is recorded about one person', () => {
  it('has the facts with their text, who looked, and nobody else', async () => {
    const data = await personalDataOf('treesmanager', peil.runtime);
    const said = JSON.stringify(data.facts);
    for (const text of ['<b>Bo</b> Boom', '4417', 'Begeleider Berk', '2024-03-12']) expect(said).toContain(text);
    expect(said).not.toContain('Vijver');
    expect(data.looks).toMatchObject([{ lookerId: 'parksdirector', lookerRole: 'director' }]);
  });

  it('is of whoever recorded something about others too, without its text', async () => {
    const { given, facts } = await personalDataOf('admin', peil.runtime);
    expect(given.length).toBeGreaterThan(1);
    expect(JSON.stringify(given)).not.toMatch(/Boom|Vijver/);
    expect(JSON.stringify(facts)).not.toMatch(/Boom|Vijver/);
  });

  it('is a page to read, in which no text is taken for markup', async () => {
    const page = personalDataPage(await personalDataOf('treesmanager', peil.runtime));
    expect(page).toContain('&lt;b&gt;Bo&lt;/b&gt; Boom');
    expect(page).not.toContain('<b>Bo');
    expect(page).toContain('Begeleider Berk');
  });
});
