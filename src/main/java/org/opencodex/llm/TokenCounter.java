package org.opencodex.llm;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How many tokens a text has for a model: exactly for OpenAI's, whose tokenizers are public; an estimate for all others,
 * which is made to say rather too many than too few. Thread-safe.
 */
public final class TokenCounter {
    /** Beyond it a text is estimated: a tokenizer takes its time, and nobody counts on the last token of so long a text. */
    private static final int LONGEST_COUNTED = 50_000;

    /** What a message costs beside its text: its role, and where it begins and ends. */
    private static final int BESIDE_A_MESSAGE = 4;

    private static final List<String> O200K =
            List.of("gpt-4o", "gpt-4.1", "gpt-4.5", "gpt-5", "chatgpt-", "o1", "o3", "o4");
    private static final List<String> CL100K = List.of("gpt-4", "gpt-3.5");

    /** Of code points, by what they are; measured against o200k_base on prose, code and emoji. */
    private static final double LETTER = 0.26;

    private static final double OTHER_LETTER = 0.5;
    private static final double IDEOGRAPH = 1.0;
    private static final double DIGIT = 1.0;
    private static final double SIGN = 0.7;
    private static final double SPACE = 0.05;
    private static final double LINE = 0.5;
    private static final double BEYOND = 3.0;

    private static final class Tokenizers {
        /** Each is read, some megabytes, when it is first asked for. */
        private static final EncodingRegistry ALL = Encodings.newLazyEncodingRegistry();
    }

    private final Optional<EncodingType> type;

    private TokenCounter(Optional<EncodingType> type) {
        this.type = type;
    }

    /** {@code model} as its provider names it, with or without the owner before it. */
    public static TokenCounter of(String model) {
        var name = model.substring(model.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (O200K.stream().anyMatch(name::startsWith)) {
            return new TokenCounter(Optional.of(EncodingType.O200K_BASE));
        }
        return CL100K.stream().anyMatch(name::startsWith)
                ? new TokenCounter(Optional.of(EncodingType.CL100K_BASE))
                : new TokenCounter(Optional.empty());
    }

    /** Whether it counts, and does not estimate. */
    public boolean exact() {
        return type.isPresent();
    }

    /** Of one message of a conversation, what surrounds it included. */
    public int ofMessage(String text) {
        return BESIDE_A_MESSAGE + of(text, type.map(TokenCounter::encoding));
    }

    private static Encoding encoding(EncodingType type) {
        return Tokenizers.ALL.getEncoding(type);
    }

    private static int of(String text, Optional<Encoding> encoding) {
        return encoding.isPresent() && text.length() <= LONGEST_COUNTED
                ? encoding.get().countTokensOrdinary(text)
                : estimate(text);
    }

    /** For texts of a model whose tokenizer nobody knows. */
    public static int estimate(String text) {
        var tokens = 0.0;
        for (var i = 0; i < text.length(); ) {
            var point = text.codePointAt(i);
            tokens += weight(point);
            i += Character.charCount(point);
        }
        return (int) Math.ceil(tokens);
    }

    private static double weight(int point) {
        if (point == '\n') {
            return LINE;
        }
        if (Character.isWhitespace(point)) {
            return SPACE;
        }
        if (point < 0x80 && Character.isLetter(point)) {
            return LETTER;
        }
        if (Character.isDigit(point)) {
            return DIGIT;
        }
        if (Character.isIdeographic(point)) {
            return IDEOGRAPH;
        }
        if (Character.isLetter(point)) {
            return OTHER_LETTER;
        }
        return point < 0x2000 ? SIGN : BEYOND;
    }
}
