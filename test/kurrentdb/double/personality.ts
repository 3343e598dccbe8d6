/** The two families of servers, where they differ: see the tests of the double. */
export type Personality = '23.10' | '24.10';
