import { afterEach, describe, expect, it } from 'vitest';
import { setOwner } from '@/lib/owner';
import { leaveOutboxes, outgoing, readOutbox, writeOutbox } from './outbox';

const asks = (content: string) => outgoing({ type: 'message', content });
const aNewTab = () => sessionStorage.clear();

describe('what waits to be sent', () => {
  afterEach(() => {
    sessionStorage.clear();
    localStorage.clear();
    setOwner(undefined);
  });

  it('outlives a reload', () => {
    const waiting = [asks('one'), asks('two')];
    writeOutbox('chat', waiting);
    leaveOutboxes();
    expect(readOutbox('chat')).toEqual(waiting);
  });

  it('is taken over from a closed tab, once', () => {
    const waiting = [asks('one'), { ...asks('two'), sent: true as const }];
    writeOutbox('chat', waiting);
    leaveOutboxes();
    aNewTab();
    expect(readOutbox('chat')).toEqual(waiting);
    aNewTab();
    expect(readOutbox('chat')).toEqual([]);
  });

  it('is kept of every tab that goes', () => {
    const [one, two] = [asks('one'), asks('two')];
    writeOutbox('chat', [one]);
    leaveOutboxes();
    aNewTab();
    sessionStorage.setItem('open-codex.outbox.chat', JSON.stringify([two]));
    leaveOutboxes();
    aNewTab();
    expect(readOutbox('chat')).toEqual([one, two]);
  });

  it('is gone for the next tab when it went out, or was taken back, after all', () => {
    writeOutbox('chat', [asks('one')]);
    leaveOutboxes();
    writeOutbox('chat', []);
    aNewTab();
    expect(readOutbox('chat')).toEqual([]);
  });

  it('is not sent by somebody else', () => {
    setOwner('ada');
    writeOutbox('chat', [asks('one')]);
    leaveOutboxes();
    aNewTab();
    setOwner('bob');
    expect(readOutbox('chat')).toEqual([]);
    setOwner('ada');
    expect(readOutbox('chat')).toHaveLength(1);
  });

  it('is nothing where storage holds something else', () => {
    for (const kept of ['{', 'null', '[1, {"id": "x"}]', '{"id": "x"}']) {
      sessionStorage.setItem('open-codex.outbox.chat', kept);
      expect(readOutbox('chat')).toEqual([]);
    }
  });
});
