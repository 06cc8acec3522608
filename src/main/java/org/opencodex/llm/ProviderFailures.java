package org.opencodex.llm;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.opencodex.platform.Egress;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

/**
 * Translates what a provider and the way to it answer to one call, once, into words that say what to do. Names hosts, never
 * keys.
 */
final class ProviderFailures {
    private final Endpoint endpoint;
    private final URI baseUrl;
    private final ProviderWords words;
    private final String model;

    ProviderFailures(Endpoint endpoint, String model) {
        this.endpoint = endpoint;
        this.baseUrl = endpoint.baseUrl().orElseThrow();
        this.words = new ProviderWords(endpoint.key());
        this.model = model;
    }

    /** Of an HTTP answer that is not 200. */
    OpenCodexException ofStatus(int status, String body, Optional<Duration> retryAfter) {
        var said = words.quoted(body);
        var failure = status >= 300 && status < 400
                ? redirected(status)
                : switch (status) {
                    case 401, 403 -> refused(said);
                    case 404 -> said.isEmpty() ? nothingThere() : unknownModel(said);
                    case 408 -> silent(Duration.ZERO);
                    case 429 -> limited(body, said);
                    case 400 -> body.contains("API_KEY_INVALID") ? refused(said) : rejected(status, body, said);
                    case 402, 405, 409, 413, 415, 422 -> rejected(status, body, said);
                    default ->
                        failure(
                                ErrorCode.PROVIDER_FAILED,
                                "The provider at " + host() + " failed (HTTP " + status + "). Try again soon." + said);
                };
        return failure.code().retryable() ? retryAfter.map(failure::retryAfter).orElse(failure) : failure;
    }

    private OpenCodexException redirected(int status) {
        return failure(
                ErrorCode.PROVIDER_REJECTED,
                "The server at " + host() + " sends us elsewhere (HTTP " + status
                        + "), and the key goes nowhere but where"
                        + " it belongs. Make " + addressSetting() + " the final address.");
    }

    private OpenCodexException refused(String said) {
        return endpoint.key().isPresent()
                ? failure(
                        ErrorCode.PROVIDER_KEY_REFUSED,
                        "The provider at " + host() + " refused the key. " + howToChangeTheKey() + said)
                : failure(
                        ErrorCode.PROVIDER_KEY_MISSING,
                        "The provider at " + host() + " wants a key and there is none. " + endpoint.howToGiveAKey()
                                + said);
    }

    private String howToChangeTheKey() {
        return endpoint.isSaved()
                ? "Check it on the page Providers."
                : "Check "
                        + endpoint.provider()
                                .keyVariable()
                                .map(variable -> variable + " or ")
                                .orElse("") + endpoint.property("api-key")
                        + ", or save another on the page Providers.";
    }

    private OpenCodexException nothingThere() {
        return failure(
                ErrorCode.PROVIDER_REJECTED,
                "The server at " + host() + " does not speak "
                        + endpoint.provider().name() + "'s API under " + baseUrl.getPath() + ". Check "
                        + addressSetting() + ": it usually ends in /v1.");
    }

    private OpenCodexException unknownModel(String said) {
        return failure(
                ErrorCode.MODEL_NOT_FOUND,
                "The provider at " + host() + " does not know the model \"" + model + "\". Choose another in the"
                        + " project's settings, or check " + addressSetting() + "." + said);
    }

    private OpenCodexException limited(String body, String said) {
        return body.contains("insufficient_quota")
                ? failure(
                        ErrorCode.PROVIDER_REJECTED,
                        "The account at " + host() + " has no credit left. Add some there, or use another key." + said)
                : failure(
                        ErrorCode.PROVIDER_RATE_LIMITED,
                        "The provider at " + host() + " takes no more requests for now. Try again later." + said);
    }

    private OpenCodexException rejected(int status, String body, String said) {
        if (status == 413 || ProviderWords.complainsOfLength(body)) {
            return failure(
                    ErrorCode.CONTEXT_TOO_LONG,
                    "The conversation is too long for the model \"" + model + "\". Start a new chat, or choose a model"
                            + " with a larger context." + said);
        }
        if (body.contains("model_not_found")) {
            return unknownModel(said);
        }
        return failure(
                ErrorCode.PROVIDER_REJECTED,
                "The provider at " + host() + " rejected the request. Check the model's parameters in the project's"
                        + " settings." + said);
    }

