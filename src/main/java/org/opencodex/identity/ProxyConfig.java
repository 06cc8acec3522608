package org.opencodex.identity;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/**
 * By which headers a reverse proxy in front says who asks.
 *
 * @param issuer {@code opencodex.auth.proxy.issuer}: what vouches, a part of who people are
 * @param secretHash of {@code opencodex.auth.proxy.secret}, which is kept nowhere else
 * @param signOutUrl {@code opencodex.auth.proxy.sign-out-url}: where the browser goes to sign out at the proxy
 */
public record ProxyConfig(String issuer, Names names, String secretHash, Optional<String> signOutUrl) {
    private static final String PREFIX = "opencodex.auth.proxy.";
    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7e]{32,1024}");
    private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e]*");
    private static final int LONGEST_ISSUER = 512;

    public ProxyConfig {
        requireNonNull(names, "names");
        requireNonNull(secretHash, "secretHash");
        if (issuer.isBlank() || issuer.length() > LONGEST_ISSUER) {
            throw new IllegalArgumentException(PREFIX + "issuer needs 1 to " + LONGEST_ISSUER + " characters.");
        }
        if (AuthMode.ofIssuer(issuer) != AuthMode.PROXY) {
            throw new IllegalArgumentException(PREFIX
                    + "issuer must be no address, and not none or local: those are of people who sign in another way.");
        }
    }

    /** The names of the headers: each once, and none that clients set for reasons of their own. */
    record Names(String user, String email, String name, String groups, String secret) {
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");
        private static final Pattern TAKEN = Pattern.compile("(accept|access-control|content|if|proxy|sec)-.*|accept"
                + "|age|authorization|cache-control|connection|cookie|date|dnt|expect|forwarded|from|host|keep-alive"
                + "|last-event-id|max-forwards|origin|pragma|priority|range|referer|te|trailer|transfer-encoding"
                + "|upgrade|upgrade-insecure-requests|user-agent|via|x-forwarded-(for|host|port|prefix|proto|server)"
                + "|x-real-ip|x-requested-with");

        Names {
            var seen = new HashSet<String>();
            for (var header : List.of(user, email, name, groups, secret)) {
                var lower = header.toLowerCase(Locale.ROOT);
                if (!NAME.matcher(header).matches()) {
                    throw new IllegalArgumentException(
                            "\"" + header + "\" is no header that says who asks: use letters, digits and hyphens.");
                }
                if (TAKEN.matcher(lower).matches()) {
                    throw new IllegalArgumentException(
                            "\"" + header + "\" cannot say who asks: clients send that header themselves.");
                }
                if (!seen.add(lower)) {
                    throw new IllegalArgumentException("\"" + header + "\" can say only one thing of who asks.");
                }
            }
        }

        Set<String> all() {
            return Set.of(user, email, name, groups, secret);
        }
    }

    /** Throws {@link IllegalArgumentException} with words for the person who wrote the configuration. */
    public static ProxyConfig of(Config config) {
        var names = new Names(
                text(config, "user-header", "X-Forwarded-User"),
                text(config, "email-header", "X-Forwarded-Email"),
                text(config, "name-header", "X-Forwarded-Preferred-Username"),
                text(config, "groups-header", "X-Forwarded-Groups"),
                text(config, "secret-header", "X-Opencodex-Proxy-Secret"));
        var secret = text(config, "secret", "");
        if (!SECRET.matcher(secret).matches()) {
            throw new IllegalArgumentException(PREFIX + "secret must be set, to 32 or more printable characters without"
                    + " blanks that only the proxy knows, such as from `openssl rand -base64 33`.");
        }
        if (secret.chars().distinct().count() < 10) {
            throw new IllegalArgumentException(PREFIX + "secret can be guessed. Take a random one.");
        }
        return new ProxyConfig(
                text(config, "issuer", "proxy"),
                names,
                Secret.hash(secret),
                config.getOptionalValue(PREFIX + "sign-out-url", String.class)
                        .map(String::strip)
                        .map(ProxyConfig::signOutUrl));
    }

    private static String text(Config config, String name, String fallback) {
        return config.getOptionalValue(PREFIX + name, String.class)
                .map(String::strip)
                .orElse(fallback);
    }

    /** A page of the proxy's on our own host, such as {@code /oauth2/sign_out}, or an address. */
    private static String signOutUrl(String text) {
        try {
            var scheme = URI.create(text).getScheme();
            if (PATH.matcher(text).matches() || "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme)) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new IllegalArgumentException(
                PREFIX + "sign-out-url must be a path such as /oauth2/sign_out, or an address.");
    }
}
