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
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A TCP proxy that breaks what goes through it: all at once, or each connection by a {@link Cut} of its own. It may also
 * stop to pass bytes on, and refuse whoever comes.
 */
public final class CuttingProxy implements AutoCloseable {
    private static final int BUFFER = 4_096;

    private final InetSocketAddress target;
    private final ServerSocket listener;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile Supplier<Cut> cuts = () -> Cut.NEVER;
    private final AtomicInteger amnesties = new AtomicInteger();
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

    /** To the server at this address. */
    public static CuttingProxy to(URI base) {
        return new CuttingProxy(new InetSocketAddress(base.getHost(), base.getPort()));
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** The same address with this proxy in the way. */
    public URI through(URI base) {
        return URI.create(base.getScheme() + "://127.0.0.1:" + port() + base.getPath());
    }

    /** Each new connection is given one; asked for one after the other. */
    public void cutEach(Supplier<Cut> cutOfOne) {
        cuts = cutOfOne;
    }

    /** Passes everything on again; who was given a cut is let off. */
    public void cutNoMore() {
        cutEach(() -> Cut.NEVER);
        amnesties.incrementAndGet();
    }

    /** Breaks all connections now: as when a cable is pulled and plugged in again, each side hears of it. */
    public void cutAll() {
        links.forEach(link -> link.end(Cut.Way.RESET));
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
                    var since = amnesties.get();
                    var cut = cuts.get();
                    Thread.ofVirtual().start(() -> connect(client, cut, since));
                }
            } catch (IOException e) {
                // Closed, or a client that was gone at once.
            }
        }
    }

    private void connect(Socket client, Cut cut, int since) {
        try {
            var server = new Socket(target.getAddress(), target.getPort());
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            var link = new Link(client, server, cut, since);
            links.add(link);
            if (refusing || listener.isClosed()) {
                // It was on its way when all others were cut.
                link.end(Cut.Way.RESET);
            }
            Thread.ofVirtual().start(() -> link.pass(Cut.Side.CLIENT));
            link.pass(Cut.Side.SERVER);
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
        cutAll();
    }

    private final class Link {
        private final Socket client;
        private final Socket server;
        private final Cut cut;
        private final int since;

        Link(Socket client, Socket server, Cut cut, int since) {
            this.client = client;
            this.server = server;
            this.cut = cut;
            this.since = since;
        }

        void pass(Cut.Side side) {
            var from = side == Cut.Side.CLIENT ? client : server;
            var to = side == Cut.Side.CLIENT ? server : client;
            try {
                var left = cut.from() == side ? cut.bytes() : Integer.MAX_VALUE;
                if (copy(from.getInputStream(), to.getOutputStream(), left)) {
                    end(cut.how());
                } else {
                    to.shutdownOutput();
                }
            } catch (IOException e) {
                end(Cut.Way.RESET);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                if (side == Cut.Side.SERVER) {
                    links.remove(this);
                }
            }
        }

        /** Whether it is to be cut, else the bytes have ended. */
        private boolean copy(InputStream in, OutputStream out, int most) throws IOException, InterruptedException {
            var buffer = new byte[BUFFER];
            var left = most;
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                passing.await();
                if (most < Integer.MAX_VALUE && since == amnesties.get()) {
                    out.write(buffer, 0, Math.min(read, left));
                    left -= read;
                } else {
                    out.write(buffer, 0, read);
                }
                out.flush();
                if (left <= 0) {
                    return true;
                }
            }
            return false;
        }

        void end(Cut.Way how) {
            links.remove(this);
            for (var socket : new Socket[] {client, server}) {
                try {
                    if (how == Cut.Way.RESET) {
                        socket.setOption(StandardSocketOptions.SO_LINGER, 0);
                    } else {
                        socket.shutdownOutput();
                    }
                } catch (IOException e) {
                    // Gone already.
                }
                quietly(socket);
            }
        }
    }
}
