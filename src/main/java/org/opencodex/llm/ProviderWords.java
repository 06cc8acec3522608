package org.opencodex.llm;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.opencodex.platform.JsonDialect;

/** What a provider said about a failure, made fit to be shown: short, on one line, without anything that looks like a key. */
final class ProviderWords {
    private static final int MOST_QUOTED = 500;

    /** OpenAI quotes a refused key with its middle starred out; others quote it whole. */
    private static final Pattern LIKE_A_KEY =
            Pattern.compile("\\b(?:(?:sk|pk|gsk|xai|hf|pplx|fw|csk)[-_]|AIza|Bearer )[\\w*.-]{6,}");

    private static final Pattern NOT_FOR_A_LINE = Pattern.compile("[\\s\\p{Cntrl}]+");

    /** OpenAI, vLLM, LM Studio and the Claude API, llama.cpp, in this order. */
    private static final List<String> COMPLAINTS_OF_LENGTH = List.of(
            "context_length_exceeded",
            "maximum context length",
            "context window",
            "context length",
            "prompt is too long",
            "context size",
            "exceeds the maximum number of tokens");

    private final Optional<String> key;

    ProviderWords(Optional<String> key) {
        this.key = key;
    }

    /** As a sentence to be appended; empty where it said nothing that can be read. */
    String quoted(String body) {
        var said =
                redacted(NOT_FOR_A_LINE.matcher(message(body)).replaceAll(" ").strip());
        return said.isEmpty() ? "" : " It said: " + shortened(said);
    }

    String redacted(String text) {
        return LIKE_A_KEY
                .matcher(key.map(secret -> text.replace(secret, "[key]")).orElse(text))
                .replaceAll("[key]");
    }

    private static String shortened(String text) {
        if (text.length() <= MOST_QUOTED) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(MOST_QUOTED - 1)) ? MOST_QUOTED - 1 : MOST_QUOTED;
        return text.substring(0, end) + "…";
    }

    /** {@code error.message}, {@code error} or {@code message} of a JSON body; nothing of any other. */
    private static String message(String body) {
        JsonObject object;
        try {
            object = JsonDialect.read(body);
        } catch (RuntimeException e) {
            // Of more kinds than the interface says: nesting too deep is none of JsonException's.
            return "";
        }
        if (object.get("error") instanceof JsonObject error && error.get("message") instanceof JsonString message) {
            return message.getString();
        }
        for (var member : List.of("error", "message")) {
            if (object.get(member) instanceof JsonString message) {
                return message.getString();
            }
        }
        return "";
    }

    /** {@code error.type}, or Google's {@code error.status}, of a JSON body; empty where it has neither. */
    static String errorType(String body) {
        try {
            return JsonDialect.read(body).get("error") instanceof JsonObject error
                    ? error.getString("type", error.getString("status", ""))
                    : "";
        } catch (RuntimeException e) {
            return "";
        }
    }

    static boolean complainsOfLength(String body) {
        var lower = body.toLowerCase(Locale.ROOT);
        return COMPLAINTS_OF_LENGTH.stream().anyMatch(lower::contains);
    }
}
