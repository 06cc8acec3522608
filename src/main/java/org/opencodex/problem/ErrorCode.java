package org.opencodex.problem;

import java.util.Locale;

/**
 * Every way a request or an answer can fail. The lower-case name is the {@code code} on the wire and the contract with
 * clients: they switch on it, never on the text. {@code status} is the HTTP status of a REST answer; {@code retryable}
 * says whether the same request may succeed later without a change.
 */
public enum ErrorCode {
    MALFORMED_JSON(422, "The request is not well-formed JSON", false),
    VALIDATION_FAILED(422, "The request is not valid", false),
    FRAME_INVALID(422, "The frame is not valid", false),
    UNAUTHENTICATED(401, "Not signed in", false),
    SIGN_IN_FAILED(401, "Sign-in failed", false),
    FORBIDDEN(403, "Not allowed", false),
    ORIGIN_REFUSED(403, "The origin is not allowed", false),
    CLIENT_REFUSED(403, "Only local clients are served", false),
    NOT_FOUND(404, "Not found", false),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here", false),
    NOT_ACCEPTABLE(406, "No acceptable representation", false),
    CONFLICT(409, "Conflict", false),
    IDEMPOTENCY_MISMATCH(422, "The id was used for another request", false),
    GENERATION_RUNNING(409, "An answer is being written", true),
    TOO_LARGE(413, "Too large", false),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type is not supported", false),
    RATE_LIMITED(429, "Too many requests", true),
    UNAVAILABLE(503, "Not available now", true),
    INTERNAL(500, "Something failed on the server", true),

    // What a model call may end with: the code of an `error` frame that closes a log.
    PROVIDER_UNKNOWN(422, "Unknown provider", false),
    PROVIDER_KEY_MISSING(422, "The provider has no key", false),
    PROVIDER_KEY_REFUSED(422, "The provider refused the key", false),
    PROVIDER_UNREACHABLE(503, "The provider cannot be reached", true),
    PROVIDER_REJECTED(422, "The provider rejected the request", false),
    PROVIDER_RATE_LIMITED(429, "The provider limits requests", true),
    PROVIDER_FAILED(503, "The provider failed", true),
    MODEL_NOT_FOUND(422, "Unknown model", false),
    CONTEXT_TOO_LONG(422, "The conversation is too long for the model", false),
    TRUNCATED(503, "The answer was cut off", true),
    TIMED_OUT(503, "The answer did not arrive in time", true),
    INTERRUPTED(503, "The answer was interrupted", true);

    private final int status;
    private final String title;
    private final boolean retryable;

    ErrorCode(int status, String title, boolean retryable) {
        this.status = status;
        this.title = title;
        this.retryable = retryable;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public boolean retryable() {
        return retryable;
    }

    /** The name on the wire, for example {@code generation_running}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