    /** Of an error that a provider put into the stream. The types are Anthropic's and Google's; others name theirs as they like. */
    OpenCodexException ofStream(String data) {
        var said = words.quoted(data);
        return switch (ProviderWords.errorType(data)) {
            case "rate_limit_error", "rate_limit_exceeded" -> limited(data, said);
            case "authentication_error", "permission_error" -> refused(said);
            case "invalid_request_error", "request_too_large" -> rejected(400, data, said);
            case "not_found_error" -> unknownModel(said);
            case "RESOURCE_EXHAUSTED" -> limited(data, said);
            case "UNAUTHENTICATED", "PERMISSION_DENIED" -> refused(said);
            case "INVALID_ARGUMENT" -> rejected(400, data, said);
            case "NOT_FOUND" -> unknownModel(said);
            default ->
                failure(
                        ErrorCode.PROVIDER_FAILED,
                        "The provider at " + host()
                                + " reported an error in the middle of the answer. What had arrived is kept." + said);
        };
    }

    /** Of a piece of the stream that is no JSON: what it held is lost, so the answer cannot go on. */
    OpenCodexException unreadable() {
        return failure(
                ErrorCode.PROVIDER_FAILED,
                "The provider at " + host()
                        + " sent a piece of the answer that cannot be read. What had arrived is kept;" + " try again.");
    }

    /** Of an answer with status 200 that is no list of models. */
    OpenCodexException noList() {
        return failure(
                ErrorCode.PROVIDER_FAILED,
                "The server at " + host() + " has no list of its models. Name one yourself.");
    }

    /** Of an answer with status 200 that is no stream of events. */
    OpenCodexException ofContentType(String contentType, String body) {
        return failure(
                ErrorCode.PROVIDER_FAILED,
                "The server at " + host() + " answered with " + (contentType == null ? "no content type" : contentType)
                        + " instead of a stream. Check " + addressSetting()
                        + ": it usually ends in /v1."
                        + words.quoted(body));
    }

    /** Of what happened before the provider had answered anything. */
    OpenCodexException ofConnecting(IOException thrown) {
        return switch (thrown) {
            case Egress.Denied denied ->
                failure(ErrorCode.PROVIDER_REJECTED, "The provider's address " + denied.getMessage());
            case UnknownHostException unknown -> unreachable("there is no such host");
            case ConnectTimeoutException late -> unreachable("it did not accept the connection in time");
            case ConnectException refused -> unreachable("nothing answers there");
            case NoRouteToHostException route -> unreachable("there is no route to it");
            case SSLException tls ->
                unreachable(
                        "no secure connection can be made (" + words.redacted(String.valueOf(tls.getMessage())) + ")");
            case InterruptedIOException late -> silent(Duration.ZERO);
            default -> unreachable("it closed the connection without an answer");
        };
    }

    /**
     * Whether {@link #ofConnecting} may pass by itself: refused or broken off without an answer; not a name that does not
     * exist, nor TLS, nor silence.
     */
    static boolean mayPass(IOException thrown) {
        return thrown instanceof NoHttpResponseException
                || thrown instanceof ConnectionClosedException
                || thrown instanceof SocketException && !(thrown instanceof NoRouteToHostException);
    }

    /** Of what happened within the answer. */
    OpenCodexException ofBreak(IOException thrown) {
        return thrown instanceof EventStream.TooLong
                ? unreadable()
                : failure(
                        ErrorCode.TRUNCATED,
                        "The connection to the provider at " + host()
                                + " broke off. What had arrived is kept; ask again for the rest.");
    }

    /** Nothing has come for so long; zero where the time is not ours to tell. */
    OpenCodexException silent(Duration limit) {
        return failure(
                ErrorCode.TIMED_OUT,
                "The provider at " + host() + " did not answer in time"
                        + (limit.isZero() ? "" : " (nothing for " + spoken(limit) + ")")
                        + ". What had arrived is kept; try again.");
    }

    OpenCodexException tooLong(Duration limit) {
        return failure(
                ErrorCode.TIMED_OUT,
                "The answer took longer than " + spoken(limit) + " and was cut off. What had arrived is kept.");
    }

    private static String spoken(Duration duration) {
        return duration.toMinutes() > 5 ? duration.toMinutes() + " minutes" : duration.toSeconds() + " seconds";
    }

    /** Of what should not happen: a mistake of ours. */
    static OpenCodexException ofMistake(RuntimeException thrown) {
        return thrown instanceof OpenCodexException ours
                ? ours
                : new OpenCodexException(
                        ErrorCode.INTERNAL,
                        "The request to the provider could not be made. See the server's log.",
                        thrown);
    }

    private OpenCodexException unreachable(String why) {
        return failure(
                ErrorCode.PROVIDER_UNREACHABLE,
                "The provider at " + host() + " cannot be reached: " + why + ". Check " + addressSetting()
                        + " and the network.");
    }

    private String addressSetting() {
        return endpoint.isSaved() ? "its address on the page Providers," : endpoint.property("base-url");
    }

    private String host() {
        return baseUrl.getHost() + (baseUrl.getPort() < 0 ? "" : ":" + baseUrl.getPort());
    }

    private static OpenCodexException failure(ErrorCode code, String detail) {
        return new OpenCodexException(code, detail);
    }
}
