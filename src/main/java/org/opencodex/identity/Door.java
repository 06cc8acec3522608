package org.opencodex.identity;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/**
 * Who may come in at all, before it is asked who they are. While sign-in is off everybody who can reach the port would be
 * the local user, so only local clients are served. In every mode the server is asked for by a name that it knows, and no
 * web page but its own may write.
 */
final class Door {
    /** Whoever sets one of these is a proxy: the client behind it is not known to be local. */
    private static final List<String> PROXY_HEADERS = List.of(
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Server",
            "X-Real-IP",
            "Via");

    /** The attribute of a request that says whether it comes from one of our own pages. */
    static final String OWN_PAGE = "org.opencodex.own-page";

    /** The whole of it, since addresses are made of it (RFC 9110, section 7.2); containers have names with {@code _}. */
    private static final Pattern HOST =
            Pattern.compile("(?:\\[(?<literal>[0-9a-f:.]+)]|(?<name>[a-z0-9._-]+))(?::[0-9]{1,5})?");

    private final DoorConfig config;

    Door(DoorConfig config) {
        this.config = config;
    }

    /**
     * What of a request matters here; {@code header} gives null for an absent one.
     *
     * @param host name and port that the client asked for; null where it did not say
     */
    record Visit(String remoteAddress, String scheme, String host, Function<String, String> header, boolean writes) {}

    /** Why the visitor is turned away; empty if they may come in. */
    Optional<OpenCodexException> refusal(Visit visit) {
        if (config.mode() == AuthMode.NONE) {
            for (var name : PROXY_HEADERS) {
                if (visit.header().apply(name) != null) {
                    return refuse(
                            "This request came through a proxy (" + name + "). With sign-in off only local clients are"
                                    + " served: turn sign-in on, or let the proxy go.");
                }
            }
            if (!isServed(Network.ofPeer(visit.remoteAddress()))) {
                return refuse("With sign-in off only clients on this machine are served. Add the client's network to"
                        + " opencodex.auth.none.allow to serve it, or turn sign-in on.");
            }
        }
        if (hostName(visit.host()).filter(this::isOurs).isEmpty()) {
            return refuse("This server is not asked for by that host name. Set opencodex.public-url, or add it to"
                    + " opencodex.hosts, to be served there.");
        }
        var origin = visit.header().apply("Origin");
        if (visit.writes() && origin != null && !isOwn(origin, visit) && !isAllowed(origin)) {
            return Optional.of(new OpenCodexException(
                    ErrorCode.ORIGIN_REFUSED,
                    "Pages of that origin may not use this server. Add it to opencodex.allowed-origins to let them."));
        }
        return Optional.empty();
    }

    /** Whether CORS lets pages of this origin read answers. */
    boolean isAllowed(String origin) {
        return origin != null && config.allowedOrigins().contains(origin);
    }

    private boolean isServed(InetAddress client) {
        return client.isLoopbackAddress()
                || config.allowedPeers().stream().anyMatch(network -> network.contains(client));
    }

    private boolean isOurs(String name) {
        return isLoopbackName(name)
                || config.hosts().stream().anyMatch(host -> host.equalsIgnoreCase(name))
                || config.publicUrl()
                        .filter(url -> url.getHost().equalsIgnoreCase(name))
                        .isPresent();
    }

    private static boolean isLoopbackName(String name) {
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return true;
        }
        try {
            return Network.address(name).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether the visit comes from one of our own pages. */
    boolean isOwn(Visit visit) {
        var origin = visit.header().apply("Origin");
        return origin != null && visit.host() != null && isOwn(origin, visit);
    }

    private boolean isOwn(String origin, Visit visit) {
        return origin.equalsIgnoreCase(visit.scheme() + "://" + visit.host())
                || config.publicUrl()
                        .filter(url -> origin.equals(PublicUrl.origin(url)))
                        .isPresent();
    }

    /** {@code Host} without its port and brackets, in lower case; empty where it is something else. */
    private static Optional<String> hostName(String host) {
        return Optional.ofNullable(host)
                .map(text -> HOST.matcher(text.toLowerCase(Locale.ROOT)))
                .filter(Matcher::matches)
                .map(parts -> parts.group("literal") == null ? parts.group("name") : parts.group("literal"));
    }

    private static Optional<OpenCodexException> refuse(String detail) {
        return Optional.of(new OpenCodexException(ErrorCode.CLIENT_REFUSED, detail));
    }
}
