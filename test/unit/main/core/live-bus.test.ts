import { describe, expect, test } from 'vitest';
import { createLiveBus } from '../../../../src/main/core/live-bus';
import type { LiveBatch, LiveEvent } from '../../../../src/shared/contract/live-events';

const changed = (added: number, position: number): LiveEvent => ({ type: 'activity.changed', added, lastPosition: position, changed: [position], checksFailed: 0 });

describe('the live bus', () => {
  test('numbers events without a gap over batches', () => {
    const bus = createLiveBus();
    const batches: LiveBatch[] = [];
    bus.subscribe((batch) => batches.push(batch));
    bus.publish({ type: 'notice', message: 'a' });
    bus.publish({ type: 'notice', message: 'b' });
    bus.flush();
    bus.publish({ type: 'notice', message: 'c' });
    bus.flush();
    expect(batches.map((batch) => [batch.seq, batch.events.length])).toEqual([[1, 2], [3, 1]]);
    expect(bus.lastSeq()).toBe(3);
  });

  test('sums up changes of records within a batch', () => {
    const bus = createLiveBus();
    const events: LiveEvent[] = [];
    bus.subscribe((batch) => events.push(...batch.events));
    for (let position = 1; position <= 2_000; position += 1) bus.publish(changed(1, position));
    bus.flush();
    expect(events).toHaveLength(1);
    const [event] = events;
    if (event?.type !== 'activity.changed') throw new Error('not a change of records');
    expect(event.added).toBe(2_000);
    expect(event.lastPosition).toBe(2_000);
    expect(event.changed).toHaveLength(500);
    expect(event.changed.at(-1)).toBe(2_000);
  });

  test('tells by itself soon after a publish, and not after the end of a subscription', async () => {
    const bus = createLiveBus();
    const ended: LiveBatch[] = [];
    bus.subscribe((batch) => ended.push(batch))();
    const told = new Promise<LiveBatch>((resolve) => bus.subscribe(resolve));
    bus.publish({ type: 'notice', message: 'a' });
    expect((await told).events).toEqual([{ type: 'notice', message: 'a' }]);
    expect(ended).toEqual([]);
  });
});
