package org.opencodex.proxied;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opencodex.rig.AppServer;

/** nginx in a process of its own, as {@code src/doc/proxy/nginx.conf} sets it up, on free ports of 127.0.0.1. */
final class Nginx implements AutoCloseable {
    static final String NAME = "chat.example.org";

    private static final Path EXAMPLE = Path.of("src/doc/proxy/nginx.conf");

    private final Process process;
    private final Path folder;
    private final int plainPort;
    private final int port;

    private Nginx(Process process, Path folder, int plainPort, int port) {
        this.process = process;
        this.folder = folder;
        this.plainPort = plainPort;
        this.port = port;
    }

    static Optional<Path> program() {
        return Stream.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** In front of a server at this port of loopback. */
    static Nginx start(String name, int serverPort, Certificate certificate)
            throws IOException, GeneralSecurityException {
        var folder = AppServer.folder(name);
        var plainPort = AppServer.freePort();
        var port = AppServer.freePort();
        certificate.write(folder.resolve("certificate.pem"), folder.resolve("key.pem"));
        var example = Files.readString(EXAMPLE);
        example = changed(example, "listen 80;", "listen 127.0.0.1:" + plainPort + ";");
        example = changed(example, "listen 443 ssl http2;", "listen 127.0.0.1:" + port + " ssl http2;");
        example = changed(example, "server 127.0.0.1:8000;", "server 127.0.0.1:" + serverPort + ";");
        example = changed(example, "/etc/ssl/chat.example.org/fullchain.pem", folder + "/certificate.pem");
        example = changed(example, "/etc/ssl/chat.example.org/key.pem", folder + "/key.pem");
        Files.writeString(folder.resolve("open-codex.conf"), example);
        Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                worker_processes 1;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events {}
                http {
                  access_log %1$s/access.log;
                  client_body_temp_path %1$s/body;
                  proxy_temp_path %1$s/proxy;
                  fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi;
                  scgi_temp_path %1$s/scgi;
                  include %1$s/open-codex.conf;
                }
                """.formatted(folder));
        var command = program().orElseThrow().toString();
        var process = new ProcessBuilder(
                        command, "-c", folder.resolve("nginx.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
        var nginx = new Nginx(process, folder, plainPort, port);
        await().atMost(Duration.ofSeconds(30)).until(nginx::listens);
        return nginx;
    }

    /** The example with one thing changed, which must be in it exactly once. */
    private static String changed(String example, String from, String to) {
        var parts = example.split(Pattern.quote(from), -1);
        if (parts.length != 2) {
            throw new AssertionError(EXAMPLE + " has \"" + from + "\" " + (parts.length - 1) + " times.");
        }
        return parts[0] + to + parts[1];
    }

    private boolean listens() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("nginx has ended: " + Files.readString(folder.resolve("output.log")));
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Where it speaks TLS. */
    URI base() {
        return URI.create("https://127.0.0.1:" + port + "/");
    }

    /** Where it sends visitors on. */
    URI plain() {
        return URI.create("http://127.0.0.1:" + plainPort + "/");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
