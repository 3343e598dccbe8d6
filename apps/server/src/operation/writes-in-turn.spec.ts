import Fastify from 'fastify';
import { takeWritesInTurn } from './writes-in-turn.js';

describe('writes in turn', () => {
  it('let a reader through between two writes that came before it, and answer every write', async () => {
    const app = Fastify();
    takeWritesInTurn(app);
    const order: string[] = [];
    app.get('/read', () => order.push('read'));
    app.post('/write', () => order.push('write'));
    await app.ready();
    const writes = Array.from({ length: 20 }, () => app.inject({ method: 'POST', url: '/write' }));
    const read = app.inject({ method: 'GET', url: '/read' });
    const answers = await Promise.all([...writes, read]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 200));
    expect(order.filter((one) => one === 'write')).toHaveLength(20);
    expect(order.indexOf('read')).toBeLessThan(10);
    await app.close();
  });
});
