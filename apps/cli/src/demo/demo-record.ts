import { demoSizes } from '@peil/demo-city';
import { calendarDaySchema } from '@peil/kernel';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * What city a data folder holds: a city that was interrupted goes on as it began, also on a later day. No name stands
 * in it: the people are made up again from the seed.
 */
const demoRecordSchema = z.strictObject({
  seed: z.string(),
  today: calendarDaySchema,
  size: z.enum(demoSizes),
  complete: z.boolean(),
});
export type DemoRecord = z.output<typeof demoRecordSchema>;

const FILE = 'demo-city.json';

export function readDemoRecord(dataFolder: string): DemoRecord | undefined {
  const path = join(dataFolder, FILE);
  return existsSync(path) ? demoRecordSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined;
}

export function writeDemoRecord(dataFolder: string, record: DemoRecord): void {
  const path = join(dataFolder, FILE);
  writeFileSync(`${path}.new`, `${JSON.stringify(record, undefined, 2)}\n`);
  renameSync(`${path}.new`, path);
}
