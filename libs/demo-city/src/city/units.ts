import { derivedId } from '@peil/eventing';
import type { UnitId, UnitKind } from '@peil/organisation';

/** A unit of the demo city; all of them exist from before its history on. */
export type CityUnit = {
  readonly unitId: UnitId;
  readonly kind: UnitKind;
  readonly name: string;
  readonly code: string;
  readonly parentId?: UnitId;
};

/** A directorate or district, with the teams that have a manager. */
export type CityDirectorate = CityUnit & { readonly teams: readonly CityUnit[] };
export type CityCluster = CityUnit & { readonly directorates: readonly CityDirectorate[] };
/** A team with everything it lies under. */
export type Place = { readonly cluster: CityCluster; readonly directorate: CityDirectorate; readonly team: CityUnit };
export type CityUnits = { readonly organisation: CityUnit; readonly clusters: readonly CityCluster[] };

type ClusterPlan = { readonly name: string; readonly directorates: readonly string[] };

/** The districts stand first: the people of the situations work in the very first of them. */
const CLUSTERS: readonly ClusterPlan[] = [
  {
    name: 'Stadsdelen',
    directorates: [
      ...['Stadsdeel Polderkwartier', 'Stadsdeel Havenrand', 'Stadsdeel Oude Vesting', 'Stadsdeel Lindenmeer'],
      ...['Stadsdeel Zuiderdijk', 'Stadsdeel Noordersluis', 'Stadsdeel Westerkade'],
    ],
  },
  {
    name: 'Sociaal',
    directorates: [
      ...['Werk en Meedoen', 'Inkomen', 'Jeugd en Gezin', 'Onderwijs', 'Zorg en Ondersteuning'],
      ...['Maatschappelijke Opvang', 'Sport', 'Schuldhulp'],
    ],
  },
  {
    name: 'Ruimte en Economie',
    directorates: [
      ...['Grond en Ontwikkeling', 'Wonen', 'Ruimte en Klimaat', 'Economie', 'Monumenten en Archeologie'],
      ...['Verkeer', 'Bouwprojecten', 'Energie en Warmte'],
    ],
  },
  {
    name: 'Stadsbeheer',
    directorates: [
      ...[
        'Afval en Grondstoffen',
        'Groen en Water',
        'Straten en Bruggen',
        'Handhaving',
        'Parkeren',
        'Havens en Vaarwegen',
      ],
      ...['Markten', 'Begraafplaatsen'],
    ],
  },
  {
    name: 'Dienstverlening',
    directorates: [
      ...['Klantcontact', 'Burgerzaken', 'Vergunningen', 'Belastingen', 'Basisinformatie', 'Klachten en Bezwaar'],
      ...['Stadsarchief'],
    ],
  },
  {
    name: 'Digitale Stad',
    directorates: [
      ...['Informatievoorziening', 'Digitale Werkplek', 'Data en Onderzoek', 'Informatiebeveiliging', 'Innovatie'],
      ...['Softwareontwikkeling'],
    ],
  },
  {
    name: 'Bedrijfsvoering',
    directorates: [
      ...['Personeel en Ontwikkeling', 'Financiën', 'Inkoop', 'Facilitaire Zaken', 'Juridische Zaken', 'Vastgoed'],
      ...['Interne Controle', 'Projectbureau'],
    ],
  },
  {
    name: 'Bestuur en Veiligheid',
    directorates: [
      ...['Bestuurszaken', 'Communicatie', 'Openbare Orde', 'Griffiezaken', 'Internationale Betrekkingen'],
      ...['Integriteit en Inclusie'],
    ],
  },
];

const TEAM_TOPICS = [
  ...['Advies', 'Beleid', 'Uitvoering', 'Planning', 'Ondersteuning', 'Projecten', 'Toezicht', 'Gebied Noord'],
  ...['Gebied Zuid', 'Gebied Oost', 'Gebied West', 'Kwaliteit', 'Informatie', 'Loket', 'Ontwikkeling', 'Beheer'],
  ...['Programma’s', 'Partners', 'Wijkaanpak', 'Control', 'Dienst A', 'Dienst B', 'Dienst C', 'Regie'],
];

/** How many clusters, directorates in each, and teams in each of these. */
export type CitySize = { readonly clusters: number; readonly directorates: number; readonly teams: readonly number[] };

export function cityUnits(seed: string, size: CitySize): CityUnits {
  const id = (...parts: readonly (string | number)[]): UnitId => derivedId('demo-city', seed, 'unit', ...parts);
  const organisation: CityUnit = {
    unitId: id('organisation'),
    kind: 'organisation',
    name: 'Gemeente Peilstad',
    code: 'PS',
  };
  let before = 0;
  const clusters = CLUSTERS.slice(0, size.clusters).map((plan, index): CityCluster => {
    const code = `C${index + 1}`;
    const cluster = {
      unitId: id(code),
      kind: 'cluster' as const,
      name: plan.name,
      code,
      parentId: organisation.unitId,
    };
    const directorates = plan.directorates.slice(0, size.directorates).map((name, place): CityDirectorate => {
      const own = `${code}.${String(place + 1).padStart(2, '0')}`;
      const kind = name.startsWith('Stadsdeel ') ? ('district' as const) : ('directorate' as const);
      const unitId = id(own);
      const teams = teamsOf(size.teams[before] ?? 0, own, unitId, id);
      before += 1;
      return { unitId, kind, name, code: own, parentId: cluster.unitId, teams };
    });
    return { ...cluster, directorates };
  });
  return { organisation, clusters };
}

function teamsOf(
  count: number,
  directorate: string,
  parentId: UnitId,
  id: (...parts: readonly string[]) => UnitId,
): readonly CityUnit[] {
  return Array.from({ length: count }, (_, index) => {
    const code = `${directorate}.${String(index + 1).padStart(2, '0')}`;
    const round = Math.floor(index / TEAM_TOPICS.length);
    const topic = TEAM_TOPICS[index % TEAM_TOPICS.length] ?? 'Team';
    const name = round === 0 ? `Team ${topic}` : `Team ${topic} ${round + 1}`;
    return { unitId: id(code), kind: 'team', name, code, parentId };
  });
}

export function allUnits({ organisation, clusters }: CityUnits): readonly CityUnit[] {
  return [
    organisation,
    ...clusters.flatMap(({ directorates, ...cluster }) => [
      cluster,
      ...directorates.flatMap(({ teams, ...directorate }) => [directorate, ...teams]),
    ]),
  ];
}
