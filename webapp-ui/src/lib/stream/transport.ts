/** What a client sends: a frame of the contract, parts A and B. */
export type ClientFrame = { readonly type: string; readonly [field: string]: unknown };

/** One connection, once. After `closed` it says nothing more, and it says nothing after it was told to close. */
export type Transport = {
  /** Whether the frame went out, as far as can be told. */
  send(frame: ClientFrame): boolean;
  close(): void;
};

export type TransportEvents = {
  readonly opened: () => void;
  /** One frame, as JSON text. */
  readonly heard: (text: string) => void;
  /** Why, as a WebSocket's close code; 1006 if nobody said. */
  readonly closed: (code: number) => void;
};

export type OpenTransport = (events: TransportEvents) => Transport;

export const GONE = 4404;
export const SIGNED_OUT = 4401;
export const UNKNOWN = 1006;

/** A connection that takes longer to open than this is given up. */
const OPENING_MS = 8_000;

/** Over a WebSocket; the address is asked for when it is opened, since it says how far the client has come. */
export function overSocket(url: () => string): OpenTransport {
  return ({ opened, heard, closed }) => {
    const socket = new WebSocket(url());
    let over = false;
    const end = (code: number) => {
      if (!over) {
        over = true;
        clearTimeout(timer);
        socket.close();
        closed(code);
      }
    };
    const timer = setTimeout(() => end(UNKNOWN), OPENING_MS);
    socket.addEventListener('open', () => {
      clearTimeout(timer);
      if (!over) {
        opened();
      }
    });
    socket.addEventListener('message', ({ data }) => {
      if (!over && typeof data === 'string') {
        heard(data);
      }
    });
    socket.addEventListener('close', ({ code }) => end(code));
    return {
      send(frame) {
        if (over || socket.readyState !== WebSocket.OPEN) {
          return false;
        }
        socket.send(JSON.stringify(frame));
        return true;
      },
      close() {
        over = true;
        clearTimeout(timer);
        socket.close();
      },
    };
  };
}
