package org.opencodex.problem;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one exception of the application: a code, and words for a person. {@link #getMessage()} is shown to the user, so it
 * says what happened and what to do next, and holds no secret.
 */
public final class OpenCodexException extends RuntimeException {
    private final ErrorCode code;
    private final transient List<FieldError> errors;
    private final transient Duration retryAfter;
    private final transient Map<String, String> members;

    public OpenCodexException(ErrorCode code, String detail) {
        this(code, detail, List.of(), null, Map.of(), null);
    }

    public OpenCodexException(ErrorCode code, String detail, Throwable cause) {
        this(code, detail, List.of(), null, Map.of(), cause);
    }

    private OpenCodexException(
            ErrorCode code,
            String detail,
            List<FieldError> errors,
            Duration retryAfter,
            Map<String, String> members,
            Throwable cause) {
        super(requireNonNull(detail, "detail"), cause);
        this.code = requireNonNull(code, "code");
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
        this.members = Map.copyOf(members);
    }

    /** The answer to an id that is unknown, malformed or somebody else's: the three must look the same. */
    public static OpenCodexException notFound(String what) {
        return new OpenCodexException(ErrorCode.NOT_FOUND, "There is no such " + what + ".");
    }

    public static OpenCodexException invalid(List<FieldError> errors) {
        var detail = new StringBuilder();
        for (var error : errors) {
            detail.append(detail.isEmpty() ? "" : " ")
                    .append(error.field())
                    .append(": ")
                    .append(error.message());
        }
        return new OpenCodexException(ErrorCode.VALIDATION_FAILED, detail.toString(), errors, null, Map.of(), null);
    }

    public static OpenCodexException invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /** The same failure with the delay after which a retry makes sense. */
    public OpenCodexException retryAfter(Duration delay) {
        return new OpenCodexException(code, getMessage(), errors, requireNonNull(delay, "delay"), members, getCause());
    }

    /** The same failure with one more member for the problem or the frame, for example the id of what is in the way. */
    public OpenCodexException with(String member, String value) {
        var all = new HashMap<>(members);
        all.put(member, value);
        return new OpenCodexException(code, getMessage(), errors, retryAfter, all, getCause());
    }

    public ErrorCode code() {
        return code;
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** Members beside the usual ones, by wire name. */
    public Map<String, String> members() {
        return members;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
