import { type AddressInfo, connect, createServer, type Server } from 'node:net';

/** The name of a host of an intranet: for browsers no secure context, unlike localhost. */
export const HOST = 'chat.intranet.example';

/**
 * A door to the server under that name: what comes is for the server, by the names that it knows. Returns the port and how it
 * is closed.
 */
export async function openDoor(server: string): Promise<{ readonly port: number; readonly close: () => void }> {
  const { hostname, port, host } = new URL(server);
  const door: Server = createServer((client) => {
    const there = connect(Number(port), hostname);
    const named = new RegExp(`${HOST.replaceAll('.', '\\.')}(:\\d+)?`, 'g');
    // One request after the other on each connection; names are in the heads, which come in one piece.
    client.on('data', (data) => {
      const text = data.toString('latin1');
      there.write(/^[A-Z]+ \S+ HTTP\/1\.1\r\n/.test(text) ? Buffer.from(text.replace(named, host), 'latin1') : data);
    });
    there.pipe(client);
    client.on('end', () => there.end());
    client.on('error', () => there.destroy());
    there.on('error', () => client.destroy());
    there.on('close', () => client.destroy());
  });
  await new Promise<void>((listening) => door.listen(0, '127.0.0.1', listening));
  return { port: (door.address() as AddressInfo).port, close: () => door.close() };
}
