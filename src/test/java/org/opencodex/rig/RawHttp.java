package org.opencodex.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** HTTP/1.1 as a test writes it, byte by byte, from an address of loopback of its choice. */
public final class RawHttp {
    private static final int LIMIT_MILLIS = 30_000;

    private final URI base;
    private final String from;

    private RawHttp(URI base, String from) {
        this.base = base;
        this.from = from;
    }

    /** A client at an address such as {@code 127.0.0.2}. */
    public static RawHttp from(String address, AppServer server) {
        return new RawHttp(server.base(), address);
    }

    /** What came back: status, head in lower case, body. Status 0 where the server only hung up. */
    public record Reply(int status, String head, String body) {
        static Reply of(String text) {
            if (!text.startsWith("HTTP/")) {
                return new Reply(0, "", text);
            }
            var end = text.indexOf("\r\n\r\n");
            return new Reply(
                    Integer.parseInt(text.substring(9, 12)),
                    text.substring(0, end).toLowerCase(Locale.ROOT),
                    Canaries.look("an answer", text.substring(end + 4)));
        }

        /** The value of a header; null where it is not there. */
        public String header(String name) {
            return head.lines()
                    .filter(line -> line.startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse(null);
        }
    }

    /** GET of a path below the application, with these header lines beside {@code Host}. */
    public Reply get(String path, String... lines) {
        return send("GET", path, "Host: " + base.getAuthority(), lines);
    }

    /** Any request; {@code host} is the whole line. */
    public Reply send(String method, String path, String host, String... lines) {
        var more = lines.length == 0 ? "" : String.join("\r\n", lines) + "\r\n";
        return raw(method + " " + base.getPath() + path + " HTTP/1.1\r\n" + host + "\r\n" + more
                + "Connection: close\r\n\r\n");
    }

    /** Whatever these characters are, in UTF-8. */
    public Reply raw(String request) {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return Reply.of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            // Some servers reset a connection of which they have not read everything.
            if (e instanceof SocketException) {
                return new Reply(0, "", "");
            }
            throw new UncheckedIOException(e);
        }
    }
}
