package org.opencodex.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** How people sign in: {@code opencodex.auth.mode}. */
public enum AuthMode {
    /** Not at all: whoever sits at this machine is the one local user. */
    NONE,
    /** With accounts and passwords of ours. */
    LOCAL,
    /** At an OpenID Connect provider. */
    OIDC,
    /** At a reverse proxy in front, which says who they are. */
    PROXY;

    private static final Pattern ADDRESS = Pattern.compile("https?://");

    /** Throws {@link IllegalArgumentException} with words for the person who wrote the configuration. */
    public static AuthMode of(Config config) {
        var name = config.getOptionalValue("opencodex.auth.mode", String.class).orElse("none");
        return Arrays.stream(values())
                .filter(mode -> mode.wire().equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("opencodex.auth.mode must be one of "
                        + Arrays.stream(values()).map(AuthMode::wire).collect(Collectors.joining(", ")) + "."));
    }

    /** The way of those accounts that have this issuer: of a provider it is an address, of a proxy it may be any other text. */
    static AuthMode ofIssuer(String issuer) {
        if (issuer.equals(NONE.wire())) {
            return NONE;
        }
        if (issuer.equals(LOCAL.wire())) {
            return LOCAL;
        }
        return ADDRESS.matcher(issuer).lookingAt() ? OIDC : PROXY;
    }

    /**
     * Who vouches for those who sign in by the configured way, as accounts have it: whoever has another one cannot come in now,
     * and nothing of theirs opens the door.
     */
    public static String issuer(Config config) {
        return switch (of(config)) {
            case NONE -> NONE.wire();
            case LOCAL -> LOCAL.wire();
            case OIDC -> text(config, "opencodex.auth.oidc.issuer").orElse("");
            case PROXY -> text(config, "opencodex.auth.proxy.issuer").orElse(PROXY.wire());
        };
    }

    private static Optional<String> text(Config config, String name) {
        return config.getOptionalValue(name, String.class).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The name in the configuration and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
