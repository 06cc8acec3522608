import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { setOwner } from '@/lib/owner';
import { outgoing, readOutbox, waitingText, watchPage, writeOutbox } from './outbox';

const asks = (content: string) => outgoing({ type: 'message', content });
const theTabGoes = () => window.dispatchEvent(new Event('pagehide'));
const inAnotherTab = () => sessionStorage.clear();

describe('what waits to be sent', () => {
  beforeAll(watchPage);

  afterEach(() => {
    sessionStorage.clear();
    localStorage.clear();
    setOwner(undefined);
  });

  it('outlives a reload, and is told once', () => {
    const waiting = [asks('one'), { ...asks('two'), sent: true as const }];
    writeOutbox('chat', waiting);
    theTabGoes();
    for (let reload = 0; reload < 2; reload += 1) {
      expect(readOutbox('chat')).toEqual({ own: waiting, left: [] });
    }
  });

  it('outlives a page that ended without a word', () => {
    const waiting = [asks('one')];
    writeOutbox('chat', waiting);
    expect(readOutbox('chat')).toEqual({ own: waiting, left: [] });
  });

  it('is taken over from a closed tab, by one other', () => {
    const waiting = [asks('one'), { ...asks('two'), sent: true as const }];
    writeOutbox('chat', waiting);
    theTabGoes();
    inAnotherTab();
    expect(readOutbox('chat')).toEqual({ own: [], left: waiting });
    inAnotherTab();
    expect(readOutbox('chat')).toEqual({ own: [], left: [] });
  });

  it('is not sent by the tab that comes back after another has taken it', () => {
    writeOutbox('chat', [asks('one')]);
    theTabGoes();
    const mine = { ...sessionStorage };
    inAnotherTab();
    expect(readOutbox('chat').left).toHaveLength(1);
    inAnotherTab();
    for (const [key, value] of Object.entries<string>(mine)) {
      sessionStorage.setItem(key, value);
    }
    expect(readOutbox('chat')).toEqual({ own: [], left: [] });
  });

  it('is kept of every tab that goes, also where another one writes on', () => {
    const [one, two, three] = [asks('one'), asks('two'), asks('three')];
    writeOutbox('chat', [one]);
    theTabGoes();
    inAnotherTab();
    writeOutbox('chat', [two]);
    theTabGoes();
    inAnotherTab();
    writeOutbox('chat', [three]);
    writeOutbox('chat', []);
    expect(waitingText('chat')).toBe('one\n\ntwo');
    expect(readOutbox('chat')).toEqual({ own: [], left: [one, two] });
  });

  it('is not sent by somebody else', () => {
    setOwner('ada');
    writeOutbox('chat', [asks('one')]);
    theTabGoes();
    inAnotherTab();
    setOwner('bob');
    expect(readOutbox('chat')).toEqual({ own: [], left: [] });
    setOwner('ada');
    expect(readOutbox('chat').left).toHaveLength(1);
  });

  it('is nothing where storage holds something else, and that harms nothing', () => {
    const waiting = [asks('one')];
    for (const kept of ['{', 'null', '[1, {"id": "x"}]', '{"id": "x"}']) {
      sessionStorage.setItem('open-codex.outbox.chat', kept);
      expect(readOutbox('chat')).toEqual({ own: [], left: [] });
      writeOutbox('chat', waiting);
      localStorage.setItem('open-codex.outbox.chat', kept);
      expect(readOutbox('chat')).toEqual({ own: waiting, left: [] });
    }
  });
});
