package org.opencodex.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * {@code opencodex.public-url}: where browsers find the application, with its context path and a slash at the end. What
 * needs an absolute address takes it from here and never from a request's {@code Host}, which anybody may write.
 */
public final class PublicUrl {
    private static final String NAME = "opencodex.public-url";

    private PublicUrl() {}

    /** Throws {@link IllegalArgumentException} with words for the person who wrote the configuration. */
    public static Optional<URI> of(Config config) {
        return config.getOptionalValue(NAME, String.class).map(String::strip).map(PublicUrl::parse);
    }

    /**
     * The configured one, else where the request asked for the application, by a name that {@link Door} has let pass: for an
     * answer to whoever asks, and for nobody else.
     */
    public static URI orAskedFor(Config config, HttpServletRequest request) {
        return of(config).orElseGet(() -> URI.create(Visitor.base(request)));
    }

    private static URI parse(String text) {
        try {
            var url = URI.create(text.endsWith("/") ? text : text + "/");
            var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            if ((scheme.equals("https") || scheme.equals("http"))
                    && url.getHost() != null
                    && url.getQuery() == null
                    && url.getFragment() == null
                    && url.getUserInfo() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new IllegalArgumentException(NAME + " must be an address such as https://chat.example.org/.");
    }

    /** The web origin of an address, as browsers write it (RFC 6454). */
    static String origin(URI url) {
        var scheme = url.getScheme().toLowerCase(Locale.ROOT);
        var port = url.getPort();
        var plain = port < 0 || port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + (plain ? "" : ":" + port);
    }
}
