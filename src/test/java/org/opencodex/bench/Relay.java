package org.opencodex.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A bare relay, as a measure: it passes bytes on in both directions, reads nothing and stores nothing. */
public final class Relay {
    private static final int BUFFER = 16 * 1024;

    private Relay() {}

    public static void main(String[] arguments) throws IOException {
        var target = Integer.parseInt(arguments[1]);
        try (var listener = new ServerSocket(Integer.parseInt(arguments[0]), 1_024, InetAddress.getLoopbackAddress())) {
            System.out.println("ready");
            while (true) {
                var client = listener.accept();
                Thread.ofVirtual().start(() -> relay(client, target));
            }
        }
    }

    private static void relay(Socket client, int target) {
        try (client;
                var server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            var up = Thread.ofVirtual().start(() -> pass(client, server));
            pass(server, client);
            up.interrupt();
        } catch (IOException e) {
            // One of them is gone.
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            var in = new BufferedInputStream(from.getInputStream(), BUFFER);
            var out = to.getOutputStream();
            var buffer = new byte[BUFFER];
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // One of them is gone.
        }
    }
}
