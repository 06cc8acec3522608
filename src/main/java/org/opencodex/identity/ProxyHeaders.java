package org.opencodex.identity;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/**
 * Reads who asks from what a reverse proxy in front added to a request. Believed is only what a trusted peer says that knows
 * the secret; anybody else who says such a thing, or something that could be taken for it, is refused and not just unheard,
 * so that a proxy that lets clients' own headers through is found out.
 */
final class ProxyHeaders {
    /** What Apache's {@code RequestHeader set NAME "%{VARIABLE}e"} makes of a variable that is not set. */
    private static final String UNSET = "(null)";

    private final ProxyConfig config;
    private final Predicate<InetAddress> trusted;
    private final Set<String> watched;

    ProxyHeaders(ProxyConfig config, Predicate<InetAddress> trusted) {
        this.config = requireNonNull(config, "config");
        this.trusted = requireNonNull(trusted, "trusted");
        this.watched =
                config.names().all().stream().map(ProxyHeaders::likeness).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Empty where nobody is named. Throws {@code client_refused}, whose text says what was wrong.
     *
     * @param headers of the request, by lower-case name, as the server decodes them
     */
    Optional<Identity> read(InetAddress peer, Map<String, List<String>> headers) {
        if (headers.keySet().stream().map(ProxyHeaders::likeness).noneMatch(watched::contains)) {
            return Optional.empty();
        }
        if (!trusted.test(peer)) {
            throw refuse("Headers that say who asks are taken from the proxies in opencodex.trusted-proxies alone.");
        }
        headers.keySet().forEach(this::refuseLookAlike);
        var secret = one(headers, config.names().secret());
        if (secret.isEmpty() || !isSecret(secret.get())) {
            throw refuse("The proxy in front does not know the secret of opencodex.auth.proxy.secret.");
        }
        var user = one(headers, config.names().user());
        var email = one(headers, config.names().email());
        var name = one(headers, config.names().name());
        var groups = one(headers, config.names().groups());
        if (user.isEmpty()) {
            if (email.isPresent() || name.isPresent() || groups.isPresent()) {
                throw refuse("The proxy in front says something of somebody whom it does not name.");
            }
            return Optional.empty();
        }
        return Optional.of(identity(user.get(), name, email, groups));
    }

    private Identity identity(String user, Optional<String> name, Optional<String> email, Optional<String> groups) {
        if (user.contains(",")) {
            throw refuse("The proxy in front names more than one user.");
        }
        try {
            return new Identity(
                    config.issuer(),
                    user,
                    name.or(() -> email).orElse(user),
                    email.orElse(null),
                    // Whether it is verified no proxy says.
                    false,
                    // nginx sends no header that would be empty: one that is not there names no group.
                    Optional.of(groups.map(ProxyHeaders::list).orElse(Set.of())));
        } catch (IllegalArgumentException e) {
            throw refuse("The proxy in front names a user who cannot be one.");
        }
    }

    private static Set<String> list(String groups) {
        return Arrays.stream(groups.split(","))
                .map(String::strip)
                .filter(group -> !group.isEmpty())
                .collect(Collectors.toSet());
    }

    /** A name that some program on the way could take for one of ours, with {@code _} for {@code -} and the like. */
    private void refuseLookAlike(String name) {
        if (watched.contains(likeness(name))
                && config.names().all().stream().noneMatch(exact -> exact.equalsIgnoreCase(name))) {
            throw refuse("The request has a header that only looks like one of the proxy's.");
        }
    }

    private static String likeness(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** Empty for a header that is not there or says nothing. */
    private Optional<String> one(Map<String, List<String>> headers, String name) {
        var values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        if (values.size() > 1) {
            throw refuse("The request has one of the proxy's headers twice.");
        }
        var value = values.stream().map(ProxyHeaders::decoded).findFirst();
        if (value.filter(ProxyHeaders::hasBlankEnd).isPresent()) {
            throw refuse("One of the proxy's headers has blanks around its value.");
        }
        return value.filter(said -> !said.isEmpty() && !said.equals(UNSET));
    }

    /** Servers take away blanks and tabs; there are others that only look like nothing. */
    private static boolean hasBlankEnd(String value) {
        return !value.isEmpty() && (isBlank(value.codePointAt(0)) || isBlank(value.codePointBefore(value.length())));
    }

    private static boolean isBlank(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    /** Servers read headers as ISO-8859-1, and proxies write UTF-8. */
    private static String decoded(String value) {
        if (value.chars().allMatch(unit -> unit < 0x80) || value.chars().anyMatch(unit -> unit > 0xff)) {
            return value;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return value;
        }
    }

    /** In a time that says nothing of how much of it is right. */
    private boolean isSecret(String given) {
        return MessageDigest.isEqual(
                Secret.hash(given).getBytes(StandardCharsets.US_ASCII),
                config.secretHash().getBytes(StandardCharsets.US_ASCII));
    }

    private static OpenCodexException refuse(String detail) {
        return new OpenCodexException(ErrorCode.CLIENT_REFUSED, detail);
    }
}
