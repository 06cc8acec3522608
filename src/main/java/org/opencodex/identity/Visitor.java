package org.opencodex.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request as its sender made it, where a proxy of ours stands between: its address, scheme and host are what the proxy
 * says of them by {@code X-Forwarded-For}, {@code -Proto} and {@code -Host}. Of anybody else these headers say nothing.
 */
final class Visitor extends HttpServletRequestWrapper {
    /** For whoever holds the container's own request and not this one. */
    private static final String SECURE = "org.opencodex.secure";

    private static final String BASE = "org.opencodex.base";

    private static final Pattern WITH_PORT =
            Pattern.compile("([0-9.]+):[0-9]{1,5}|\\[([0-9a-fA-F:.]+)](?::[0-9]{1,5})?");

    private final String address;
    private final String scheme;
    private final String host;

    private Visitor(HttpServletRequest request, String address, String scheme, String host) {
        super(request);
        this.address = address;
        this.scheme = scheme;
        this.host = host;
    }

    static Visitor of(HttpServletRequest request, DoorConfig config) {
        var peer = Network.ofPeer(request.getRemoteAddr());
        var visitor = config.mode() != AuthMode.NONE && config.trusts(peer)
                ? new Visitor(
                        request,
                        sender(request, config).orElse(request.getRemoteAddr()),
                        last(request, "X-Forwarded-Proto")
                                .filter(List.of("http", "https")::contains)
                                .orElse(request.getScheme()),
                        last(request, "X-Forwarded-Host").orElse(request.getHeader("Host")))
                : new Visitor(request, request.getRemoteAddr(), request.getScheme(), request.getHeader("Host"));
        // Some proxies do not say that they were reached by https, but whoever set them up told us.
        var secure = visitor.scheme.equals("https")
                || config.publicUrl()
                        .filter(url -> PublicUrl.origin(url).equalsIgnoreCase("https://" + visitor.host))
                        .isPresent();
        request.setAttribute(SECURE, secure);
        request.setAttribute(BASE, (secure ? "https" : "http") + "://" + visitor.host + request.getContextPath() + "/");
        return visitor;
    }

    /** Whether the sender's way to us, the proxy's part included, is encrypted as far as is known. */
    static boolean isSecure(HttpServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(SECURE));
    }

    /** Where the sender asked for the application, with a slash at the end; the {@link Door} knows that name. */
    static String base(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(BASE));
    }

    /** The last address that no proxy of ours has: those before it anybody could have written. */
    private static Optional<String> sender(HttpServletRequest request, DoorConfig config) {
        var hops = Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .toList();
        for (var hop : hops.reversed()) {
            var known = literal(hop);
            if (known.isEmpty()) {
                return Optional.empty();
            }
            if (!config.trusts(known.get())) {
                return Optional.of(known.get().getHostAddress());
            }
        }
        return Optional.empty();
    }

    /** Some proxies add the port: {@code 192.0.2.1:4711}, {@code [2001:db8::1]:4711} (RFC 7239, section 6). */
    private static Optional<InetAddress> literal(String hop) {
        var port = WITH_PORT.matcher(hop);
        try {
            return Optional.of(
                    Network.address(!port.matches() ? hop : port.group(1) == null ? port.group(2) : port.group(1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What the nearest proxy said, where those before it said something too. */
    private static Optional<String> last(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name)).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .reduce((earlier, later) -> later);
    }

    /** Name and port as the sender asked for them; null where nothing was said. */
    String host() {
        return host;
    }

    @Override
    public String getRemoteAddr() {
        return address;
    }

    @Override
    public String getRemoteHost() {
        return address;
    }

    @Override
    public String getScheme() {
        return scheme;
    }

    @Override
    public boolean isSecure() {
        return isSecure(this);
    }
}
