package org.opencodex.platform;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.opencodex.problem.FieldError;
import org.opencodex.problem.OpenCodexException;

/**
 * Reads the members of a request one by one and collects what is wrong, so that a client hears of every field at once.
 * Members nobody asks for are ignored. Each method hands a value on only where the member is present and valid, so that
 * in a PUT an absent member changes nothing; {@code null} is handed on by the {@code nullable} ones and refused by the
 * others. Call {@link #check()} before anything is stored.
 */
public final class Fields {
    private static final int LONGEST_ID = 64;

    private final JsonObject object;
    private final List<FieldError> errors = new ArrayList<>();

    Fields(JsonObject object) {
        this.object = object;
    }

    /** Complains if there is no such member. */
    public Fields require(String name) {
        if (!object.containsKey(name)) {
            complain(name, "is required.");
        }
        return this;
    }

    /** A string of {@code least} to {@code most} characters (Unicode code points). */
    public Fields text(String name, int least, int most, Consumer<String> use) {
        var value = object.get(name);
        if (value != null) {
            readText(name, value, least, most, use);
        }
        return this;
    }

    /** A string of 1 to {@code most} UTF-16 code units. */
    public Fields units(String name, int most, Consumer<String> use) {
        return text(name, 1, most, text -> {
            if (text.length() > most) {
                complain(name, "must have at most " + most + " UTF-16 code units.");
            } else {
                use.accept(text);
            }
        });
    }

    /** As {@link #text}, or {@code null}. */
    public Fields nullableText(String name, int most, Consumer<String> use) {
        if (object.get(name) == JsonValue.NULL) {
            use.accept(null);
            return this;
        }
        return text(name, 0, most, use);
    }

    /** One of an enum's constants, by lower-case name. */
    public <E extends Enum<E>> Fields oneOf(String name, Class<E> type, Consumer<E> use) {
        var value = object.get(name);
        if (value == null) {
            return this;
        }
        for (var constant : type.getEnumConstants()) {
            if (value instanceof JsonString string && string.getString().equals(lower(constant))) {
                use.accept(constant);
                return this;
            }
        }
        var known = Arrays.stream(type.getEnumConstants()).map(Fields::lower).toList();
        complain(name, "must be one of " + String.join(", ", known) + ".");
        return this;
    }

    /** As {@link #oneOf}, or {@code null}. */
    public <E extends Enum<E>> Fields nullableOneOf(String name, Class<E> type, Consumer<E> use) {
        if (object.get(name) == JsonValue.NULL) {
            use.accept(null);
            return this;
        }
        return oneOf(name, type, use);
    }

    /** A whole number from {@code least} up. */
    public Fields integer(String name, int least, IntConsumer use) {
        var value = object.get(name);
        if (value == null) {
            return this;
        }
        if (!(value instanceof JsonNumber number) || !number.isIntegral()) {
            complain(name, "must be a whole number.");
            return this;
        }
        var found = number.bigIntegerValue();
        if (found.compareTo(BigInteger.valueOf(least)) < 0) {
            complain(name, "must be at least " + least + ".");
        } else if (found.bitLength() >= Integer.SIZE) {
            complain(name, "must be at most " + Integer.MAX_VALUE + ".");
        } else {
            use.accept(found.intValue());
        }
        return this;
    }

    /** An id of the client's own making: a UUID. */
    public Fields uuid(String name, Consumer<UUID> use) {
        return text(name, 1, LONGEST_ID, text -> Ids.parse(text.toLowerCase(Locale.ROOT))
                .ifPresentOrElse(use, () -> complain(name, "must be a UUID.")));
    }

    /** A time with its offset (RFC 3339), for example {@code 2026-01-31T09:30:00.000000Z}. */
    public Fields time(String name, Consumer<OffsetDateTime> use) {
        return text(name, 1, LONGEST_ID, text -> Time.parse(text)
                .ifPresentOrElse(use, () -> complain(name, "must be a time such as 2026-01-31T09:30:00Z.")));
    }

    /** {@code true} or {@code false}. */
    public Fields flag(String name, Consumer<Boolean> use) {
        var value = object.get(name);
        if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
            use.accept(value == JsonValue.TRUE);
        } else if (value != null) {
            complain(name, "must be true or false.");
        }
        return this;
    }

    /** A JSON object. */
    public Fields object(String name, Consumer<JsonObject> use) {
        var value = object.get(name);
        if (value instanceof JsonObject found) {
            attempt(() -> use.accept(found));
        } else if (value != null) {
            complain(name, "must be an object.");
        }
        return this;
    }

    /** A list of at most {@code most} strings of 1 to {@code longest} characters. */
    public Fields texts(String name, int most, int longest, Consumer<List<String>> use) {
        var value = object.get(name);
        if (value == null) {
            return this;
        }
        if (!(value instanceof JsonArray array) || array.size() > most) {
            complain(name, "must be a list of at most " + most + " strings.");
            return this;
        }
        var found = new ArrayList<String>();
        for (var i = 0; i < array.size(); i++) {
            readText(name + "[" + i + "]", array.get(i), 1, longest, found::add);
        }
        if (found.size() == array.size()) {
            use.accept(found);
        }
        return this;
    }

    /** Throws {@code validation_failed} if anything was wrong. */
    public void check() {
        if (!errors.isEmpty()) {
            throw OpenCodexException.invalid(errors);
        }
    }

    private void readText(String name, JsonValue value, int least, int most, Consumer<String> use) {
        if (!(value instanceof JsonString string)) {
            complain(name, value == JsonValue.NULL ? "must not be null." : "must be a string.");
            return;
        }
        var text = string.getString();
        var length = text.codePointCount(0, text.length());
        if (length < least || length > most) {
            complain(
                    name,
                    length < least && least == 1 ? "must not be empty." : "must have at most " + most + " characters.");
            return;
        }
        use.accept(text);
    }

    private void attempt(Runnable use) {
        try {
            use.run();
        } catch (OpenCodexException e) {
            errors.addAll(e.errors());
        }
    }

    private void complain(String name, String message) {
        errors.add(new FieldError(name, message));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
