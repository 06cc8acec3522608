import ReconnectingWebSocket from 'partysocket/ws';
import { BackOff } from './back-off';
import { type Frame, parseFrame } from './frames';

/**
 * `offline`: the browser says that there is no network; it is tried all the same, since an intranet may be there.
 * `gone`: the chat is not there, or no longer. `signed-out`: nothing will come until the person signs in.
 */
export type ConnectionState = 'connecting' | 'open' | 'reconnecting' | 'offline' | 'gone' | 'signed-out';

export type ChatSocketEvents = {
  readonly onFrame: (frame: Frame) => void;
  readonly onState: (state: ConnectionState) => void;
};

/** The server sends a heartbeat each 15 s; a connection silent for longer than two of them is dead. */
const DEAD_AFTER_MS = 40_000;
/** A heartbeat is late: ask, so that a living server has time to answer. */
const ASK_AFTER_MS = 20_000;
const LOOK_EACH_MS = 5_000;
/** A connection that ended sooner did not hold: a server that turns people away must not be asked at once again. */
const HELD_AFTER_MS = 5_000;
const GONE = 4404;
const SIGNED_OUT = 4401;

/** The socket of one chat: keeps itself open, and says how it is. */
export class ChatSocket {
  private readonly socket: ReconnectingWebSocket;
  private readonly watchdog: ReturnType<typeof setInterval>;
  private readonly backOff = new BackOff();
  private openedAt: number | undefined;
  private heardAt = Date.now();
  private ended = false;

  constructor(
    url: string,
    private readonly events: ChatSocketEvents,
  ) {
    // The waits are ours: partysocket's own cannot be cut short when the network is back.
    const due = () => this.backOff.turn().then(() => url);
    this.socket = new ReconnectingWebSocket(due, [], {
      minReconnectionDelay: 0,
      maxReconnectionDelay: 0,
      connectionTimeout: 8_000,
      // What could not be sent goes back to the person, who may have changed their mind since.
      maxEnqueuedMessages: 0,
    });
    this.socket.addEventListener('open', this.opened);
    this.socket.addEventListener('message', this.heard);
    this.socket.addEventListener('close', this.lost);
    window.addEventListener('online', this.hurry);
    document.addEventListener('visibilitychange', this.hurry);
    this.watchdog = setInterval(this.look, LOOK_EACH_MS);
    events.onState('connecting');
  }

  /** Whether the frame went out. */
  send(frame: object): boolean {
    if (this.ended || this.socket.readyState !== WebSocket.OPEN) {
      return false;
    }
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  close(): void {
    this.ended = true;
    clearInterval(this.watchdog);
    window.removeEventListener('online', this.hurry);
    document.removeEventListener('visibilitychange', this.hurry);
    this.socket.close();
  }

  private readonly opened = () => {
    if (!this.ended) {
      this.openedAt = Date.now();
      this.heardAt = this.openedAt;
      this.events.onState('open');
    }
  };

  private readonly heard = (event: MessageEvent) => {
    this.heardAt = Date.now();
    const frame = typeof event.data === 'string' ? parseFrame(event.data) : undefined;
    if (frame && !this.ended) {
      this.events.onFrame(frame);
    }
  };

  private readonly lost = (event: { code: number }) => {
    if (this.ended) {
      return;
    }
    if (this.openedAt !== undefined && Date.now() - this.openedAt >= HELD_AFTER_MS) {
      this.backOff.reset();
    }
    this.openedAt = undefined;
    if (event.code === GONE || event.code === SIGNED_OUT) {
      this.close();
      this.events.onState(event.code === GONE ? 'gone' : 'signed-out');
    } else {
      this.events.onState(navigator.onLine ? 'reconnecting' : 'offline');
    }
  };

  private readonly look = () => {
    if (this.socket.readyState !== WebSocket.OPEN) {
      return;
    }
    const silence = Date.now() - this.heardAt;
    if (silence > DEAD_AFTER_MS) {
      this.heardAt = Date.now();
      this.socket.reconnect();
    } else if (silence > ASK_AFTER_MS) {
      this.send({ type: 'ping' });
    }
  };

  /** The network or the person is back: do not wait for the next try. */
  private readonly hurry = () => {
    if (document.visibilityState === 'visible') {
      this.backOff.hurry();
    }
  };
}
