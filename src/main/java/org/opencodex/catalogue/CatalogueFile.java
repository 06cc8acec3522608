package org.opencodex.catalogue;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.opencodex.platform.JsonDialect;

/**
 * One file of the catalogue, ours or an administrator's, as JSON:
 *
 * <pre>
 * {"providers": [{"id", "name", "wire"?: openai|anthropic|gemini|demo, "base_url"?, "auth"?: bearer|x-api-key|api-key|
 *     x-goog-api-key|none, "key_variable"?, "key_needed"?: true, "key_page"?, "default_model"?, "models"?: [],
 *     "facts_from"?: [], "parallel"?, "completion_tokens"?: false, "refuses"?: [], "note"?}],
 *  "models": {NAME OF FACTS: {MODEL: {"window"?, "output"?, "vision"?, "tools"?, "reasoning"?, "refuses"?: [],
 *     "in"?, "out"?, "cached"? (US dollars for a million tokens)}}}}
 * </pre>
 *
 * What cannot be read is an {@code IllegalArgumentException} that names its place.
 */
final class CatalogueFile {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final String title;
    private final boolean wellKnown;

    /** {@code title} is for complaints; {@code wellKnown} says so of the providers in it. */
    CatalogueFile(String title, boolean wellKnown) {
        this.title = title;
        this.wellKnown = wellKnown;
    }

    /** The providers, in their order. */
    Map<String, ProviderEntry> providers(JsonObject file) {
        var entries = new LinkedHashMap<String, ProviderEntry>();
        for (var value : array(file, "providers", "")) {
            var entry = provider(value);
            if (entries.put(entry.id(), entry) != null) {
                throw complaint("the provider " + entry.id() + " is there twice");
            }
        }
        return entries;
    }

    /** The facts of models, by the name of the facts and that of the model. */
    Map<String, Map<String, ModelFacts>> models(JsonObject file) {
        var facts = new LinkedHashMap<String, Map<String, ModelFacts>>();
        if (file.get("models") instanceof JsonObject all) {
            all.forEach((name, models) -> {
                var known = new LinkedHashMap<String, ModelFacts>();
                object(models, name).forEach((id, each) -> known.put(id, model(id, object(each, name + ", " + id))));
                facts.put(name, known);
            });
        }
        return facts;
    }

    private ProviderEntry provider(JsonValue value) {
        var json = object(value, "a provider");
        var id = text(json, "id", "a provider").orElseThrow(() -> complaint("a provider has no id"));
        if (!ID.matcher(id).matches()) {
            throw complaint("the id \"" + id + "\" is not made of at most 64 of a-z, 0-9 and -");
        }
        return new ProviderEntry(
                id,
                text(json, "name", id).orElseThrow(() -> complaint(id + " has no name")),
                choice(json, "wire", id, WireFormat.values(), WireFormat::code),
                uri(json, "base_url", id),
                choice(json, "auth", id, AuthStyle.values(), AuthStyle::code),
                text(json, "key_variable", id),
                flag(json, "key_needed", id).orElse(true),
                uri(json, "key_page", id),
                text(json, "default_model", id),
                texts(json, "models", id),
                texts(json, "facts_from", id),
                number(json, "parallel", id),
                flag(json, "completion_tokens", id).orElse(false),
                Set.copyOf(texts(json, "refuses", id)),
                wellKnown,
                text(json, "note", id));
    }

    private ModelFacts model(String id, JsonObject json) {
        var input = price(json, "in", id);
        var output = price(json, "out", id);
        return new ModelFacts(
                id,
                number(json, "window", id),
                number(json, "output", id),
                flag(json, "vision", id),
                flag(json, "tools", id),
                flag(json, "reasoning", id),
                Set.copyOf(texts(json, "refuses", id)),
                input.isPresent() && output.isPresent()
                        ? Optional.of(new Price(input.get(), output.get(), price(json, "cached", id)))
                        : Optional.empty());
    }

    /** The first of the choices is that of a member that is not there. */
    private <T> T choice(JsonObject json, String member, String where, T[] choices, Function<T, String> code) {
        var text = text(json, member, where);
        if (text.isEmpty()) {
            return choices[0];
        }
        for (var choice : choices) {
            if (code.apply(choice).equals(text.get())) {
                return choice;
            }
        }
        throw complaint(where + ": " + member + " cannot be \"" + text.get() + "\"");
    }

    private Optional<URI> uri(JsonObject json, String member, String where) {
        return text(json, member, where).map(text -> {
            try {
                var uri = new URI(text);
                if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
                    return uri;
                }
            } catch (URISyntaxException e) {
                // The same complaint.
            }
            throw complaint(where + ": " + member + " is no http or https address");
        });
    }

    private Optional<String> text(JsonObject json, String member, String where) {
        return found(json, member).map(value -> {
            if (value instanceof JsonString string && !string.getString().isBlank()) {
                return string.getString();
            }
            throw complaint(where + ": " + member + " must be a text");
        });
    }

    private List<String> texts(JsonObject json, String member, String where) {
        return array(json, member, where).stream()
                .map(value -> {
                    if (value instanceof JsonString string) {
                        return string.getString();
                    }
                    throw complaint(where + ": " + member + " must be a list of texts");
                })
                .toList();
    }

    private JsonArray array(JsonObject json, String member, String where) {
        var value = json.get(member);
        if (value == null) {
            return JsonValue.EMPTY_JSON_ARRAY;
        }
        if (value instanceof JsonArray array) {
            return array;
        }
        throw complaint((where.isEmpty() ? "" : where + ": ") + member + " must be a list");
    }

    private Optional<Boolean> flag(JsonObject json, String member, String where) {
        return found(json, member).map(value -> switch (value.getValueType()) {
            case TRUE -> true;
            case FALSE -> false;
            default -> throw complaint(where + ": " + member + " must be true or false");
        });
    }

    private OptionalInt number(JsonObject json, String member, String where) {
        var value = found(json, member);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        if (value.get() instanceof JsonNumber number && number.isIntegral() && number.intValue() > 0) {
            return OptionalInt.of(number.intValue());
        }
        throw complaint(where + ": " + member + " must be a whole number above 0");
    }

    private Optional<BigDecimal> price(JsonObject json, String member, String where) {
        return found(json, member).map(value -> {
            if (value instanceof JsonNumber number && number.bigDecimalValue().signum() >= 0) {
                return number.bigDecimalValue();
            }
            throw complaint(where + ": " + member + " must be a price, a number from 0");
        });
    }

    private static Optional<JsonValue> found(JsonObject json, String member) {
        return Optional.ofNullable(json.get(member));
    }

    private JsonObject object(JsonValue value, String where) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw complaint(where + " must be an object");
    }

    JsonObject read(String text) {
        try {
            return JsonDialect.read(text);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(title + " is no JSON object: " + e.getMessage(), e);
        }
    }

    private IllegalArgumentException complaint(String words) {
        return new IllegalArgumentException(title + ": " + words + ".");
    }
}
