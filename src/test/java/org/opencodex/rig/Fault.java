package org.opencodex.rig;

import java.util.Optional;
import org.opencodex.problem.ErrorCode;

/** What a provider, or the way to it, can do to an answer, and what must come of it. {@link FaultyLlm} does it. */
public enum Fault {
    /** The body ends properly, in the middle of the answer. */
    EOF_WITHOUT_FINISH(ErrorCode.TRUNCATED),
    /** The connection ends within the chunked body. */
    CUT_BODY(ErrorCode.TRUNCATED),
    /** As above, by a TCP reset, once the first delta was read. */
    RESET(ErrorCode.TRUNCATED),
    /** {@code [DONE]} or {@code message_stop}, but nobody said why. */
    END_WITHOUT_FINISH(ErrorCode.TRUNCATED),
    /** The finish reason, but no {@code [DONE]} or {@code message_stop}: complete where the API does without. */
    FINISH_WITHOUT_END(null),
    MALFORMED_JSON(ErrorCode.PROVIDER_FAILED),
    ERROR_EVENT(ErrorCode.PROVIDER_FAILED),
    HTML_PAGE(ErrorCode.PROVIDER_FAILED),
    /** A whole answer in JSON, where a stream was asked for. */
    WRONG_CONTENT_TYPE(ErrorCode.PROVIDER_FAILED),
    RATE_LIMITED(ErrorCode.PROVIDER_RATE_LIMITED),
    /** With a delay short enough to wait for. */
    RATE_LIMITED_BRIEFLY(ErrorCode.PROVIDER_RATE_LIMITED),
    /** With a delay too long to wait for. */
    RATE_LIMITED_FOR_LONG(ErrorCode.PROVIDER_RATE_LIMITED),
    STATUS_500(ErrorCode.PROVIDER_FAILED),
    STATUS_503(ErrorCode.PROVIDER_FAILED),
    STATUS_529(ErrorCode.PROVIDER_FAILED),
    KEY_REFUSED(ErrorCode.PROVIDER_KEY_REFUSED),
    MODEL_UNKNOWN(ErrorCode.MODEL_NOT_FOUND),
    SILENCE_BEFORE_HEAD(ErrorCode.TIMED_OUT),
    SILENCE_AFTER_HEAD(ErrorCode.TIMED_OUT),
    SILENCE_IN_THE_MIDDLE(ErrorCode.TIMED_OUT),
    /** Which are no silence, but no answer either. */
    NOTHING_BUT_COMMENTS(ErrorCode.TIMED_OUT),
    /** A line beyond the limit. */
    HUGE_LINE(ErrorCode.PROVIDER_FAILED),
    TEXT_AFTER_FINISH(null),
    DUPLICATE_FINISH(null),
    /** Halves of surrogate pairs and U+0000 in the text. */
    ODD_CHARACTERS(null),
    EMPTY_ANSWER(null),
    CUT_BY_THE_LIMIT(null),
    REFUSED_BY_THE_MODEL(null),
    BYTE_BY_BYTE(null),
    CONNECTION_REFUSED(ErrorCode.PROVIDER_UNREACHABLE);

    private final Optional<ErrorCode> code;

    Fault(ErrorCode code) {
        this.code = Optional.ofNullable(code);
    }

    /** What the answer fails with; empty where it is complete, as the provider said. */
    public Optional<ErrorCode> outcome(WireFormat wire) {
        return this == FINISH_WITHOUT_END && !wire.completeWithoutLast() ? Optional.of(ErrorCode.TRUNCATED) : code;
    }

    /** In OpenAI's words, where the answer is complete. */
    public String finishReason() {
        return switch (this) {
            case CUT_BY_THE_LIMIT -> "length";
            case REFUSED_BY_THE_MODEL -> "content_filter";
            default -> "stop";
        };
    }

    /** Whether it may pass by itself, so that it is worth asking again. */
    public boolean mayPass() {
        return switch (this) {
            case RATE_LIMITED, RATE_LIMITED_BRIEFLY, STATUS_503, STATUS_529, CONNECTION_REFUSED -> true;
            default -> false;
        };
    }
}
