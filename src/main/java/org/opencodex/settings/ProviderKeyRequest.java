package org.opencodex.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.opencodex.llm.Endpoint;
import org.opencodex.platform.JsonBody;
import org.opencodex.problem.OpenCodexException;

/**
 * What somebody sends to save a key, or to try one: {@code {key?: string|null, base_url?: string|null, model?, version?}}.
 * A null key erases the one there is, a null address is the provider's own.
 */
final class ProviderKeyRequest {
    private static final int LONGEST_KEY = 4_096;
    private static final int LONGEST_ADDRESS = 2_048;
    private static final int LONGEST_MODEL = 255;
    private static final Pattern KEY = Pattern.compile("[!-~]+");

    private String key;
    private boolean keyNamed;
    private String address;
    private boolean addressNamed;
    private String model;
    private Integer version;

    /** Throws {@code validation_failed}, with every field that is wrong. */
    static ProviderKeyRequest read(JsonBody body) {
        var request = new ProviderKeyRequest();
        body.fields()
                .nullableText("key", LONGEST_KEY, text -> {
                    request.keyNamed = true;
                    request.key = text == null ? null : text.strip();
                })
                .nullableText("base_url", LONGEST_ADDRESS, text -> {
                    request.addressNamed = true;
                    request.address = text == null || text.isBlank() ? null : text.strip();
                })
                .text("model", 1, LONGEST_MODEL, text -> request.model = text)
                .integer("version", 1, number -> request.version = number)
                .check();
        if (request.key != null && !KEY.matcher(request.key).matches()) {
            throw OpenCodexException.invalid(
                    "key", "must be printable ASCII without spaces, as the provider shows it.");
        }
        if (request.address != null) {
            requireAddress(request.address);
        }
        return request;
    }

    private static void requireAddress(String text) {
        try {
            var address = new URI(text);
            if (List.of("http", "https").contains(String.valueOf(address.getScheme()))
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getQuery() == null
                    && address.getFragment() == null) {
                return;
            }
        } catch (URISyntaxException e) {
            // The same complaint.
        }
        throw OpenCodexException.invalid(
                "base_url",
                "must be an http or https address without user, query and fragment. It looks like"
                        + " http://localhost:11434/v1.");
    }

    /** The address that was named, else the one there is, else the provider's. Throws {@code validation_failed} without any. */
    String addressOr(Optional<URI> current, Endpoint configured) {
        var fallback = configured.baseUrl();
        var effective = addressNamed
                ? Optional.ofNullable(address).map(URI::create).or(() -> fallback)
                : current.or(() -> fallback);
        return effective
                .orElseThrow(() -> OpenCodexException.invalid(
                        "base_url",
                        "must be given: each customer of "
                                + configured.provider().name()
                                + " has an address of their own. "
                                + configured.provider().note().orElse("")))
                .toString();
    }

    boolean namesKey() {
        return keyNamed;
    }

    /** Empty to erase it. */
    Optional<String> key() {
        return Optional.ofNullable(key);
    }

    Optional<String> model() {
        return Optional.ofNullable(model);
    }

    Optional<Integer> version() {
        return Optional.ofNullable(version);
    }
}
