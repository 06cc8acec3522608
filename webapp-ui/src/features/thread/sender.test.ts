import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Outgoing, outgoing } from './outbox';
import { Sender } from './sender';

let wire: Record<string, unknown>[];
let connected: boolean;
let busy: boolean;
let shown: { readonly outbox: readonly Outgoing[]; readonly asking: boolean };

const create = () =>
  new Sender('c', {
    send: (frame) => {
      if (connected) {
        wire.push(frame);
      }
      return connected;
    },
    busy: () => busy,
    changed: (outbox, asking) => {
      shown = { outbox, asking };
    },
  });

const message = (content: string) => outgoing({ type: 'message', content });

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  wire = [];
  connected = true;
  busy = false;
});

describe('the sender', () => {
  it('sends at once, and once, until the server has it', () => {
    const sender = create();
    sender.opened();
    const hello = message('Hello');
    sender.add(hello);
    sender.pump();
    expect(wire).toEqual([{ type: 'message', content: 'Hello', client_message_id: hello.id }]);
    expect(shown).toEqual({ outbox: [{ ...hello, sent: true }], asking: true });
    expect(sender.saved(hello.id)).toBe('Hello');
    expect(shown).toEqual({ outbox: [], asking: true });
    sender.answered();
    sender.pump();
    expect(shown).toEqual({ outbox: [], asking: false });
  });

  it('sends nothing between a message that has arrived and its answer', () => {
    const sender = create();
    sender.opened();
    const [one, two] = [message('one'), message('two')];
    sender.add(one);
    sender.add(two);
    sender.saved(one.id);
    sender.pump();
    expect(wire).toHaveLength(1);
    expect(shown).toEqual({ outbox: [two], asking: true });
    // It failed before it began.
    sender.answered();
    sender.pump();
    expect(wire).toHaveLength(2);
  });

  it.each(['lost', 'opened', 'giveUp'] as const)('awaits no answer any more once the connection is gone: %s', (how) => {
    const sender = create();
    sender.opened();
    const hello = message('Hello');
    sender.add(hello);
    sender.saved(hello.id);
    sender[how]();
    expect(shown.asking).toBe(false);
  });

  it('sends again over the next connection, with the same id', () => {
    const sender = create();
    sender.opened();
    sender.add(message('Hello'));
    sender.lost();
    sender.opened();
    expect(wire).toHaveLength(2);
    expect(wire[1]).toEqual(wire[0]);
  });

  it('sends again over a connection that takes the place of another before that is lost', () => {
    const sender = create();
    sender.opened();
    sender.add(message('Hello'));
    sender.opened();
    expect(wire).toHaveLength(2);
  });

  it('sends again after the page was loaded anew, with the same id', () => {
    connected = false;
    const before = create();
    const hello = message('Hello');
    before.add(hello);
    connected = true;
    const after = create();
    expect(after.outbox).toEqual([hello]);
    after.opened();
    expect(wire).toEqual([{ type: 'message', content: 'Hello', client_message_id: hello.id }]);
  });

  it('sends one after the other, and not while an answer runs', () => {
    const sender = create();
    sender.opened();
    busy = true;
    const [one, two] = [message('one'), message('two')];
    sender.add(one);
    sender.add(two);
    expect(wire).toEqual([]);
    busy = false;
    sender.pump();
    sender.pump();
    expect(wire).toHaveLength(1);
    expect(sender.takeBack(one.id)).toBeUndefined();
    sender.saved(one.id);
    sender.answered();
    sender.pump();
    expect(wire.map(({ content }) => content)).toEqual(['one', 'two']);
  });

  it('waits where the server writes another answer', () => {
    const sender = create();
    sender.opened();
    const one = message('one');
    sender.add(one);
    sender.waits();
    expect(shown).toEqual({ outbox: [one], asking: false });
    expect(sender.takeBack(one.id)).toBe('one');
    expect(shown.outbox).toEqual([]);
  });

  it('gives back what is refused, and that only', () => {
    const sender = create();
    sender.opened();
    const [one, two] = [message('one'), message('two')];
    sender.add(one);
    sender.add(two);
    expect(sender.refused('of somebody else')).toBe('');
    expect(sender.refused(one.id)).toBe('one');
    expect(sender.giveUp()).toBe('two');
    expect(create().outbox).toEqual([]);
  });

  it('takes a server at its word that names no ids', () => {
    const sender = create();
    sender.opened();
    sender.add(message('one'));
    expect(sender.saved(undefined)).toBe('one');
  });

  it('takes the beginning of an answer as the receipt for another one', () => {
    const sender = create();
    sender.opened();
    sender.add(outgoing({ type: 'regenerate', message_id: 'm' }));
    expect(wire[0]).toMatchObject({ type: 'regenerate', message_id: 'm' });
    expect(sender.begun()).toBe('m');
    expect(sender.begun()).toBeUndefined();
    sender.add(message('Hello'));
    expect(sender.begun()).toBeUndefined();
  });

  it('reads nothing that it has not written', () => {
    sessionStorage.setItem('open-codex.outbox.c', '[{"id":1},{"id":"x","ask":{"type":"message"}},null]');
    expect(create().outbox).toEqual([]);
    sessionStorage.setItem('open-codex.outbox.c', '{');
    expect(create().outbox).toEqual([]);
  });

  describe('asks again what the server cannot take now', () => {
    const says = (code: string, more: object = {}) =>
      ({ type: 'error', content: 'Not now.', code, retryable: true, ...more }) as const;

    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());

    it('with the same id, when it is told to', () => {
      const sender = create();
      sender.opened();
      const hello = message('Hello');
      sender.add(hello);
      expect(sender.retries(says('unavailable', { client_message_id: hello.id, retry_after_ms: 500 }))).toBe(true);
      sender.pump();
      vi.advanceTimersByTime(499);
      expect(wire).toHaveLength(1);
      expect(shown.asking).toBe(true);
      vi.advanceTimersByTime(1);
      expect(wire).toHaveLength(2);
      expect(wire[1]).toEqual(wire[0]);
    });

    it('whatever keeps it from being taken, where it may have arrived before', () => {
      const sender = create();
      sender.opened();
      sender.add(message('Hello'));
      expect(sender.retries(says('rate_limited'))).toBe(false);
      sender.opened();
      expect(sender.retries(says('rate_limited'))).toBe(true);
      expect(sender.outbox).toHaveLength(1);
    });

    it('but not what it will never take, nor what is not on its way', () => {
      const sender = create();
      sender.opened();
      expect(sender.retries(says('unavailable'))).toBe(false);
      sender.add(message('Hello'));
      expect(sender.retries(says('unavailable', { retryable: false }))).toBe(false);
      expect(sender.retries(says('unavailable', { client_message_id: 'another' }))).toBe(false);
    });

    it('at once over a new connection, and not a second time then', () => {
      const sender = create();
      sender.opened();
      sender.add(message('Hello'));
      sender.retries(says('unavailable'));
      sender.opened();
      expect(wire).toHaveLength(2);
      vi.advanceTimersByTime(5_000);
      expect(wire).toHaveLength(2);
    });
  });

  it('takes over from a tab that is gone what may have arrived, and tells the text of the rest', () => {
    const [sent, unsent, again] = [
      { ...message('sent'), sent: true as const },
      message('unsent'),
      outgoing({ type: 'regenerate', message_id: 'a' }),
    ];
    localStorage.setItem('open-codex.outbox.c', JSON.stringify([sent, unsent, again]));
    const sender = create();
    expect(sender.outbox).toEqual([sent]);
    expect(sender.found).toBe('unsent');
    expect(create().outbox).toEqual([sent]);
    expect(create().found).toBe('');
  });

  it('does not forget of any that it may have arrived', () => {
    const [one, two] = [message('one'), { ...message('two'), sent: true as const }];
    sessionStorage.setItem('open-codex.outbox.c', JSON.stringify([one, two]));
    const sender = create();
    sender.opened();
    expect(sender.outbox).toEqual([{ ...one, sent: true }, two]);
    expect(sender.takeBack(two.id)).toBeUndefined();
  });
});
