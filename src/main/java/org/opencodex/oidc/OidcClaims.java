package org.opencodex.oidc;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Claims about somebody, by name or, for those within others, by names with dots between: {@code realm_access.roles}. */
record OidcClaims(Map<String, ?> all) {
    boolean has(String name) {
        return find(name).isPresent();
    }

    Optional<String> text(String name) {
        return find(name)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank());
    }

    boolean isTrue(String name) {
        return find(name)
                .filter(value -> value.equals(true) || value.equals("true"))
                .isPresent();
    }

    /** Of a claim that is a list of texts, or one text; empty where there is no such claim. */
    Set<String> texts(String name) {
        return switch (find(name).orElse(null)) {
            case String one -> Set.of(one);
            case Collection<?> many ->
                many.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .collect(Collectors.toSet());
            case null, default -> Set.of();
        };
    }

    /** With more claims, which count where there is none of that name here. */
    OidcClaims with(JsonObject more) {
        var both = new HashMap<String, Object>(plain(more));
        both.putAll(all);
        return new OidcClaims(both);
    }

    private static Map<String, Object> plain(JsonObject object) {
        var plain = new HashMap<String, Object>();
        object.forEach((name, value) -> plain.put(name, plain(value)));
        return plain;
    }

    /** Numbers are not asked for. */
    private static Object plain(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> ((JsonString) value).getString();
            case OBJECT -> plain(value.asJsonObject());
            case ARRAY -> value.asJsonArray().stream().map(OidcClaims::plain).toList();
            case TRUE -> true;
            case FALSE -> false;
            case NUMBER, NULL -> null;
        };
    }

    private Optional<Object> find(String name) {
        if (all.get(name) != null) {
            return Optional.of(all.get(name));
        }
        Object found = all;
        for (var step : name.split("\\.")) {
            if (!(found instanceof Map<?, ?> map)) {
                return Optional.empty();
            }
            found = map.get(step);
        }
        return Optional.ofNullable(found);
    }
}
