package org.opencodex.llm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.opencodex.problem.OpenCodexException;

/**
 * langchain4j's way to HTTP, for one call: blocking, on the thread of the call, so that it can be cancelled before the
 * headers have come and so that what langchain4j would swallow is seen first: refusals with their {@code Retry-After},
 * answers that are no stream, errors within the stream.
 */
final class ProviderTransport implements HttpClient, HttpClientBuilder {
    private static final int MOST_ERROR_BYTES = 64 * 1024;
    private static final Pattern ERROR_EVENT = Pattern.compile("\\{\\s*\"error\"\\s*:");

    private final StreamGuard guard;
    private final ProviderFailures failures;
    private final String model;
    private HttpPost request;
    private boolean cancelled;

    ProviderTransport(StreamGuard guard, ProviderFailures failures, String model) {
        this.guard = guard;
        this.failures = failures;
        this.model = model;
    }

    @Override
    public void execute(HttpRequest asked, ServerSentEventParser parser, ServerSentEventListener listener) {
        var post = new HttpPost(asked.url());
        asked.headers().forEach((name, values) -> values.forEach(value -> post.addHeader(name, value)));
        post.setEntity(new StringEntity(asked.body(), ContentType.APPLICATION_JSON));
        synchronized (this) {
            if (cancelled) {
                return;
            }
            request = post;
        }
        try {
            ProviderHttpClient.CLIENT.execute(post, response -> {
                read(response, parser, listener);
                return null;
            });
        } catch (IOException | RuntimeException e) {
            guard.fail(failures.of(e));
        }
    }

    private void read(ClassicHttpResponse response, ServerSentEventParser parser, ServerSentEventListener listener)
            throws IOException {
        if (response.getCode() != 200) {
            guard.fail(refusal(response));
            return;
        }
        var contentType =
                response.getEntity() == null ? null : response.getEntity().getContentType();
        if (contentType == null || !contentType.startsWith("text/event-stream")) {
            guard.fail(failures.ofContentType(contentType));
            cancel();
            return;
        }
        var stream = new BoundedLines(response.getEntity().getContent());
        try {
            parser.parse(stream, new Watching(listener));
            listener.onClose();
        } finally {
            if (guard.ended()) {
                // What is left of the answer, if anything, nobody wants: end the connection instead of reading it out.
                cancel();
            }
        }
    }

    private OpenCodexException refusal(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        var bytes = entity == null ? new byte[0] : EntityUtils.toByteArray(entity, MOST_ERROR_BYTES);
        var retryAfter = response.getFirstHeader("Retry-After");
        var body = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
        return failures.ofStatus(response.getCode(), body, retryAfter == null ? null : retryAfter.getValue(), model);
    }

    /** Ends the call, wherever it is. */
    void cancel() {
        HttpPost running;
        synchronized (this) {
            cancelled = true;
            running = request;
        }
        if (running != null) {
            running.cancel();
        }
    }

    /** Sees each event before langchain4j does. */
    private final class Watching implements ServerSentEventListener {
        private final ServerSentEventListener listener;

        Watching(ServerSentEventListener listener) {
            this.listener = listener;
        }

        @Override
        public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
            if (isError(event)) {
                guard.fail(failures.ofStream(event.data()));
            } else if (!guard.ended()) {
                listener.onEvent(event, context);
            }
        }

        @Override
        public void onError(Throwable failure) {
            guard.fail(failures.of(failure));
        }

        private static boolean isError(ServerSentEvent event) {
            var data = event.data();
            return "error".equals(event.event())
                    || data != null && ERROR_EVENT.matcher(data).lookingAt();
        }
    }

    /** langchain4j asks for plain requests where it does not stream, which we never do. */
    @Override
    public SuccessfulHttpResponse execute(HttpRequest asked) {
        throw new UnsupportedOperationException("Only streams are asked for.");
    }

    @Override
    public HttpClient build() {
        return this;
    }

    /** The limits are {@link ProviderHttpClient}'s. */
    @Override
    public Duration connectTimeout() {
        return null;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return null;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
    }
}
