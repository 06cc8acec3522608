package org.opencodex.llm;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.opencodex.platform.JsonDialect;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/** Translates what providers and the way to them answer, once, into words that say what to do. Names hosts, never keys. */
final class ProviderFailures {
    private static final int MOST_QUOTED = 500;

    private final URI baseUrl;
    private final Optional<String> secret;

    ProviderFailures(URI baseUrl, Optional<String> secret) {
        this.baseUrl = baseUrl;
        this.secret = secret;
    }

    static OpenCodexException keyMissing() {
        return new OpenCodexException(
                ErrorCode.PROVIDER_KEY_MISSING,
                "There is no key for OpenAI. Set OPENAI_API_KEY or opencodex.llm.openai.api-key and restart the server,"
                        + " or choose the provider demo in the project's settings.");
    }

    /** Of an HTTP answer that is not 200. {@code retryAfter} is the header's value or null. */
    OpenCodexException ofStatus(int status, String body, String retryAfter, String model) {
        var said = said(body);
        return switch (status) {
            case 401, 403 ->
                failure(
                        ErrorCode.PROVIDER_KEY_REFUSED,
                        "The provider at " + host() + " refused the key. Check OPENAI_API_KEY or"
                                + " opencodex.llm.openai.api-key." + said);
            case 404 ->
                failure(
                        ErrorCode.MODEL_NOT_FOUND,
                        "The provider at " + host() + " does not know the model \"" + model
                                + "\". Choose another in the"
                                + " project's settings, or check opencodex.llm.openai.base-url." + said);
            case 429 -> limited(said, retryAfter);
            case 400, 413, 422 -> rejected(body, said, model);
            default ->
                failure(
                        ErrorCode.PROVIDER_FAILED,
                        "The provider at " + host() + " failed (HTTP " + status + "). Try again soon." + said);
        };
    }

    private OpenCodexException limited(String said, String retryAfter) {
        var failure = failure(
                ErrorCode.PROVIDER_RATE_LIMITED,
                "The provider at " + host() + " takes no more requests for now. Try again later." + said);
        return seconds(retryAfter).map(failure::retryAfter).orElse(failure);
    }

    private OpenCodexException rejected(String body, String said, String model) {
        if (body.contains("context_length_exceeded") || body.contains("maximum context length")) {
            return failure(
                    ErrorCode.CONTEXT_TOO_LONG,
                    "The conversation is too long for the model \"" + model
                            + "\". Start a new chat, or choose a model with" + " a larger context." + said);
        }
        if (body.contains("model_not_found")) {
            return ofStatus(404, body, null, model);
        }
        return failure(
                ErrorCode.PROVIDER_REJECTED,
                "The provider at " + host() + " rejected the request. Check the model's parameters in the project's"
                        + " settings." + said);
    }

    /** Of an error that a provider put into the stream. */
    OpenCodexException ofStream(String data) {
        return failure(
                ErrorCode.PROVIDER_FAILED,
                "The provider at " + host()
                        + " reported an error in the middle of the answer. What had arrived is kept." + said(data));
    }

    /** Of an answer with status 200 that is no stream of events. */
    OpenCodexException ofContentType(String contentType) {
        return failure(
                ErrorCode.PROVIDER_FAILED,
                "The server at " + host() + " answered with " + (contentType == null ? "no content type" : contentType)
                        + " instead of a stream. Check opencodex.llm.openai.base-url: it usually ends in /v1.");
    }

    /** Of whatever was thrown on the way. */
    OpenCodexException of(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case OpenCodexException ours -> {
                    return ours;
                }
                case UnknownHostException unknown -> {
                    return unreachable("there is no such host");
                }
                case ConnectException refused -> {
                    return unreachable("nothing answers there");
                }
                case NoRouteToHostException route -> {
                    return unreachable("there is no route to it");
                }
                case SSLException tls -> {
                    return unreachable("no secure connection can be made (" + redact(tls.getMessage()) + ")");
                }
                case InterruptedIOException timeout -> {
                    return failure(
                            ErrorCode.TIMED_OUT,
                            "The provider at " + host()
                                    + " did not answer in time. What had arrived is kept; try again.");
                }
                default -> {}
            }
        }
        return failure(
                ErrorCode.TRUNCATED,
                "The connection to the provider at " + host()
                        + " broke off. What had arrived is kept; ask again for the" + " rest.");
    }

    private OpenCodexException unreachable(String why) {
        return failure(
                ErrorCode.PROVIDER_UNREACHABLE,
                "The provider at " + host() + " cannot be reached: " + why
                        + ". Check opencodex.llm.openai.base-url and the" + " network.");
    }

    private String host() {
        return baseUrl.getHost() + (baseUrl.getPort() < 0 ? "" : ":" + baseUrl.getPort());
    }

    /** The provider's own words, as a sentence; empty where it said nothing. */
    private String said(String body) {
        var words = message(body);
        if (words.isBlank()) {
            return "";
        }
        var redacted = redact(words);
        return " It said: " + (redacted.length() > MOST_QUOTED ? redacted.substring(0, MOST_QUOTED) + "…" : redacted);
    }

    /** {@code error.message}, {@code error} or {@code message} of a JSON body; nothing of any other body. */
    private static String message(String body) {
        try {
            JsonObject object = JsonDialect.read(body);
            var error = object.get("error");
            var message = error instanceof JsonObject inner ? inner.get("message") : error;
            var found = message == null ? object.get("message") : message;
            return found instanceof JsonString string ? string.getString() : "";
        } catch (JsonException | IllegalStateException e) {
            return "";
        }
    }

    private String redact(String text) {
        return text == null ? "" : secret.map(key -> text.replace(key, "[key]")).orElse(text);
    }

    private static Optional<Duration> seconds(String retryAfter) {
        try {
            return retryAfter == null
                    ? Optional.empty()
                    : Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter.strip())));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static OpenCodexException failure(ErrorCode code, String detail) {
        return new OpenCodexException(code, detail);
    }
}
