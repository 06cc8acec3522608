import { BackOff } from './back-off';
import { type ClientFrame, GONE, type OpenTransport, SIGNED_OUT, type Transport } from './transport';

/**
 * `waiting`: the next try is at `retryAt`. `offline`: the same, and the browser says that there is no network; it is tried
 * all the same, since an intranet may be there. `gone`: what it is about is not there, or no longer. `signed-out`: nothing
 * will come until the person signs in.
 */
export type LineStatus = 'connecting' | 'open' | 'waiting' | 'offline' | 'gone' | 'signed-out';

export type LineState = {
  readonly status: LineStatus;
  /** Upgrades are blocked on the way: events come over plain HTTP. */
  readonly slow: boolean;
  /** It was open before, or a try has failed. */
  readonly lost: boolean;
  /** When the next try is, in milliseconds since 1970. */
  readonly retryAt: number | undefined;
};

export const CONNECTING: LineState = { status: 'connecting', slow: false, lost: false, retryAt: undefined };

export type LineOptions<Frame> = {
  readonly socket: OpenTransport;
  /** The way where WebSockets do not get through. */
  readonly slow?: OpenTransport;
  /** Whether the server answers plain requests. */
  readonly reachable?: () => Promise<boolean>;
  readonly parse: (text: string) => Frame | undefined;
  readonly onFrame: (frame: Frame) => void;
  readonly onState: (state: LineState) => void;
};

/** The server sends a heartbeat each 15 s; a connection silent for longer than two of them is dead. */
const DEAD_AFTER_MS = 40_000;
/** A heartbeat is late: ask, so that a living server has time to answer. */
const ASK_AFTER_MS = 20_000;
const LOOK_EACH_MS = 5_000;
/** How long a server may take to answer a person who is back. */
const ANSWER_MS = 5_000;
/** A connection that ended sooner did not hold: a server that turns people away must not be asked at once again. */
const HELD_AFTER_MS = 5_000;
/** Tries of a WebSocket in a row that never opened, before the slow way is taken. */
const TRIES = 2;
/** How often the WebSocket is tried again from the slow way. */
const TRY_FAST_EACH_MS = 60_000;

type Way = { readonly transport: Transport; readonly slow: boolean; openedAt: number | undefined };

/** Keeps one connection open, by WebSocket or, where that is blocked, by a slower way, and says how it is. */
export class Line<Frame extends { readonly type: string }> {
  private state = CONNECTING;
  private way: Way | undefined;
  private probe: Transport | undefined;
  private readonly backOff = new BackOff();
  private readonly watchdog: ReturnType<typeof setInterval>;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private unopened = 0;
  private slow = false;
  private heardAt = 0;
  private heardFrames = 0;
  private probedAt = 0;
  private pause = 0;
  private ended = false;

  constructor(private readonly options: LineOptions<Frame>) {
    window.addEventListener('online', this.check);
    document.addEventListener('visibilitychange', this.check);
    this.watchdog = setInterval(this.look, LOOK_EACH_MS);
    options.onState(this.state);
    this.wait();
  }

  /** Whether the frame went out, as far as can be told. */
  send(frame: ClientFrame): boolean {
    return !this.ended && this.way?.openedAt !== undefined && this.way.transport.send(frame);
  }

  /** Does not wait for the next try. */
  readonly hurry = () => {
    if (this.timer !== undefined) {
      this.open();
    }
  };

  /** Opens the connection anew, as after a loss. */
  restart(): void {
    this.way?.transport.close();
    this.lost(0);
  }

  close(): void {
    this.ended = true;
    clearInterval(this.watchdog);
    clearTimeout(this.timer);
    window.removeEventListener('online', this.check);
    document.removeEventListener('visibilitychange', this.check);
    this.probe?.close();
    this.way?.transport.close();
  }

  private wait(): void {
    const delay = Math.max(this.backOff.next(), this.pause);
    this.pause = 0;
    if (delay > 0) {
      this.change(navigator.onLine ? 'waiting' : 'offline', Date.now() + delay);
    }
    this.timer = setTimeout(() => this.open(), delay);
  }

