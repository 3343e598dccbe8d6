import { ImportQueue } from './import-queue.js';

test('who is told of the end of a step and adds the next one at once is not forgotten', async () => {
  const done: string[] = [];
  const last = Promise.withResolvers<undefined>();
  let told = Promise.withResolvers<undefined>();
  const queue = new ImportQueue(async (importId, step) => {
    done.push(`${importId} ${step}`);
    await Promise.resolve();
    told.resolve(undefined);
    if (done.length === 20) last.resolve(undefined);
  });
  for (let round = 0; round < 20; round += 1) {
    told = Promise.withResolvers<undefined>();
    queue.add(`import-${round}`, 'recording');
    await told.promise;
    for (let turn = 0; turn < round % 5; turn += 1) await Promise.resolve();
  }
  await last.promise;
  expect(done).toHaveLength(20);
});
