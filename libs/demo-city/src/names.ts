import type { Random } from './random.js';

/** Given names that say as little as possible about their bearer. */
const GIVEN = [
  ...['Robin', 'Sam', 'Noa', 'Jip', 'Bo', 'Sascha', 'Kim', 'Lou', 'Merel', 'Quinn', 'Nikki', 'Ravi', 'Jamie', 'Alex'],
  ...['Charlie', 'Dani', 'Eden', 'Finn', 'Guus', 'Indy', 'Jules', 'Kai', 'Lex', 'Mika', 'Nour', 'Olli', 'Pip', 'Puck'],
  ...['Rowan', 'Senna', 'Toni', 'Vali', 'Wil', 'Yael', 'Zev', 'Ari', 'Billie', 'Cris', 'Devi', 'Elis', 'Fenn', 'Imre'],
];

/** Surnames are put together from these, so that they belong to nobody in particular. */
const FIRST = [
  ...['Linde', 'Hazel', 'Wilgen', 'Duin', 'Water', 'Zand', 'Riet', 'Elzen', 'Berken', 'Sluis', 'Polder', 'Meer'],
  ...['Vaart', 'Kade', 'Wester', 'Ooster', 'Noorder', 'Zuider', 'Molen', 'Haven', 'Brug', 'Dijk', 'Veen', 'Essen'],
];
const LAST = [
  ...['hof', 'kamp', 'horst', 'stra', 'man', 'huis', 'veld', 'loo', 'berg', 'oord', 'wold', 'broek', 'rade', 'stein'],
  ...['donk', 'gaarde', 'laar', 'mare', 'schans', 'zoom'],
];

export function madeUpName(random: Random): string {
  return `${random.pick(GIVEN)} ${random.pick(FIRST)}${random.pick(LAST)}`;
}
