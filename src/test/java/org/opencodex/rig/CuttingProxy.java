package org.opencodex.rig;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntSupplier;

/**
 * A TCP proxy that breaks what goes through it: at once, or after so many bytes from the server; by a reset or an orderly
 * end. It may also stop to pass bytes on, and refuse whoever comes.
 */
public final class CuttingProxy implements AutoCloseable {
    private static final int BUFFER = 4_096;

    private final InetSocketAddress target;
    private final ServerSocket listener;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile IntSupplier lives = () -> Integer.MAX_VALUE;
    private volatile boolean refusing;
    private volatile CountDownLatch passing = new CountDownLatch(0);

    public CuttingProxy(InetSocketAddress target) {
        this.target = target;
        try {
            listener = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("proxy-accept").start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Each new connection is reset once it has passed on so many bytes from the server. */
    public void cutEachAfter(IntSupplier bytesFromTheServer) {
        lives = bytesFromTheServer;
    }

    /** Passes everything on again, on connections that begin now. */
    public void cutNoMore() {
        lives = () -> Integer.MAX_VALUE;
    }

    /** Breaks all connections now: as when a cable is pulled and plugged in again, each side hears of it. */
    public void cutAll() {
        links.forEach(Link::reset);
    }

    /** Closes whoever comes, until {@link #admit}. Open connections go on. */
    public void refuse() {
        refusing = true;
    }

    public void admit() {
        refusing = false;
    }

    /** Passes nothing on, in either direction, until {@link #goOn}. */
    public void stall() {
        passing = new CountDownLatch(1);
    }

    public void goOn() {
        passing.countDown();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                if (refusing) {
                    client.setOption(StandardSocketOptions.SO_LINGER, 0);
                    client.close();
                } else {
                    Thread.ofVirtual().start(() -> connect(client));
                }
            } catch (IOException e) {
                // Closed, or a client that was gone at once.
            }
        }
    }

    private void connect(Socket client) {
        try {
            var server = new Socket(target.getAddress(), target.getPort());
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            var link = new Link(client, server, lives.getAsInt());
            links.add(link);
            Thread.ofVirtual().start(() -> link.pass(client, server, false));
            link.pass(server, client, true);
        } catch (IOException e) {
            quietly(client);
        }
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Gone already.
        }
    }

    @Override
    public void close() {
        goOn();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        links.forEach(Link::reset);
    }

    private final class Link {
        private final Socket client;
        private final Socket server;
        private int left;

        Link(Socket client, Socket server, int left) {
            this.client = client;
            this.server = server;
            this.left = left;
        }

        void pass(Socket from, Socket to, boolean counted) {
            try {
                copy(from.getInputStream(), to.getOutputStream(), counted);
                to.shutdownOutput();
            } catch (IOException e) {
                reset();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                if (counted) {
                    links.remove(this);
                }
            }
        }

        private void copy(InputStream in, OutputStream out, boolean counted) throws IOException, InterruptedException {
            var buffer = new byte[BUFFER];
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                passing.await();
                var passed = counted ? Math.min(read, left) : read;
                out.write(buffer, 0, passed);
                out.flush();
                left -= counted ? passed : 0;
                if (counted && left <= 0) {
                    throw new IOException("cut");
                }
            }
        }

        void reset() {
            links.remove(this);
            for (var socket : new Socket[] {client, server}) {
                try {
                    socket.setOption(StandardSocketOptions.SO_LINGER, 0);
                } catch (IOException e) {
                    // Gone already.
                }
                quietly(socket);
            }
        }
    }
}
