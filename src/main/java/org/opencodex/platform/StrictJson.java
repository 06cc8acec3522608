package org.opencodex.platform;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/**
 * Reads JSON from clients. Beyond the grammar it refuses U+0000, which PostgreSQL cannot store, and lone surrogates, which
 * its driver would store as {@code ?}.
 */
public final class StrictJson {
    /** Bytes of a request body or a frame. */
    public static final int MOST_BYTES = 2 * 1024 * 1024;

    /** In one request body or frame: each takes dozens of bytes here, and two in the text. */
    private static final int MOST_VALUES = 100_000;

    private StrictJson() {}

    /**
     * Throws {@code malformed_json}, {@code validation_failed} that names the field with unusable text, and {@code too_large}
     * for more values than anybody needs.
     */
    public static JsonObject read(byte[] body) {
        return read(body, MOST_VALUES);
    }

    /** As above, with another limit of values. */
    public static JsonObject read(byte[] body, int mostValues) {
        try {
            return read(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(body))
                            .toString(),
                    mostValues);
        } catch (CharacterCodingException e) {
            throw malformed("it is not UTF-8.");
        }
    }

    /** As {@link #read(byte[])}, of text that is decoded already. */
    public static JsonObject read(String text) {
        return read(text, MOST_VALUES);
    }

    private static JsonObject read(String text, int mostValues) {
        if (text.isBlank()) {
            throw malformed("it is empty.");
        }
        JsonValue value;
        try (var parser = JsonDialect.JSON.createParser(new StringReader(text))) {
            requireFew(text, mostValues);
            parser.next();
            value = parser.getValue();
            if (parser.hasNext()) {
                throw malformed("something follows its end.");
            }
        } catch (JsonParsingException e) {
            var at = e.getLocation();
            throw malformed("see line " + at.getLineNumber() + ", column " + at.getColumnNumber() + ".");
        } catch (OpenCodexException e) {
            throw e;
        } catch (RuntimeException e) {
            // Of any kind: Parsson says by a plain one that arrays are nested too deeply.
            throw malformed("it cannot be read.");
        }
        if (!(value instanceof JsonObject object)) {
            throw malformed("it must be an object.");
        }
        check("", object);
        return object;
    }

    /** Before they are made: of each two bytes that somebody sends there may be a value of fifty here. */
    private static void requireFew(String text, int most) {
        if (text.length() / 2 <= most) {
            return;
        }
        try (var parser = JsonDialect.JSON.createParser(new StringReader(text))) {
            for (var values = 0; parser.hasNext(); values++) {
                parser.next();
                if (values > most) {
                    throw new OpenCodexException(
                            ErrorCode.TOO_LARGE, "The JSON holds more than " + most + " values and names.");
                }
            }
        }
    }

    private static OpenCodexException malformed(String why) {
        return new OpenCodexException(ErrorCode.MALFORMED_JSON, "The request is no well-formed JSON object: " + why);
    }

    private static void check(String path, JsonValue value) {
        switch (value) {
            case JsonObject object ->
                object.forEach((name, member) -> {
                    var memberPath = path.isEmpty() ? name : path + "." + name;
                    checkText(path.isEmpty() ? "body" : path, name);
                    check(memberPath, member);
                });
            case JsonArray array -> {
                for (var i = 0; i < array.size(); i++) {
                    check(path + "[" + i + "]", array.get(i));
                }
            }
            case JsonString string -> checkText(path, string.getString());
            default -> {}
        }
    }

    private static void checkText(String path, String text) {
        if (text.indexOf(0) >= 0) {
            throw OpenCodexException.invalid(path, "must not contain U+0000.");
        }
        if (hasLoneSurrogate(text)) {
            throw OpenCodexException.invalid(path, "must not contain half of a surrogate pair.");
        }
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
