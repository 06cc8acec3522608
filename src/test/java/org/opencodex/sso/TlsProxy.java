package org.opencodex.sso;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.opencodex.rig.AppServer;

/**
 * Ends TLS in front of a server and passes on what it reads as it is, so that the server sees plain http, another port and
 * a foreign host, and no header that tells of it: the most that a proxy in front can hide. Its certificate is its own.
 */
final class TlsProxy implements AutoCloseable {
    static final String HOST = "chat.example.org";

    private static final String PASSWORD = "password-of-a-certificate";

    private final ServerSocket listener;
    private volatile URI target;

    private TlsProxy(ServerSocket listener) {
        this.listener = listener;
    }

    static TlsProxy start() throws IOException, InterruptedException {
        try {
            var context = context(certificate());
            var listener =
                    context.getServerSocketFactory().createServerSocket(0, 100, InetAddress.getLoopbackAddress());
            var proxy = new TlsProxy(listener);
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where it is, for a browser that takes {@link #HOST} for this machine. */
    URI origin() {
        return URI.create("https://" + HOST + ":" + listener.getLocalPort());
    }

    void to(URI server) {
        target = server;
    }

    private static Path certificate() throws IOException, InterruptedException {
        var file = AppServer.folder("tls").resolve("proxy.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "proxy",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + HOST,
                        "-ext",
                        "SAN=dns:" + HOST,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        var told = new String(keytool.getInputStream().readAllBytes());
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException(told);
        }
        return file;
    }

    private static SSLContext context(Path file) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var browser = listener.accept();
                Thread.ofVirtual().start(() -> serve(browser));
            } catch (IOException e) {
                // A browser that does not like the certificate, or the end.
            }
        }
    }

    private void serve(Socket browser) {
        try (browser;
                var server = new Socket(target.getHost(), target.getPort())) {
            var up = Thread.ofVirtual().start(() -> pass(browser, server));
            pass(server, browser);
            up.join();
        } catch (IOException e) {
            // The browser notices.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until one side ends; then both do. */
    private static void pass(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // As above.
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
