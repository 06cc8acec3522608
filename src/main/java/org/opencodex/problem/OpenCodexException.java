package org.opencodex.problem;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The one exception of the application: a code, and words for a person. {@link #getMessage()} is shown to the user, so it
 * says what happened and what to do next, and holds no secret.
 */
public final class OpenCodexException extends RuntimeException {
    private final ErrorCode code;
    private final transient List<FieldError> errors;
    private final transient Duration retryAfter;

    public OpenCodexException(ErrorCode code, String detail) {
        this(code, detail, List.of(), null, null);
    }

    public OpenCodexException(ErrorCode code, String detail, Throwable cause) {
        this(code, detail, List.of(), null, cause);
    }

    private OpenCodexException(
            ErrorCode code, String detail, List<FieldError> errors, Duration retryAfter, Throwable cause) {
        super(requireNonNull(detail, "detail"), cause);
        this.code = requireNonNull(code, "code");
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    /** The answer to an id that is unknown, malformed or somebody else's: the three must look the same. */
    public static OpenCodexException notFound(String what) {
        return new OpenCodexException(ErrorCode.NOT_FOUND, "There is no such " + what + ".");
    }

    public static OpenCodexException invalid(List<FieldError> errors) {
        var detail = new StringBuilder();
        for (var error : errors) {
            detail.append(detail.isEmpty() ? "" : " ").append(error.field()).append(": ").append(error.message());
        }
        return new OpenCodexException(ErrorCode.VALIDATION_FAILED, detail.toString(), errors, null, null);
    }

    public static OpenCodexException invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /** The same failure with the delay after which a retry makes sense. */
    public OpenCodexException retryAfter(Duration delay) {
        return new OpenCodexException(code, getMessage(), errors, requireNonNull(delay, "delay"), getCause());
    }

    public ErrorCode code() {
        return code;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