  private open(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.change('connecting');
    const { socket, slow } = this.options;
    const open = this.slow && slow ? slow : socket;
    let way: Way | undefined;
    const transport = open({
      opened: () => this.opened(way),
      heard: (text) => this.heard(text),
      closed: (code) => this.lost(code),
    });
    way = { transport, slow: open === slow, openedAt: undefined };
    this.way = way;
  }

  private opened(way: Way | undefined): void {
    if (way && way === this.way && !this.ended) {
      way.openedAt = Date.now();
      this.heardAt = way.openedAt;
      this.probedAt = way.openedAt;
      this.unopened = 0;
      this.change('open');
    }
  }

  private heard(text: string): void {
    this.heardAt = Date.now();
    this.heardFrames += 1;
    const frame = this.options.parse(text);
    if (!frame || this.ended) {
      return;
    }
    if (frame.type === 'draining') {
      const { retry_after_ms: after } = frame as { readonly retry_after_ms?: number };
      this.pause = (after ?? 0) * (1 + Math.random() / 2);
    }
    this.options.onFrame(frame);
  }

  private lost(code: number): void {
    const { way } = this;
    this.way = undefined;
    if (this.ended) {
      return;
    }
    if (code === GONE || code === SIGNED_OUT) {
      this.close();
      this.change(code === GONE ? 'gone' : 'signed-out');
    } else if (way?.openedAt !== undefined) {
      if (Date.now() - way.openedAt >= HELD_AFTER_MS) {
        this.backOff.reset();
      }
      this.wait();
    } else {
      void this.notOpened(way?.slow ?? false);
    }
  }

  /** The WebSocket may be blocked where the server is not; and the slow way may be broken where the WebSocket is not. */
  private async notOpened(slow: boolean): Promise<void> {
    this.unopened += 1;
    const { reachable } = this.options;
    this.wait();
    if (slow) {
      this.slow = false;
      this.unopened = 0;
    } else if (this.unopened >= TRIES && this.options.slow && reachable && (await reachable()) && !this.ended) {
      this.slow = true;
      this.hurry();
    }
  }

  private readonly look = () => {
    if (this.way?.openedAt === undefined) {
      return;
    }
    const silence = Date.now() - this.heardAt;
    if (silence > DEAD_AFTER_MS) {
      this.restart();
    } else if (silence > ASK_AFTER_MS) {
      this.send({ type: 'ping' });
    } else if (this.way.slow && Date.now() - this.probedAt > TRY_FAST_EACH_MS) {
      this.tryFast();
    }
  };

  /** Opens a WebSocket beside the slow way, and takes its place if it opens. */
  private tryFast(): void {
    this.probe?.close();
    this.probedAt = Date.now();
    let transport: Transport | undefined;
    transport = this.options.socket({
      opened: () => {
        if (transport && !this.ended) {
          this.way?.transport.close();
          clearTimeout(this.timer);
          this.timer = undefined;
          this.probe = undefined;
          this.slow = false;
          this.way = { transport, slow: false, openedAt: undefined };
          this.opened(this.way);
        }
      },
      heard: (text) => this.heard(text),
      closed: (code) => {
        if (this.way?.transport === transport) {
          this.lost(code);
        } else {
          this.probe = undefined;
        }
      },
    });
    this.probe = transport;
  }

  /** The network or the person is back: do not wait, and do not trust a connection that may have died meanwhile. */
  private readonly check = () => {
    if (document.visibilityState !== 'visible') {
      return;
    }
    this.hurry();
    if (this.way?.slow) {
      this.tryFast();
    } else if (this.send({ type: 'ping' })) {
      const { way, heardFrames } = this;
      setTimeout(() => {
        if (!this.ended && this.way === way && this.heardFrames === heardFrames) {
          this.restart();
        }
      }, ANSWER_MS);
    }
  };

  private change(status: LineStatus, retryAt?: number): void {
    const slow = status === 'open' ? (this.way?.slow ?? false) : this.slow;
    if (status !== this.state.status || slow !== this.state.slow || retryAt !== this.state.retryAt) {
      const lost = this.state.lost || (status !== 'open' && status !== 'connecting');
      this.state = { status, slow, lost, retryAt };
      this.options.onState(this.state);
    }
  }
}
